"""Verdicts on the shipped proposals of the rules that ``recommended`` leaves out.

``earlier_verdicts.yaml`` and ``differences.yaml`` are about the rules of ``recommended``. What
the others say is in ``other_profiles.yaml``, by proposal, rule and verdict, with the subjects;
``python -m tests.reference.other_profiles`` writes it anew. Read the difference: each verdict
that changes is meant, or a fault.
"""

from functools import cache
from pathlib import Path

import yaml

from council_rules.analysis.standard import Standard, standard
from council_rules.analysis.verdicts import verdicts_on
from council_rules.rulebook.book import RuleBook
from tests.reference.support import proposal
from tests.reference.verdicts import names

FILE = Path(__file__).with_name("other_profiles.yaml")

Verdicts = dict[str, dict[str, str]]  # subjects, by rule and verdict


@cache
def _others() -> Standard:
    return standard(
        [rule.code for rule in RuleBook.load().rules if "recommended" not in rule.profiles]
    )


def today(name: str) -> Verdicts:
    """Return what those rules say of a proposal; a rule that does not apply is left out."""
    found: dict[str, dict[str, list[str]]] = {}
    for (code, subject), verdict in sorted(verdicts_on(proposal(name), _others()).items()):
        found.setdefault(code, {}).setdefault(verdict.value, []).append(subject)
    return {
        code: {verdict: " ".join(subjects) for verdict, subjects in sorted(verdicts.items())}
        for code, verdicts in found.items()
    }


def recorded() -> dict[str, Verdicts]:
    """Return the recorded verdicts of each proposal."""
    found: dict[str, Verdicts] = yaml.safe_load(FILE.read_text("utf-8"))
    return found


if __name__ == "__main__":
    text = yaml.safe_dump({name: today(name) for name in names()}, width=96)
    FILE.write_text(text, "utf-8")
