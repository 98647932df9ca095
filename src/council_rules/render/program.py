"""The answer-set program of a proposal as text that plain clingo can run."""

from collections.abc import Iterable, Iterator, Sequence

from council_rules.analysis.standard import Standard
from council_rules.analysis.witnesses import add_witnesses
from council_rules.logic.compile import compile_book
from council_rules.logic.contingent import text_of
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase, Question, term
from council_rules.logic.parameters import parameter_facts
from council_rules.logic.terms import Symbol
from council_rules.proposal.load import Loaded
from council_rules.render.account import judged_by
from council_rules.render.display import clean
from council_rules.rulebook.book import RuleBook

_SHOW = "#show applies/2.\n#show violated/3.\n#show asks/3."
# a rule that asks people nothing never derives it
_DEFINED = "#defined asks/3."


def render(loaded: Loaded, standard: Standard, book: RuleBook | None = None) -> str:
    """Return the facts, sorted and commented.

    A ``book`` adds its vocabulary and those of its rules that the standard holds.
    Raises ``TooLargeError`` where votes or people cannot be added up exactly.
    """
    fact_base = encode(loaded.proposal, read=standard.read)
    add_witnesses(loaded.proposal, fact_base, standard)
    by = standard.judged_by
    lines = [
        _comment(f"{loaded.name}: {fact_base.names['proposal']}"),
        _comment(f"sha256 {loaded.sha256}"),
        _comment(judged_by(by.rules, by.profile, by.left_out, by.digest)),
        *_section("What the text states: given(F)"),
        *_given(loaded, fact_base),
        *_section("Arithmetic, which nothing open changes"),
        *_facts(fact_base.numbers),
        *_section("What is open: brings(Q,A,F) puts F in force if A is the answer to Q"),
    ]
    for question in sorted(fact_base.questions, key=lambda question: question.id):
        lines += _question(loaded, question)
    if fact_base.contingent:
        lines += _section("Found in games of votes: what holds under which answers")
        lines += [
            *dict.fromkeys(_comment(one.why) for one in fact_base.not_worked_out.values())
        ]
        lines += text_of(fact_base.contingent).splitlines()
    lines += _section("Parameters of the rules")
    lines += _facts(parameter_facts(standard.settings, fact_base))
    if book is not None:
        codes = [rule.code for rule in standard.rules]
        lines += _rules(book, codes, is_open=bool(fact_base.questions or fact_base.contingent))
    return "\n".join(lines) + "\n"


def _given(loaded: Loaded, fact_base: FactBase) -> Iterator[str]:
    for fact, path in sorted(fact_base.places.items(), key=str):
        yield f"{term('given', fact)}.  % {_place(loaded, path)}"


def _question(loaded: Loaded, question: Question) -> Iterator[str]:
    assumed = ", range assumed" if question.assumed else ""
    yield ""
    yield _comment(f"{question.sentence}? ({_place(loaded, question.path)}{assumed})")
    yield f"{term('open', question.id)}."
    for option in question.options:
        answer = term("option", question.id, option.value)
        yield f"{answer}.  {_comment(option.says)}"
        brought = (term("brings", question.id, option.value, fact) for fact in option.terms)
        yield from _facts(brought)


def _facts(facts: Iterable[Symbol]) -> Iterator[str]:
    return (f"{fact}." for fact in sorted(set(facts), key=str))


def _rules(book: RuleBook, codes: Sequence[str], is_open: bool) -> Iterator[str]:
    program = compile_book(book, codes)
    for name, text in book.core:
        yield from _section(f"Vocabulary: {name}")
        yield text.rstrip("\n")
    yield from _section(f"Rules: {' '.join(codes)}")
    yield program.condition.rstrip("\n")
    if not is_open:
        # evidence adds up votes, which is meant for settled structures only
        yield from _section("Evidence, and numbers for messages")
        yield program.evidence.rstrip("\n")
    yield f"\n{_DEFINED}\n{_SHOW}"


def _section(title: str) -> list[str]:
    return ["", f"% ---- {title}", ""]


def _comment(text: str) -> str:
    return f"% {clean(' '.join(text.split()))}"


def _place(loaded: Loaded, path: str) -> str:
    line = loaded.places.nearest(path.split("?")[0]).value.line
    return clean(f"line {line}: {path}")
