"""What one run is to judge, and judging it in this process."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from council_rules import __version__
from council_rules.analysis.notices import notice, unreadable
from council_rules.files import read
from council_rules.findings.finding import Finding, Severity, Verdict
from council_rules.findings.people import Exempt, Exemption, HumanJudgement, Waiver
from council_rules.findings.report import FileReport, Report
from council_rules.levels import STANDS, Depth, stands
from council_rules.limits import MAX_BYTES
from council_rules.proposal.problems import ProposalError
from council_rules.record import Record
from council_rules.rulebook.chosen import Chosen, chosen
from council_rules.running import results
from council_rules.settings import Settings

if TYPE_CHECKING:
    from council_rules.analysis.standard import Standard
    from council_rules.gate.overrides import Resolved
    from council_rules.proposal.load import Loaded


class Text(Record):
    """The text of a proposal, with the name that stands for a file name in messages.

    Bytes are those of a file that is not on disk. ``path`` is where it would lie, by which
    settings know it; empty if that is its name.
    """

    name: str
    text: str | bytes
    path: str = ""


class Kept(Record):
    """A report kept between runs; ``excuses`` says whether its file has waivers or judgements.

    These are no part of the report, so the file has to be read for them.
    """

    excuses: bool
    report: FileReport


Source: TypeAlias = "Path | Text | Loaded"


class Job(Record):
    """Proposals to judge, and by what; another process can be given all of it.

    ``scenario`` is the id of a scenario that every proposal has, to be assumed; ``cures`` says
    whether to search for what would cure each violation, ``cached`` whether reports may be
    those of an earlier run on the same input; ``waivers`` and ``judgements`` are those that do
    not stand in the proposals.
    """

    inputs: tuple[Source, ...]
    settings: Settings
    scenario: str | None = None
    cures: bool = False
    cached: bool = False
    waivers: tuple[Waiver, ...] = ()
    judgements: tuple[HumanJudgement, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the proposals, in order."""
        return tuple(str(one) if isinstance(one, Path) else one.name for one in self.inputs)


def chosen_by(settings: Settings) -> Chosen:
    """Return the rules that settings choose. Raises RuleBookError for unusable rules."""
    return chosen(
        settings.select,
        settings.ignore,
        settings.rules,
        settings.parameters,
        settings.severity,
        settings.enforcement,
        settings.judged_by,
    )


def standard_by(settings: Settings, rules: Chosen | None = None) -> "Standard":
    """Return what settings judge by, made of the rules they choose if these are known.

    Raises RuleBookError for unusable rules.
    """
    from council_rules.analysis.standard import compiled

    return compiled(rules or chosen_by(settings))


def outline(chosen: "Chosen | Standard") -> Report:
    """Return the report of a run that has judged no file yet."""
    return Report(
        files=(),
        rules=tuple(rule.code for rule in chosen.rules),
        rule_book=chosen.digest,
        version=__version__,
        parameters=tuple((s.code, s.name, s.text) for s in chosen.settings),
        levels=tuple(
            (rule.code, Severity(rule.severity), rule.enforcement) for rule in chosen.rules
        ),
        profile=chosen.profile,
        left_out=chosen.left_out,
    )


def nothing_judged() -> Report:
    """Return the report of a run whose rules could not be read in time."""
    return Report((), (), "", __version__, ())


def judged(job: Job, chosen: "Standard") -> Report:
    """Return the report on every proposal of a job, in order, judged in this process.

    A proposal that cannot be read is part of the report. Raises LogicError if a rule is
    not a program, RuleBookError for overrides that cannot be used, and UnknownScenario if a
    proposal lacks the scenario.
    """
    overrides = overrides_of(job)
    named = zip(job.inputs, job.names, strict=True)
    files = [judged_file(source, name, chosen, job) for source, name in named]
    return completed(outline(chosen), files, job, overrides)


def completed(
    begun: Report,
    files: Iterable[FileReport],
    job: Job,
    overrides: "tuple[Resolved, ...]",
) -> Report:
    """Return the report of a run with all its files, and with what settings override.

    Raises RuleBookError if overrides leave a file without rules.
    """
    if overrides:
        from council_rules.gate.overrides import overridden

        files = [
            overridden(file, _path(source, file.file), begun.rules, overrides)
            for source, file in zip(job.inputs, files, strict=True)
        ]
    return replace(begun, files=tuple(files))


def overrides_of(job: Job) -> "tuple[Resolved, ...]":
    """Return the overrides of a job. Raises RuleBookError for those that cannot be used."""
    if not job.settings.overrides:
        return ()
    from council_rules.gate.overrides import resolve
    from council_rules.rulebook.book import RuleBook

    return resolve(RuleBook.load(job.settings.rules), job.settings.overrides)


def _path(source: Source, name: str) -> str:
    return (source.path if isinstance(source, Text) else "") or name


def kept_file(source: Source, name: str, chosen: Chosen, job: Job) -> FileReport | None:
    """Return the report of an earlier run on a file, which nothing but its bytes is read for.

    None if there is none, and if waivers or judgements bear on it: these have places in it.
    """
    excused = job.waivers or job.judgements
    if not job.cached or job.cures or excused or not isinstance(source, Path):
        return None
    try:
        content = read(source, MAX_BYTES)
    except (OSError, ValueError):
        return None
    address = _address(name, hashlib.sha256(content).hexdigest(), chosen, job)
    kept = results.kept(address, results.REPORT, Kept, tell=False)
    if kept is None or kept.excuses:
        return None
    return _counting(kept.report, job.settings.min_basis)


def judged_file(source: Source, name: str, chosen: "Standard", job: Job) -> FileReport:
    """Return the report on one proposal of a job; raises as ``judged`` does."""
    try:
        loaded = _loaded(source)
        report = _reported(loaded, chosen, job, kept=isinstance(source, Path | Text))
        if loaded.proposal.waivers or job.waivers:
            from council_rules.gate.waiver_entries import waivers_for

            waivers = waivers_for(loaded, report, _path(source, name), job.waivers)
            report = replace(report, waivers=waivers)
        if loaded.proposal.judgements or job.judgements:
            from council_rules.gate.judgement_entries import judgements_for

            found = judgements_for(loaded, report, _path(source, name), job.judgements)
            report = replace(report, judgements=found)
        return _counting(report, job.settings.min_basis)
    except ProposalError as failure:
        problems = [notice(problem) for problem in failure.problems]
        return unreadable(name, problems, [rule.code for rule in chosen.rules])


def _reported(loaded: "Loaded", chosen: "Standard", job: Job, kept: bool) -> FileReport:
    """Return what the rules say of a proposal, from an earlier run if it may be ``kept``."""
    from council_rules.analysis.check import check_loaded

    depth = _depth(job.settings)
    if job.cures:
        return _with_cures(loaded, chosen, job)
    if not (job.cached and kept):
        return check_loaded(loaded, chosen, job.scenario, depth)
    address = _address(loaded.name, loaded.sha256, chosen, job)
    known = results.kept(address, results.REPORT, Kept)
    if known is None:
        report = check_loaded(loaded, chosen, job.scenario, depth)
        proposal = loaded.proposal
        known = Kept(bool(proposal.waivers or proposal.judgements), report)
        results.keep(address, results.REPORT, known)
    return known.report


def _address(name: str, sha256: str, chosen: "Chosen | Standard", job: Job) -> str:
    """Return where the report of a job on a file is kept."""
    rules = [[rule.code, rule.severity, rule.enforcement] for rule in chosen.rules]
    parameters = [[one.code, one.name, one.text] for one in chosen.settings]
    judged_by = [chosen.digest, rules, parameters, job.scenario, _depth(job.settings)]
    return results.address(name, sha256, judged_by)


def _depth(settings: Settings) -> Depth:
    if settings.evidence == "premises":
        return Depth.PREMISES
    return Depth.LEVELS if settings.evidence or settings.min_basis else Depth.VERDICTS


def _counting(report: FileReport, min_basis: str) -> FileReport:
    """Return a report in which no violation counts that stands on too weak evidence."""
    if not min_basis:
        return report
    findings = tuple(_exempt_if_weaker(one, min_basis) for one in report.findings)
    return replace(report, findings=findings)


def _exempt_if_weaker(finding: Finding, min_basis: str) -> Finding:
    level = finding.stands_on
    violated = finding.verdict is Verdict.VIOLATED and level
    if not violated or finding.exempt or stands(level, min_basis):
        return finding
    reason = f"it {STANDS[level]}"
    return replace(finding, exempt=Exemption(Exempt.EVIDENCE, reason))


def _with_cures(loaded: "Loaded", chosen: "Standard", job: Job) -> FileReport:
    from council_rules.alternatives.cures import cured
    from council_rules.analysis.check import check_loaded

    report = check_loaded(loaded, chosen, job.scenario, _depth(job.settings))
    return cured(report, loaded, chosen, job.scenario) if report.checked else report


def _loaded(source: Source) -> "Loaded":
    from council_rules.proposal.load import load, load_text

    if isinstance(source, Path):
        return load(source)
    return load_text(source.text, source.name) if isinstance(source, Text) else source
