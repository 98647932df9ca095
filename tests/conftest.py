"""Property tests try the same few examples each time; the profile ``random`` tries others.

One run of the tests keeps compiled pages and reports in a folder of its own: what one process
has worked out is there for the others, and nothing is there from an earlier run.
"""

import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from council_rules.rulebook.cache import VARIABLE
from tests.running import here

# an example may take as long as it will: a busy machine is no fault
settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.register_profile("random", print_blob=True, deadline=None)
settings.load_profile("repeatable")


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of the run, which workers are handed with the environment.

    Where Python is told to leave nothing that it has compiled beside the sources, commands that
    tests start find it there too: else each start would compile all of them.
    """
    if not _is_worker(config):
        os.environ[VARIABLE] = tempfile.mkdtemp(prefix="council-rules-tests-")
    runs_tests = _is_worker(config) or not config.getoption("numprocesses", None)
    if runs_tests and sys.dont_write_bytecode:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(os.environ[VARIABLE], "bytecode"))
    # nothing of what is collected is given up
    gc.disable()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the folder of the run away."""
    if not _is_worker(config):
        shutil.rmtree(os.environ[VARIABLE], ignore_errors=True)


def pytest_collection_finish() -> None:
    """Leave what was collected out of every later search for cycles: it lives to the end."""
    gc.collect()
    gc.freeze()
    gc.enable()
    # what the command itself sets
    gc.set_threshold(100_000)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Work on files in this process, but for tests that are marked ``copies``."""
    here.choose(item)


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")
