"""The tables of the rule book's index and of its profiles that follow from its pages.

``python -m tests.rulebook.index_page`` writes them into rules/README.md and docs/profiles.md,
and their number into README.md.
"""

import re
from collections.abc import Iterator

from council_rules.render.rule_list import family
from council_rules.rulebook.book import RuleBook, rules_folder
from council_rules.rulebook.profiles import ALL, NAMED
from council_rules.rulebook.rule import NOT_SEEN, ROLES, SOURCE_KINDS, Rule, RuleSource

INDEX = rules_folder() / "README.md"
PROFILES_PAGE = rules_folder().parent / "docs" / "profiles.md"
README = rules_folder().parent / "README.md"
ROW = re.compile(r"\| \[(\w+)\]\(([^)]+)\) \| (.+) \| (\w+) \| (.+) \| (.+) \|")
# what carries a norm; the other roles show it at work or speak against it
_CARRIES = ("supports", "analogy")
_HEAD = "| source | kind | supports | by analogy | illustrates | contrary | clause not read |"
_RULE = "| --- | --- | --- | --- | --- | --- | --- |"
_HELD = re.compile(r"(?<=index_page -->\n).*(?=<!-- end -->)", re.DOTALL)
# the rows of one family, which are in one folder
_FAMILY = re.compile(r"(?:\| \[\w+\]\((\w+)/\w+\.md\) \|.+\n)+")
_COUNT = re.compile(r"The book holds \d+ rules")
_SOURCES = re.compile(rf"{re.escape(_HEAD)}\n(?:\|.*\n)+")


def rests_on(rule: Rule) -> str:
    """Return the kinds of the sources that carry the norm of a rule."""
    given = {source.kind for source in rule.sources if source.role in _CARRIES}
    return ", ".join(kind for kind in SOURCE_KINDS if kind in given)


def rules() -> Iterator[tuple[str, str, str, str, str, str]]:
    """Yield what the index says of each rule: code, page, title, severity, kinds, profiles."""
    book = RuleBook.load()
    for page in sorted(rules_folder().glob("*/*.md")):
        rule = book[page.stem]
        place = page.relative_to(rules_folder()).as_posix()
        yield rule.code, place, rule.title, rule.severity, rests_on(rule), _profiles(rule)


def sources() -> str:
    """Return the table of sources: which pages cite each, in which role, and unread by whom."""
    cited: dict[tuple[str, str], list[tuple[str, RuleSource]]] = {}
    for rule in RuleBook.load().rules:
        for source in rule.sources:
            cited.setdefault((source.instrument, source.kind), []).append((rule.code, source))
    rows = [_HEAD, _RULE]
    order = sorted(cited, key=lambda one: (one[0].casefold(), SOURCE_KINDS.index(one[1])))
    for instrument, kind in order:
        by = cited[instrument, kind]
        cells = [_codes(code for code, source in by if source.role == role) for role in ROLES]
        unread = _codes(code for code, source in by if source.seen == NOT_SEEN)
        rows.append(f"| {instrument} | {kind} | {' | '.join(cells)} | {unread} |")
    return "\n".join(rows) + "\n"


def _profiles(rule: Rule) -> str:
    return ", ".join(rule.profiles or (ALL,))


def held() -> str:
    """Return the table of which rules each profile holds, family by family."""
    book = RuleBook.load()
    families = dict.fromkeys(family(rule) for rule in book.rules)
    rows = [f"| family | {' | '.join(NAMED)} | {ALL} only |", "| --- | --- | --- | --- | --- |"]
    for name in families:
        own = [rule for rule in book.rules if family(rule) == name]
        cells = [_codes(r.code for r in own if profile in r.profiles) for profile in NAMED]
        rest = _codes(rule.code for rule in own if not rule.profiles)
        rows.append(f"| {name} | {' | '.join(cells)} | {rest} |")
    numbers = [sum(profile in r.profiles for r in book.rules) for profile in NAMED]
    left = sum(not rule.profiles for rule in book.rules)
    rows.append(f"| {len(book.rules)} rules | {' | '.join(map(str, numbers))} | {left} |")
    return "\n".join(rows) + "\n"


def _codes(codes: Iterator[str]) -> str:
    return ", ".join(dict.fromkeys(codes))


def renewed(text: str) -> str:
    """Return the index with the tables as the pages have it."""
    known = list(rules())
    rows: dict[str, str] = {}
    for code, place, *said in known:
        folder = place.partition("/")[0]
        row = f"| [{code}]({place}) | {' | '.join(said)} |\n"
        rows[folder] = rows.get(folder, "") + row

    def family_of(found: re.Match[str]) -> str:
        return rows[found[1]]

    text = _COUNT.sub(f"The book holds {len(known)} rules", text)
    return _SOURCES.sub(lambda _: sources(), _FAMILY.sub(family_of, text))


if __name__ == "__main__":
    INDEX.write_text(renewed(INDEX.read_text("utf-8")), "utf-8")
    number = f"against {len(RuleBook.load().codes)} sourced rules"
    first = re.sub(r"against \d+ sourced rules", number, README.read_text("utf-8"))
    README.write_text(first, "utf-8")
    page = PROFILES_PAGE.read_text("utf-8")
    PROFILES_PAGE.write_text(_HELD.sub(lambda _: held(), page), "utf-8")
