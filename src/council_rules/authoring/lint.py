"""What to look at in a page that can be used: loading it refuses all that is plainly wrong."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from clingo.ast import ASTType

from council_rules.authoring import starts
from council_rules.authoring.constants import unknown as unknown_constants
from council_rules.authoring.examples import Bench, bases_of
from council_rules.logic.guard import Checked, checked_page
from council_rules.logic.syntax import Clause
from council_rules.rulebook import examples, packs, sections
from council_rules.rulebook.packs import Pack
from council_rules.rulebook.problems import PageProblem
from council_rules.rulebook.rule import Rule
from council_rules.rulebook.template import holes
from council_rules.words import listed, meant

# an article, section or paragraph by its number
_CLAUSE = re.compile(r"(article|section|paragraph)s? \d+.*")
_BROKEN = "violated"


def lint(rule: Rule, with_: Bench) -> tuple[PageProblem, ...]:
    """Return what to look at in a page, in order of place.

    Raises ``RuleBookError`` for a page that cannot be used, with all that is wrong with it.
    """
    page = checked_page(rule, with_.words)
    found = (
        *_file(rule),
        *_once(rule, (*page.condition, *page.evidence)),
        *unknown_constants(rule, page, with_),
        *_told_when_met(rule, page),
        *_left_over(rule),
        *_sources(rule),
        *_examples(rule, with_),
    )
    return tuple(sorted(found))


def lint_pack(pack: Pack) -> Iterator[PageProblem]:
    """Yield what a pack does not say yet."""
    path = str(pack.folder / packs.FILE_NAME)
    for key in ("who", "licence"):
        if getattr(pack, key) == starts.NOT_STATED:
            yield PageProblem(path, 1, 1, f"The key '{key}' is '{starts.NOT_STATED}'")


def _file(rule: Rule) -> Iterator[PageProblem]:
    name = PurePath(rule.path.replace("\\", "/")).name
    if name != f"{rule.code}.md":
        message = f"The file of the rule '{rule.code}' is called '{name}'"
        hint = "a folder of pages is searched for files that are named like codes"
        yield PageProblem(rule.path, 2, 1, message, f"'{rule.code}.md'", hint)


def _once(rule: Rule, all_: Iterable[Clause]) -> Iterator[PageProblem]:
    """Yield variables that occur once in a rule: misspelt, or of no account."""
    for clause in all_:
        variables = [one for one in clause.nodes if one.ast_type is ASTType.Variable]
        number = Counter(one.name for one in variables)
        for one in variables:
            if not one.name.startswith("_") and number[one.name] == 1:
                begin = one.location.begin
                message = f"The variable '{one.name}' occurs once in its rule"
                hint = f"it may be misspelt; '_{one.name}' says that it is meant to"
                yield PageProblem(rule.path, begin.line, begin.column, message, "", hint)


def _left_over(rule: Rule) -> Iterator[PageProblem]:
    """Yield what a new page begins with and asks its author to say."""
    held = {
        sections.WHY: rule.why,
        sections.AGAINST: rule.against,
        sections.DEFENCE: rule.defence,
    }
    for heading, text in held.items():
        for asked in starts.asked():
            if asked in " ".join(text.split()):
                message = f"The section '{heading}' still says '{asked}'"
                yield PageProblem(rule.path, 2, 1, message, "what that asks for")


def _told_when_met(rule: Rule, page: Checked) -> Iterator[PageProblem]:
    """Yield numbers that messages name for a rule that is kept, and only a broken one has."""
    kept = {_measure(one) for one in page.evidence if not _of_a_violation(one)}
    measured = {_measure(one) for one in page.evidence} - {""}
    for key in ("met", "undetermined"):
        for hole in holes(getattr(rule.messages, key)):
            if hole in measured and hole not in kept:
                message = f"The message '{key}' names '{{{hole}}}', which only a violation has"
                expected = f"'measure' of '{hole}' without '{_BROKEN}' in its body"
                yield PageProblem(rule.path, *rule.messages.place(key), message, expected)


def _measure(clause: Clause) -> str:
    """Return the name of the number that a clause gives, empty if it gives none."""
    return (
        str(clause.head.arguments[2]).partition("(")[0] if clause.head.name == "measure" else ""
    )


def _of_a_violation(clause: Clause) -> bool:
    return any(atom.name == _BROKEN and not atom.strict for atom in clause.body)


def _sources(rule: Rule) -> Iterator[PageProblem]:
    for source in rule.sources:
        if source.kind == "law" and not _CLAUSE.fullmatch(source.clause):
            message = f"The clause of '{source.instrument}' is '{source.clause}'"
            expected = "an article, section or paragraph with its number"
            yield PageProblem(rule.path, 2, 1, message, expected)
    cited = Counter((one.instrument, one.clause) for one in rule.sources)
    for (instrument, clause), number in cited.items():
        if number > 1:
            message = f"'{instrument}' is cited {number} times for '{clause}'"
            yield PageProblem(rule.path, 2, 1, message, "each clause once")


def _examples(rule: Rule, with_: Bench) -> Iterator[PageProblem]:
    first: dict[str, int] = {}
    bases = sorted(bases_of(with_.fixtures))
    for text in rule.examples:
        example = examples.parse(text, rule.path)
        name = example.name
        if example.base not in bases:
            message = f"The example '{name}' has a base '{example.base}' that does not exist"
            hint = meant(example.base, bases)
            yield PageProblem(rule.path, text.line, 1, message, listed(bases), hint)
        if name in first:
            message = f"The example '{name}' was already given on line {first[name]}"
            yield PageProblem(rule.path, text.line, 1, message, "a name of its own")
        first.setdefault(name, text.line)
