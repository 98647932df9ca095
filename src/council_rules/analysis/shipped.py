"""Compiles the rule book that ships with the package, once, when the wheel is built.

python -m council_rules.analysis.shipped FOLDER
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from council_rules.analysis.standard import standard
from council_rules.logic.reading import reading
from council_rules.rulebook import cache
from council_rules.rulebook.profiles import PROFILES


def write_compiled(folder: Path, profiles: Iterable[str] = PROFILES) -> None:
    """Write into a new folder what ``cache.read`` looks for in ``cache.SHIPPED``.

    All of it is addressed by what it was made of: beside another book it is never taken for
    that. Leaves ``COUNCIL_RULES_CACHE`` at the folder. Raises RuleBookError for a book with
    problems, OSError if the folder is there or cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True)
    os.environ[cache.VARIABLE] = str(folder)
    for profile in profiles:
        reading(rule.condition for rule in standard(profile=profile).rules)


if __name__ == "__main__":
    write_compiled(Path(sys.argv[1]))
