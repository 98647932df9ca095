"""The package needs nothing but the standard library, and loads numpy only when asked."""

import ast
import doctest
import subprocess
import sys
from pathlib import Path

import pytest

from council_rules import voting

PACKAGE = Path(voting.__file__).parent
OPTIONAL = "numpy"


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*.py")), ids=lambda path: path.name)
def test_imports(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level
            names = [node.module or ""]
        for name in names:
            ours = name == "council_rules.voting" or name.startswith("council_rules.voting.")
            assert ours or name.partition(".")[0] in sys.stdlib_module_names, name


def test_numpy_is_not_loaded_unasked() -> None:
    code = (
        "import sys; from council_rules.voting import Game, Rule, power;"
        "power.shapley_shubik(Game(Rule(2, {'A': 2, 'B': 1})));"
        f"sys.exit({OPTIONAL!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0


def test_the_example() -> None:
    assert doctest.testmod(voting).attempted
    assert not doctest.testmod(voting).failed


def test_modules_are_short() -> None:
    for path in PACKAGE.glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 300, path.name
