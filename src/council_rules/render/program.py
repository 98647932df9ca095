"""The answer-set program of a proposal as text that plain clingo can run."""

from collections.abc import Iterable, Iterator

from clingo import Symbol

from council_rules.analysis.standard import Standard
from council_rules.logic.encode import encode
from council_rules.logic.ledger import Ledger, Question, term
from council_rules.logic.parameters import parameter_facts
from council_rules.logic.witness import add_witnesses
from council_rules.proposal.load import Loaded
from council_rules.render.display import clean

_SHOW = "#show applies/2.\n#show violated/3.\n"


def render(loaded: Loaded, standard: Standard, *, with_rules: bool = False) -> str:
    """Return the facts, sorted and commented; with the vocabulary and rules if asked.

    Raises ``TooLarge`` where votes or people cannot be added up exactly.
    """
    ledger = encode(loaded.proposal)
    if standard.search:
        add_witnesses(loaded.proposal, ledger, standard.texts.core, standard.search)
    lines = [
        _comment(f"{loaded.name}: {ledger.names['proposal']}"),
        _comment(f"sha256 {loaded.sha256}"),
        *_section("What the text states: given(F)"),
        *_given(loaded, ledger),
        *_section("Arithmetic, which nothing open changes"),
        *_facts(ledger.numbers),
        *_section("What is open: brings(Q,A,F) puts F in force if A is the answer to Q"),
    ]
    for question in sorted(ledger.questions, key=lambda question: question.id):
        lines += _question(loaded, question)
    lines += _section("Parameters of the rules")
    lines += _facts(parameter_facts(standard.settings, ledger))
    if with_rules:
        lines += _rules(standard, is_open=bool(ledger.questions))
    return "\n".join(lines) + "\n"


def _given(loaded: Loaded, ledger: Ledger) -> Iterator[str]:
    for fact, path in sorted(ledger.places.items()):
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
    return (f"{fact}." for fact in sorted(set(facts)))


def _rules(standard: Standard, is_open: bool) -> Iterator[str]:
    yield from _section("The vocabulary")
    yield from (text.rstrip("\n") for text in standard.texts.core)
    codes = " ".join(rule.code for rule in standard.rules)
    yield from _section(f"Rules: {codes}")
    yield standard.texts.conditions.rstrip("\n")
    if not is_open:
        # evidence adds up votes, which is meant for settled structures only
        yield from _section("Evidence and numbers for messages")
        yield standard.texts.evidence.rstrip("\n")
    yield ""
    yield _SHOW.rstrip("\n")


def _section(title: str) -> list[str]:
    return ["", f"% ---- {title}", ""]


def _comment(text: str) -> str:
    return f"% {clean(' '.join(text.split()))}"


def _place(loaded: Loaded, path: str) -> str:
    line = loaded.places.nearest(path.split("?")[0]).value.line
    return clean(f"line {line}: {path}")
