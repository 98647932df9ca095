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
def heavy():
    return [name for name in ({heavy}) if name in sys.modules]
{run}
print(heavy(), file=sys.stderr)
"""
IN_EACH_FORMAT = """
from council_rules.cli import run
for form in {formats}:
    run(["check", "broken.council.yaml", "--output-format", form + ":out"])
    assert not heavy(), (form, heavy())
"""
SOUND = Path(__file__).parents[2] / "proposals" / "model" / "sound_council.council.yaml"
GAMES = ("REP008", "REP009", "DEC001", "DEC007")


def heavy_modules(run: str, folder: Path) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", IN_PROCESS.format(run=run, heavy=HEAVY)],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stderr.strip()


@pytest.fixture(scope="module")
def _compiled() -> None:
    """Fill the cache of pages: reading them anew is what expensive modules are there for."""
    checks = (f"council_rules.check({str(SOUND)!r}, ignore={one})" for one in ((), GAMES))
    heavy_modules("import council_rules; " + "; ".join(checks), SOUND.parent)


pytestmark = pytest.mark.usefixtures("_compiled")


@pytest.mark.xfail(
    TYPER >= (0, 29), reason="typer 0.29 reads its options with pydantic", strict=True
)
def test_the_command(folder: Path) -> None:
    run = IN_EACH_FORMAT.format(formats=list(FORMATS))
    assert heavy_modules(run, folder) == "[]"


def test_the_library(folder: Path) -> None:
    run = "import council_rules; council_rules.check('broken.council.yaml')"
    assert heavy_modules(run, folder) == "[]"


def test_no_rule_about_power_no_library_of_power(folder: Path) -> None:
    check = f"council_rules.check('broken.council.yaml', ignore={GAMES})"
    for ran, loaded in ((check, False), ("council_rules.check('broken.council.yaml')", True)):
        run = f"import council_rules, sys; {ran}"
        run += f"; assert ('council_rules.voting' in sys.modules) is {loaded}"
        assert heavy_modules(run, folder) == "[]"


def test_the_package_alone_imports_nothing_of_ours(folder: Path) -> None:
    run = "import council_rules; assert len([m for m in sys.modules if 'council' in m]) == 1"
    assert heavy_modules(run, folder) == "[]"
