"""An answer to an open point, written into the text as a statement or as a scenario."""

import re
from collections.abc import Iterator

from council_rules.analysis.check import check_loaded
from council_rules.analysis.scenarios import UnknownScenario
from council_rules.analysis.standard import Standard
from council_rules.editor.cure import Cured
from council_rules.findings.report import FileReport
from council_rules.proposal.amend import Amendment, load_amended
from council_rules.proposal.load import Loaded
from council_rules.proposal.patch import amended_text
from council_rules.proposal.problems import ProposalError

# of an answer, the word that the format has for it
_WORDS = {"nobody": "none", "no": "false", "yes": "true"}
_WORD = re.compile(r"[a-z0-9_/]+")
# answers that say who somebody is who is not named
_UNSAYABLE = ("another", "local", "external")
_SCENARIO = "what_if"


def stated(loaded: Loaded, standard: Standard, point: str, value: str) -> Cured:
    """Return a text that states an answer, if there is a statement that says just that.

    The amended file has to come to the very verdicts that assuming the answer comes to.
    """
    try:
        supposed = _supposed(loaded, standard, point, value)
    except (ProposalError, UnknownScenario):
        return Cured("", f"the file does not leave '{point}' open any more")
    wanted = _verdicts(supposed)
    refusal = ""
    for amendments in statements(point, value):
        try:
            text = amended_text(loaded.text, amendments)
            amended = load_amended(loaded.text, amendments, loaded.name)
        except ProposalError:
            continue  # the format has no such statement
        try:
            report = check_loaded(amended, standard)
        except ProposalError as failure:
            refusal = refusal or failure.problems[0].message
            continue
        still = any(one.id == point for one in report.open_points)
        if report.checked and not still and _verdicts(report) == wanted:
            return Cured(text, f"the file now states the answer to '{point}'")
    if refusal:
        return Cured("", f"with this statement the file could not be checked: {refusal}")
    said = f"no single statement was found that says just this of '{point}'"
    return Cured("", f"{said}; the answer can be assumed in a scenario")


def has_statement(value: str) -> bool:
    """Return whether the format may have a word for an answer."""
    return _WORD.fullmatch(value) is not None and value not in _UNSAYABLE


def statements(point: str, value: str) -> Iterator[list[Amendment]]:
    """Yield amendments that may state an answer, the likeliest first."""
    owner, _, field = point.rpartition(".")
    if field == "complete" and value == "none":
        yield [("substitute", point, ["seats"])]
    word = _WORDS.get(value, value)
    if owner and field:
        yield [("substitute", point, word)]
        yield [("substitute", f"{point}.by", word)]
        yield [("substitute", owner, word)]


def assumed(loaded: Loaded, point: str, value: str) -> str:
    """Return the text with a scenario that assumes an answer.

    Raises ProposalError if it cannot be written into the text.
    """
    return amended_text(loaded.text, [_scenario(loaded, point, value)])


def _scenario(loaded: Loaded, point: str, value: str) -> Amendment:
    taken = {one.id for one in loaded.proposal.scenarios}
    number, id = 1, _SCENARIO
    while id in taken or id in loaded.places:
        number += 1
        id = f"{_SCENARIO}_{number}"
    return "insert", "scenarios", [{"id": id, "assume": {point: value}}]


def _supposed(loaded: Loaded, standard: Standard, point: str, value: str) -> FileReport:
    scenario = _scenario(loaded, point, value)
    with_it = load_amended(loaded.text, [scenario], loaded.name)
    return check_loaded(with_it, standard, with_it.proposal.scenarios[-1].id)


def _verdicts(report: FileReport) -> set[tuple[str, str, str]]:
    return {(one.code, one.subject, one.verdict.value) for one in report.findings}
