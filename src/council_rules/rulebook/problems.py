"""What can be wrong with a rule page or a parameter, said with place and remedy."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class PageProblem:
    """One thing to mend. Lines and columns count from 1; line 0 stands for no place.

    ``expected`` says what would be right, ``hint`` how to get there; both may be empty.
    """

    file: str
    line: int
    column: int
    message: str
    expected: str = ""
    hint: str = ""

    def __str__(self) -> str:
        """Return the problem on one line, as ``file:line:column: message``."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        expected = f"; expected {self.expected}" if self.expected else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}: {self.message}{expected}{hint}"


class RuleBookError(ValueError):
    """Rule pages or parameters that cannot be used; ``problems`` holds all of them."""

    def __init__(self, problems: Iterable[PageProblem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["RuleBookError"], tuple[tuple[PageProblem, ...]]]:
        """Return what makes the same error in another process."""
        return type(self), (self.problems,)
