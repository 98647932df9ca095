"""What can be wrong with a rule page or a parameter, said with place and remedy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_COMPARED = 80


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


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate spelled most like ``word``, or None if none is close."""
    import difflib  # only a slip pays for it

    by_case = {candidate.casefold(): candidate for candidate in sorted(candidates)}
    found = difflib.get_close_matches(word[:_COMPARED].casefold(), by_case, n=1, cutoff=0.6)
    return by_case[found[0]] if found else None


def meant(word: str, candidates: Iterable[str]) -> str:
    """Return a hint that names the candidate most like ``word``; empty if none is close."""
    found = nearest(word, candidates)
    return f"did you mean '{found}'?" if found else ""


def listed(words: Sequence[str], last: str = "or") -> str:
    """Return the words in single quotes as an enumeration: 'a', 'b' or 'c'."""
    quoted = [f"'{word}'" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"
