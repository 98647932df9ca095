"""Texts of which the search claims nothing, though they may be written.

The solver weighs what edits break by the usual answers to what is open. So it rules out what
breaks a rule anew by these; and of a rule that is open and that these violate, what violates
it under the answers as well that are known to keep it as the file stands.
"""

from collections.abc import Mapping
from functools import cached_property

from council_rules.analysis.check import check_loaded
from council_rules.analysis.standard import Standard
from council_rules.analysis.verdicts import verdicts_on
from council_rules.findings.finding import Verdict
from council_rules.logic.encode import encode
from council_rules.logic.judge import typical
from council_rules.proposal.load import Loaded
from council_rules.proposal.model.file import Proposal
from tests.alternatives.brute_force import Finding, Text


class Scope:
    """What the search claims something of, for one file."""

    def __init__(self, loaded: Loaded, standard: Standard) -> None:
        """Take the file and the rules."""
        self._loaded, self._standard = loaded, standard
        self._known: dict[int, bool] = {}

    def has(self, text: Text) -> bool:
        """Return whether a text is among those of which something is claimed."""
        if id(text) not in self._known:
            self._known[id(text)] = self._has(text)
        return self._known[id(text)]

    def _has(self, text: Text) -> bool:
        now = self._violated_in(text.proposal, {})
        if now - self._now:
            return False
        at_stake = (one for one in self._kept_if if one in now)
        return not any(
            one in self._violated_in(text.proposal, moved(self._kept_if[one], text))
            for one in at_stake
        )

    def _violated_in(self, proposal: Proposal, answers: Mapping[str, str]) -> set[Finding]:
        questions = encode(proposal, probing=True, read=self._standard.read).questions
        everything = {**typical(questions), **answers}
        found = verdicts_on(proposal, self._standard, everything)
        return {one for one, verdict in found.items() if verdict is Verdict.VIOLATED}

    @cached_property
    def _now(self) -> set[Finding]:
        return self._violated_in(self._loaded.proposal, {})

    @cached_property
    def _kept_if(self) -> dict[Finding, dict[str, str]]:
        """What is open as the file stands and the usual answers violate, and what keeps it."""
        found = check_loaded(self._loaded, self._standard).findings
        return {
            (one.code, one.subject): {answer.point: answer.value for answer in one.kept_if}
            for one in found
            if one.kept_if and (one.code, one.subject) in self._now
        }


def moved(answers: Mapping[str, str], text: Text) -> dict[str, str]:
    """Return answers about the file as answers about a text, which may wrap what is open."""
    wraps = [(lever.path, edit.wrapped) for lever, edit in text.uses if edit.wrapped]
    found = dict(answers)
    for path, wrapped in wraps:
        for point, value in answers.items():
            if point == path or point.startswith((f"{path}.", f"{path}[")):
                found[wrapped + point[len(path) :]] = value
    return found
