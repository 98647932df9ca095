"""What the process beside the server works out: verdicts, numbers of votes, edits.

Requests and answers are plain records: they are sent from one process to another.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from council_rules.analysis.standard import Standard
from council_rules.editor.answering import stated
from council_rules.editor.cure import Cured, cheapest
from council_rules.editor.figures import Figure, figures
from council_rules.editor.settings import settings_at
from council_rules.findings.evidence import Notice
from council_rules.findings.report import FileReport
from council_rules.gate import baseline
from council_rules.gate.levels import Levels
from council_rules.gate.matching import match, stale_notice
from council_rules.logic.solve import LogicError
from council_rules.proposal.load import load_text
from council_rules.record import Record
from council_rules.rulebook.problems import PageProblem, RuleBookError
from council_rules.running.jobs import Job, Text, standard_by
from council_rules.running.runs import run_here
from council_rules.settings import Settings, SettingsError


class Asked(Record):
    """What a request is about: a text, the name of its file, and the folder that it is in."""

    name: str
    text: str
    folder: str


class Check(Record):
    """Judge a text. ``cached`` says that the answer may be that of an earlier run."""

    asked: Asked
    cached: bool = False


class Checked(Record):
    """The report on a text, what is to be said of the run, and the pages of one's own."""

    report: FileReport
    notices: tuple[Notice, ...]
    pages: tuple[Path, ...]


class Count(Record):
    """Work out how many votes carry and stop in each procedure."""

    asked: Asked


class Counted(Record):
    """How many votes carry and stop, procedure by procedure."""

    figures: tuple[Figure, ...]


class Cure(Record):
    """Search for the cheapest edits that cure one finding."""

    asked: Asked
    code: str
    subject: str


class Answer(Record):
    """Write into the text that an open point has an answer."""

    asked: Asked
    point: str
    value: str


class Failed(Record):
    """What kept a request from being answered: problems of settings and pages, or a fault."""

    problems: tuple[PageProblem, ...] = ()
    fault: str = ""


def answer(request: Any) -> Any:
    """Return the answer to a request; what goes wrong is an answer too."""
    try:
        return _ANSWERS[type(request)](request)
    except (SettingsError, RuleBookError) as failure:
        return Failed(problems=tuple(failure.problems))
    except LogicError as failure:
        return Failed(fault=str(failure))
    except MemoryError:
        raise
    except Exception as failure:
        return Failed(fault=f"internal error: {type(failure).__name__}: {failure}")


def _check(request: Check) -> Checked:
    asked = request.asked
    settings = settings_at(Path(asked.folder))
    text = Text(asked.name, asked.text)
    report = run_here(Job((text,), settings, cached=request.cached), prepared(settings))
    if settings.baseline is not None:
        known = baseline.read(settings.baseline)
        matched = match(known, report, (), Levels.of(report, settings.threshold))
        report = matched.report
        if matched.stale:
            stale = stale_notice(known, matched.stale)
            report = replace(report, notices=(*report.notices, stale))
    return Checked(report.files[0], report.notices, settings.rules)


def _count(request: Count) -> Counted:
    return Counted(figures(load_text(request.asked.text, request.asked.name)))


def _cure(request: Cure) -> Cured:
    asked = request.asked
    settings = settings_at(Path(asked.folder))
    if settings.rules:
        return Cured("", "alternatives are searched with the shipped rule book only")
    loaded = load_text(asked.text, asked.name)
    return cheapest(loaded, prepared(settings), (request.code, request.subject))


def _answer(request: Answer) -> Cured:
    asked = request.asked
    loaded = load_text(asked.text, asked.name)
    standard = prepared(settings_at(Path(asked.folder)))
    return stated(loaded, standard, request.point, request.value)


_ANSWERS: dict[type, Callable[[Any], Any]] = {
    Check: _check,
    Count: _count,
    Cure: _cure,
    Answer: _answer,
}


def prepared(settings: Settings) -> Standard:
    """Return what a text is judged by; that of the shipped pages is kept between requests."""
    job = Job((), settings)
    if settings.rules:
        return standard_by(job.settings)
    chosen = (settings.judged_by, settings.select, settings.ignore, settings.parameters)
    key = repr((chosen, settings.severity, settings.enforcement))
    if key not in _KEPT:
        _KEPT.clear()
        _KEPT[key] = standard_by(job.settings)
    return _KEPT[key]


_KEPT: dict[str, Standard] = {}
