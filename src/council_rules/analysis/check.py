"""Check one proposal against the selected rules."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from council_rules.analysis.coverage import coverage
from council_rules.analysis.evidence import GroundsOfVerdicts
from council_rules.analysis.findings import Findings
from council_rules.analysis.judged import Judged, judged
from council_rules.analysis.notices import nothing_to_check, notice, unreadable
from council_rules.analysis.on_evidence import Premises, on_evidence
from council_rules.analysis.paths import path_of
from council_rules.analysis.powers import powers
from council_rules.analysis.standard import Standard
from council_rules.analysis.too_large import too_large
from council_rules.analysis.votes import local_votes
from council_rules.findings.finding import Finding, Verdict, in_report_order
from council_rules.findings.openness import Settlement
from council_rules.findings.report import FileReport
from council_rules.levels import Depth
from council_rules.logic.fact_base import TooLargeError
from council_rules.logic.index import ProposalIndex
from council_rules.proposal.load import Loaded

if TYPE_CHECKING:
    from council_rules.analysis.derivation import Derivation


def check_loaded(
    loaded: Loaded,
    standard: Standard,
    scenario: str | None = None,
    depth: Depth = Depth.VERDICTS,
) -> FileReport:
    """Return the verdict of every rule on every subject of a proposal.

    ``scenario`` is the id of one of the scenarios of the file, to be assumed. ``depth`` asks
    for the level of evidence on which each verdict stands, and for its premises. Numbers too
    large for exact arithmetic are reported as a problem of the file, never as a verdict.
    Raises ProposalError if scenarios do not fit the file, UnknownScenario if it has none of
    that id, and LogicError if a rule is not a program.
    """
    try:
        found = judged(loaded, standard, scenario)
    except TooLargeError as error:
        codes = [rule.code for rule in standard.rules]
        return unreadable(loaded.name, [too_large(loaded, error)], codes, loaded.sha256)
    return _report(found, Findings(found), depth)


def check_derived(
    loaded: Loaded, standard: Standard, scenario: str | None = None
) -> "tuple[FileReport, Derivation]":
    """Return the verdicts on a proposal, and what they are derived from.

    Raises as ``check_loaded`` does, and ``TooLargeError`` for numbers that are too large.
    """
    from council_rules.analysis.derivation import Derivation  # only one command needs it

    found = judged(loaded, standard, scenario)
    findings = Findings(found)
    derivation = Derivation(
        found.fact_base, standard.texts, found.parameters, findings.wording, found.places.of
    )
    return _report(found, findings, Depth.VERDICTS), derivation


def _report(found: Judged, by_rule: Findings, depth: Depth) -> FileReport:
    loaded, standard, fact_base = found.loaded, found.standard, found.fact_base
    all_found = [one for rule in standard.rules for one in by_rule.of(rule)]
    if depth:
        all_found = _on_evidence(found, by_rule, all_found, depth)
    findings = in_report_order(all_found)
    applying = {finding.code for finding in findings}
    openness, index = by_rule.openness, ProposalIndex(loaded.proposal)
    assumptions = [*fact_base.assumptions, *openness.assumptions()]
    return FileReport(
        file=loaded.name,
        title=fact_base.names["proposal"],
        proposal=loaded.proposal.proposal.id,
        sha256=loaded.sha256,
        findings=findings,
        not_applicable=tuple(r.code for r in standard.rules if r.code not in applying),
        not_checked=(),
        open_points=tuple(openness.points.values()),
        assumptions=tuple(dict.fromkeys(assumptions)),
        powers=powers(found.judgement, by_rule.wording, index),
        warnings=(*map(notice, loaded.warnings), *nothing_to_check(loaded)),
        problems=(),
        completions=openness.completions,
        settling=_settling(found, by_rule),
        scenario=found.scenario,
        scenarios=tuple(found.scenarios.values()),
        local_votes=local_votes(index, fact_base.names, found.answers),
        coverage=coverage(
            index, fact_base, standard.texts, found.parameters, findings, found.places.key
        ),
        empty=bool(nothing_to_check(loaded)),
        silent=_silent(found, findings),
    )


def _on_evidence(
    found: Judged, by_rule: Findings, findings: Sequence[Finding], depth: Depth
) -> list[Finding]:
    """Return findings with the level of evidence on which each verdict stands."""
    proposal, fact_base = found.loaded.proposal, found.fact_base
    rules = (found.standard.texts, found.parameters)
    grounds = GroundsOfVerdicts(proposal, fact_base, found.stated, rules)
    premises = Premises(proposal, fact_base, by_rule.citations, found.places.of)
    deep = depth is Depth.PREMISES
    return on_evidence(findings, found.judgement, grounds, premises if deep else None)


def _settling(found: Judged, by_rule: Findings) -> tuple[Settlement, ...]:
    """Return the open points by how many verdicts they settle."""
    judgement = found.judgement
    if judgement.completions is None:
        return ()
    codes = {rule.code for rule in found.standard.rules}
    verdicts = [
        (atom, (atom.arguments[0].string, path_of(atom.arguments[1])))
        for atom in sorted(judgement.possible - judgement.certain)
        if atom.name == "broken" and atom.arguments[0].string in codes
    ]
    return by_rule.openness.settling(judgement.completions, verdicts)


def _silent(found: Judged, findings: Sequence[Finding]) -> int:
    """Return how many verdicts are open only as a draft does not say that it is complete."""
    from council_rules.analysis.drafts import open_only_by_silence

    undetermined = [one for one in findings if one.verdict is Verdict.UNDETERMINED]
    proposal, read = found.loaded.proposal, found.standard.read
    return open_only_by_silence(proposal, found.fact_base, undetermined, read)
