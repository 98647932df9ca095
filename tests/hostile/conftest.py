"""The councils of the commands, for what harms them."""

from tests.cli.conftest import folder, shell

__all__ = ["folder", "shell"]
