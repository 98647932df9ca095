"""Findings that say on what evidence they stand."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from council_rules.analysis.citations import Citations
from council_rules.analysis.evidence import GroundsOfVerdicts
from council_rules.analysis.levels import Levels
from council_rules.analysis.paths import path_of
from council_rules.findings.evidence import Place, Premise
from council_rules.findings.finding import Finding, Verdict
from council_rules.levels import weakest
from council_rules.logic.claims import COUNTED
from council_rules.logic.fact_base import FactBase, term
from council_rules.logic.judge import Judgement
from council_rules.logic.terms import Symbol
from council_rules.proposal.model.file import Proposal


class Premises:
    """Puts claims into the words by which a text names them."""

    def __init__(
        self,
        proposal: Proposal,
        fact_base: FactBase,
        citations: Citations,
        place: Callable[[str], Place],
    ) -> None:
        self._levels = Levels(proposal)
        self._fact_base, self._citations, self._place = fact_base, citations, place

    def of(self, path: str) -> Premise:
        """Return the claim at a path as a premise."""
        if path == COUNTED:
            level = weakest(map(self._levels.of, self._fact_base.places.values()))
            counted = "the votes as they were counted from all of the text"
            return Premise(counted, level, None, ())
        name = self._fact_base.names.get(path, path)
        cited = self._citations.at(path)
        return Premise(name, self._levels.of(path), self._place(path), cited)


def on_evidence(
    findings: Sequence[Finding],
    judgement: Judgement,
    grounds: GroundsOfVerdicts,
    premises: Premises | None,
) -> list[Finding]:
    """Return findings with the level on which each stands.

    With ``premises``, violations name theirs. What is undetermined stands on nothing.
    """
    applying = [one for one in judgement.possible if one.name == "applies"]
    rules = {term("broken", *one.arguments): one for one in applying}
    broken = {one for one in judgement.possible if one.name == "broken"}
    never = {one: applies for one, applies in rules.items() if one not in broken}
    known = grounds.of(sorted(broken & judgement.certain), never, premises is not None)
    verdicts = {_key(one): one for one in (*broken, *rules)}
    said = []
    for finding in findings:
        ground = known.get(verdicts[finding.code, finding.subject])
        if ground is not None and finding.verdict is not Verdict.UNDETERMINED:
            named = tuple(map(premises.of, ground.premises)) if premises else ()
            finding = replace(finding, stands_on=ground.level, premises=named)
        said.append(finding)
    return said


def _key(verdict: Symbol) -> tuple[str, str]:
    return verdict.arguments[0].string, path_of(verdict.arguments[1])
