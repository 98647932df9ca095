"""The places in the text from which most findings follow.

Every finding is derived from statements of the file. The statement that most derivations
share is the first cause, with all findings whose derivation uses it; the next is the one that
most of the others share, and so on. What all seats of a kind say counts as one statement, as
does who votes in a body, whichever it is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from council_rules.findings.evidence import Evidence, Place
from council_rules.findings.finding import Finding, Severity, Verdict
from council_rules.findings.report import FileReport
from council_rules.record import Record
from council_rules.words import series

# who votes where is written in the lists of seats of bodies
SEATED = ("voter", "votes_in", "seat", "takes_part")
SEATS = "seats"
Fact = Evidence | Place
_MOST_CLAUSES = 4
# what the file says of others, and no text of a council provides
_WORLD = ("legal_role(", "party(")
# a second statement is named with a cause if so many of its findings use it
_SHARED = 0.5


class Clause(Record):
    """A statement of the file that findings of a cause are derived from.

    ``says`` says it in words: one of the sentences about it, ``statement``, and how many
    further entries in the lists of seats say it too, or of which ``bodies`` it is said who
    votes in them. ``findings`` is how many findings use it; ``places`` are where it is written,
    the first of them in words at ``path``.
    """

    key: str
    path: str
    says: str
    findings: int
    places: tuple[Place, ...]
    statement: str = ""
    alike: int = 0
    bodies: tuple[str, ...] = ()


class Cause(Record):
    """Findings that are violated for certain and whose derivations share one statement.

    ``clauses`` begin with that statement; the others are used by at least half of them.
    """

    id: str
    title: str
    clauses: tuple[Clause, ...]
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The rules of the findings: the gravest first, then law, then most findings."""
        number = Counter(finding.code for finding in self.findings)
        weight = {finding.code: finding.weight for finding in self.findings}
        return tuple(sorted(number, key=lambda code: (weight[code], -number[code], code)))

    def of(self, code: str) -> tuple[Finding, ...]:
        """Return the findings under one rule."""
        return tuple(one for one in self.findings if one.code == code)

    def number(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(one.severity is severity for one in self.findings)


def causes(file: FileReport) -> tuple[Cause, ...]:
    """Return the causes of all violations of a file.

    First comes what breaks the gravest rule, then what breaks one that law carries, then what
    has most findings.
    """
    left = {finding: _used(finding) for finding in file.of(Verdict.VIOLATED)}
    groups: list[tuple[str, list[Finding]]] = []
    while left:
        number = Counter(key for used in left.values() for key in used)
        line = _lines(left.values())
        ruled = {key for used in left.values() for key, facts in used.items() if _ruled(facts)}
        about = {key for used in left.values() for key, facts in used.items() if _about(facts)}
        key = min(
            number,
            key=lambda one: (
                -number[one],
                one not in ruled,
                one == SEATS,
                one in about,
                line[one],
                one,
            ),
        )
        found = [finding for finding, used in left.items() if key in used]
        groups.append((key, found))
        left = {finding: used for finding, used in left.items() if key not in used}
    groups.sort(key=lambda one: (min(finding.weight for finding in one[1]), -len(one[1])))
    bodies = {votes.body: votes.name for votes in file.local_votes}
    return tuple(
        _cause(f"C{number}", key, found, bodies)
        for number, (key, found) in enumerate(groups, start=1)
    )


def _used(finding: Finding) -> Mapping[str, list[Fact]]:
    """Return the statements that a derivation uses, by key; its own place if it names none."""
    used: dict[str, list[Fact]] = defaultdict(list)
    for evidence in finding.evidence:
        if evidence.place:
            used[_key(evidence)].append(evidence)
    return used or {finding.subject: [finding.place]}


def _key(evidence: Evidence) -> str:
    """Return what a fact is counted under: its object, or what all its seats say alike."""
    assert evidence.place is not None
    path, functor = evidence.place.path, evidence.atom.partition("(")[0]
    owner, dot, rest = path.partition(".")
    if functor in SEATED and "/" in owner:
        return SEATS
    body, slash, _ = owner.partition("/")
    if slash:
        return f"{body}/*.{rest.partition('.')[0]}" if dot else f"{body}/*"
    if dot and rest.partition(".")[0] == "passes_when":
        return owner
    return path


def _lines(all_used: Iterable[Mapping[str, list[Fact]]]) -> dict[str, int]:
    """Return the first line of each statement."""
    found: dict[str, int] = {}
    for used in all_used:
        for key, facts in used.items():
            line = min(_place(fact).line for fact in facts)
            found[key] = min(found.get(key, line), line)
    return found


def _ruled(facts: list[Fact]) -> bool:
    """Return whether some of the facts name the rule by which something passes."""
    return any(isinstance(one, Evidence) and one.atom.startswith("root(") for one in facts)


def _about(facts: list[Fact]) -> bool:
    """Return whether all facts are about the world around the text: roles in a war, parties."""
    return all(isinstance(one, Evidence) and one.atom.startswith(_WORLD) for one in facts)


def _place(fact: Fact) -> Place:
    place = fact if isinstance(fact, Place) else fact.place
    assert place is not None
    return place


def _cause(id: str, key: str, found: list[Finding], bodies: Mapping[str, str]) -> Cause:
    clauses = tuple(_clauses(key, found, bodies))
    return Cause(id, clauses[0].says, clauses, tuple(found))


def _clauses(key: str, found: list[Finding], bodies: Mapping[str, str]) -> Iterator[Clause]:
    facts: dict[str, list[Fact]] = defaultdict(list)
    number: Counter[str] = Counter()
    for finding in found:
        for one, used in _used(finding).items():
            facts[one] += used
            number[one] += 1
    enough = max(2, _SHARED * len(found))
    others = [one for one, times in number.most_common() if times >= enough and one != key]
    for one in (key, *others[: _MOST_CLAUSES - 1]):
        yield _clause(one, number[one], facts[one], bodies)


def _clause(key: str, number: int, facts: list[Fact], bodies: Mapping[str, str]) -> Clause:
    places = tuple(dict.fromkeys(_place(fact) for fact in facts))
    paths = [place.path for place in places]
    if key == SEATS:
        seated = tuple(one for one in _owners(paths) if one in bodies)
        names = series(f"'{bodies[one]}'" for one in seated)
        says = f"who votes in {names}"
        return Clause(key, paths[0], says, number, places, bodies=seated)
    statement, alike = _statement(key, facts)
    says = statement or f"what is written of '{key}'"
    entries = "entry" if alike == 1 else "entries"
    says += f", and {alike} more {entries} in the lists of seats likewise" if alike else ""
    return Clause(key, paths[0], says, number, places, statement, alike)


def _owners(paths: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(path.partition("/")[0] for path in paths)


def _statement(key: str, facts: list[Fact]) -> tuple[str, int]:
    """Return one of the sentences, one that names a rule first, and how many are alike."""
    evidence = [fact for fact in facts if isinstance(fact, Evidence)]
    rules = [one for one in evidence if one.atom.startswith("root(")]
    certain = [one for one in evidence if not one.supposed]
    for one in (*rules, *certain, *evidence):
        alike = len({other.place for other in evidence}) - 1 if "/*" in key else 0
        return one.statement, alike
    return "", 0
