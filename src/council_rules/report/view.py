"""What several parts of one report read, worked out once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from council_rules.analysis.causes import Cause, causes
from council_rules.analysis.citations import claims_in
from council_rules.analysis.findings import SUPPOSED
from council_rules.analysis.levels import level_of
from council_rules.findings.evidence import Citation, Place
from council_rules.findings.finding import Finding
from council_rules.levels import DISPUTED
from council_rules.proposal.model.parts import Claim
from council_rules.report.competences import Competences, competences
from council_rules.report.document import Quote, Run, Text, link, tell, text
from council_rules.report.exhibits import Exhibit, exhibits
from council_rules.report.hands import Edge, edges
from council_rules.report.language import say
from council_rules.report.material import Material, weakest
from council_rules.report.structure import Structure
from council_rules.report.twice import told_by_another
from council_rules.report.wording import BASES, listed, name_of, word

_MOST_LINES = 14


class View:
    """One file and all that is told about it."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.file = material.file

    @cached_property
    def name(self) -> str:
        """The title of the text in the language of the report, if the file gives it."""
        return name_of(self.material.loaded.proposal.proposal.title, self.file.title)

    @cached_property
    def structure(self) -> Structure:
        """The bodies and seats as they are drawn."""
        return Structure(self.material.index, self.file.local_votes)

    @cached_property
    def competences(self) -> Competences:
        """Who can do what."""
        return competences(self.material.index, self.structure)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Who fills, empties, vets and overrides."""
        return edges(self.material, self.structure)

    @cached_property
    def exhibits(self) -> dict[str, Exhibit]:
        """The sources by id, numbered."""
        return exhibits(self.material.loaded.proposal)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims of the file by path."""
        return dict(claims_in(self.material.loaded.proposal))

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """The places from which most findings follow."""
        return causes(self.material.file)

    @cached_property
    def twice(self) -> dict[Finding, str]:
        """The violations that another rule reports as well, each with that rule."""
        return told_by_another(self.material.violated)

    @cached_property
    def further(self) -> int:
        """How many violations give one more reason why a subject breaks a rule."""
        found = self.material.violated
        return len(found) - len({(one.code, one.subject) for one in found})

    @staticmethod
    def hanging(findings: Iterable[Finding]) -> int:
        """Return how many findings give a reason that does not hold in every completion."""
        return sum(one.message.endswith(SUPPOSED) for one in findings)

    @cached_property
    def weakest(self) -> dict[Finding, str]:
        """The level each violation stands on, or the weakest basis its derivation names."""
        found = self.material.violated
        return {one: one.stands_on or weakest(one, self.material) for one in found}

    @cached_property
    def grounded(self) -> bool:
        """Whether it was worked out on what evidence each violation stands, if there is any."""
        found = self.material.violated
        return bool(found) and all(one.stands_on for one in found)

    @cached_property
    def told_under(self) -> dict[str, str]:
        """The first cause under which each rule is found; there its authorities stand."""
        found: dict[str, str] = {}
        for cause in self.causes:
            for code in cause.codes:
                found.setdefault(code, cause.id)
        return found

    @cached_property
    def fact_under(self) -> dict[str, str]:
        """The first cause whose findings use each fact, by its atom; there it is told."""
        found: dict[str, str] = {}
        for cause in self.causes:
            for finding in cause.findings:
                for one in finding.evidence:
                    found.setdefault(one.atom, cause.id)
        return found

    def by_weakest(self, findings: Iterable[Finding]) -> dict[str, int]:
        """Return how many findings have which weakest basis."""
        number = Counter(self.weakest[one] for one in findings)
        return {basis: number[basis] for basis in BASES if number[basis]}

    def written(
        self, lines: Sequence[int], citations: Sequence[Citation], basis: str = ""
    ) -> Text:
        """Return in brackets where a fact is written: lines, basis, exhibits with locators.

        ``basis`` is that of what is written without a source.
        """
        if not lines:
            return ()
        where = lines_in_words(lines)
        if citations:
            shown = self.references((one.source, one.locator) for one in citations)
            level = word(level_of(citations[0].basis, citations))
            return tell(
                " ({lines}, {basis}: {exhibits})", lines=where, basis=level, exhibits=shown
            )
        if basis:
            return tell(" ({lines}, {basis}, no exhibit)", lines=where, basis=word(basis))
        return tell(" ({lines})", lines=where)

    def references(self, cited: Iterable[tuple[str, str]]) -> Text:
        """Return exhibits with their locators, each leading to its entry."""
        found: list[str | Run] = []
        for source, locator in cited:
            exhibit = self.exhibits[source]
            found += [say(", ")] if found else []
            found.append(link(f"{exhibit.label} {locator}", exhibit.label))
            if exhibit.source.reliability == DISPUTED:
                found.append(say(" (disputed)"))
        return text(*found)

    def quote(self, place: Place) -> Quote:
        """Return the lines of the file at a place, with what follows within the same item."""
        lines = self.material.lines
        first, last = place.line, max(place.line, place.end_line)
        if last > first and not lines[last - 1][: place.end_column - 1].strip():
            last -= 1  # where the next item begins
        shown = lines[first - 1 : last][:_MOST_LINES]
        left = len(lines[first - 1 : last]) - len(shown)
        return Quote(tuple(enumerate(shown, start=first)), left)

    def title(self, code: str) -> str:
        """Return the title of a rule."""
        rule = self.material.rules.get(code)
        return rule.title if rule else code

    def norm(self, code: str) -> str:
        """Return what a rule demands, in one sentence."""
        rule = self.material.rules.get(code)
        return " ".join(rule.norm.split()) if rule else ""

    def line(self, path: str) -> int:
        """Return the line on which a path is written."""
        return self.material.loaded.places.nearest(path).key.line


def lines_in_words(lines: Sequence[int]) -> str:
    """Return the lines of the file on which something is written."""
    numbers = listed(map(str, lines))
    return (
        say("line {lines}", lines=numbers)
        if len(lines) == 1
        else say("lines {lines}", lines=numbers)
    )
