"""What a check may cost before it begins: modules it must not import."""

import subprocess
import sys
from pathlib import Path

import pytest
import typer

from council_rules.cli.formats import FORMATS
from tests.cli.support import ENVIRONMENT

HEAVY = (
    "'pydantic', 'rich', 'jsonschema', 'importlib.metadata', 'clingo.ast', 'multiprocessing', "
    "'council_rules.running.worker'"
)
TYPER = tuple(int(part) for part in typer.__version__.split(".")[:2])

IN_PROCESS = """
import sys
{run}
print([name for name in ({heavy}) if name in sys.modules], file=sys.stderr)
"""


def heavy_modules(run: str, folder: Path) -> str:
    # the first run fills the cache of pages, which is where the expensive reading happens
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, "-c", IN_PROCESS.format(run=run, heavy=HEAVY)],
            cwd=folder,
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            check=False,
        )
    return ran.stderr.strip()


@pytest.mark.xfail(
    TYPER >= (0, 29), reason="typer 0.29 reads its options with pydantic", strict=True
)
@pytest.mark.parametrize("form", FORMATS)
def test_the_command(folder: Path, form: str) -> None:
    arguments = ["check", "broken.council.yaml", "--output-format", form]
    run = f"from council_rules.cli import run; run({arguments!r})"
    assert heavy_modules(run, folder) == "[]"


def test_the_library(folder: Path) -> None:
    run = "import council_rules; council_rules.check('broken.council.yaml')"
    assert heavy_modules(run, folder) == "[]"


def test_no_rule_about_power_no_library_of_power(folder: Path) -> None:
    games = ["REP008", "REP009", "DEC001", "DEC007"]
    check = f"council_rules.check('broken.council.yaml', ignore={games})"
    for ran, loaded in ((check, False), ("council_rules.check('broken.council.yaml')", True)):
        run = f"import council_rules, sys; {ran}"
        run += f"; assert ('council_rules.voting' in sys.modules) is {loaded}"
        assert heavy_modules(run, folder) == "[]"


def test_the_package_alone_imports_nothing_of_ours(folder: Path) -> None:
    run = "import council_rules; assert len([m for m in sys.modules if 'council' in m]) == 1"
    assert heavy_modules(run, folder) == "[]"
