"""What can be wrong with a proposal file, said with place, expectation and remedy.

``TITLES`` is the one table of problem codes; ``explain`` prints from it. Codes SRC001
to SRC011 stop the file from being used, codes from SRC101 are warnings. RUN codes tell
what else kept it from being judged. BAS and HIS codes are about
what a file is compared with, WAI codes about waivers, JUD codes about judgements and CFG codes
about settings. COV codes tell what rules look at nothing of, FIL codes which files a run left
out, STR001 what fails a run with '--strict'.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from council_rules.record import Record

Severity = Literal["error", "warning"]

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "SRC001": "File cannot be read",
        "SRC002": "YAML syntax",
        "SRC003": "YAML that readers understand differently",
        "SRC004": "Unknown key",
        "SRC005": "Wrong value",
        "SRC006": "Missing key",
        "SRC007": "Reference to something that is not there",
        "SRC008": "Id used twice",
        "SRC009": "Statements that contradict each other",
        "SRC010": "File beyond the limits",
        "SRC011": "Scenario that does not fit what is open",
        "RUN001": "Rules that could not be run within the limits",
        "RUN002": "File that could not be judged within the limits",
        "SRC101": "Word that other YAML readers take for true or false",
        "SRC102": "Text that may be cut by a comment",
        "SRC103": "Groups of one dimension overlap",
        "SRC104": "Key that has another name now",
        "SRC105": "Identifier of two",
        "SRC106": "Marks that contradict each other",
        "SRC107": "Statements that hardly fit together",
        "SRC108": "Warnings that are not listed",
        "BAS101": "Entries of a baseline that no longer occur",
        "BAS102": "Verdicts that say less than in the baseline",
        "BAS103": "Verdicts of a baseline that are no longer given",
        "BAS104": "Violation that has grown since the baseline",
        "BAS105": "Proposal that is elsewhere in the baseline",
        "BAS106": "Proposal of a baseline that is no longer judged",
        "HIS101": "File that cannot be compared with what it was",
        "HIS102": "File that rules look at less than before",
        "HIS103": "File of settings or excuses that has changed",
        "HIS104": "File of settings or excuses that is new",
        "HIS105": "Rule pages that have changed",
        "HIS106": "Verdicts that say less than before",
        "HIS107": "Violation that has grown",
        "HIS108": "Proposal that has moved",
        "HIS109": "Proposal that is no longer judged",
        "HIS110": "Excuses that a change brings for itself",
        "HIS111": "Scenario that assumes otherwise than before",
        "HIS112": "Verdicts on weaker evidence than before",
        "WAI001": "Waiver that is not whole",
        "WAI002": "Waiver that excuses nothing",
        "WAI003": "Waiver that has expired",
        "WAI004": "Waiver of a rule that is not there",
        "WAI005": "Waiver on something that is not there",
        "WAI006": "Waiver of a mandatory rule",
        "WAI007": "Waiver given twice",
        "WAI008": "Waiver for a file that is not there",
        "WAI101": "Waiver that expires soon",
        "WAI102": "Waiver that is not yet in force",
        "JUD001": "Judgement that is not whole",
        "JUD002": "Judgement of words that have changed",
        "JUD003": "Judgement of a day to come",
        "JUD004": "Judgement by a rule that is not there",
        "JUD005": "Judgement on something that is not there",
        "JUD006": "Judgement of a question that is not asked",
        "JUD007": "Judgement given twice",
        "JUD008": "Judgements that contradict each other",
        "JUD009": "Judgement for a file that is not there",
        "JUD101": "Judgement without effect",
        "CFG001": "Pattern in the settings that matches no proposal",
        "CFG002": "Settings that do not apply",
        "FIL101": "Files that were passed over",
        "STR001": "What is no pass where only what is met passes",
        "COV001": "Matter without an area",
        "COV002": "Area to which nobody is declared local",
        "COV003": "Matter of no kind",
        "COV004": "Matter that no procedure covers",
        "COV005": "Body without a procedure",
        "COV006": "Body whose procedures cover no matter",
        "COV007": "Seat of which nothing says where it is from",
        "COV008": "File in which there is nothing to check",
        "COV009": "List of powers that may have gaps",
        "COV010": "Ends that are compared with no day",
        "COV011": "Bodies without tiers",
    }
)

_SHOWN = 60


class Span(NamedTuple):
    """A stretch of the file: lines and columns from 1, in code points, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


class Problem(Record):
    """One thing to mend: where it is, what was expected and how to write it.

    ``path`` is the logical path (``board/chair.weight``), empty for the whole file.
    ``expected`` and ``hint`` may be empty; ``hint`` may end with a line of YAML.
    """

    code: str
    severity: Severity
    span: Span
    path: str
    message: str
    expected: str = ""
    hint: str = ""

    @property
    def title(self) -> str:
        """The title of the code, from ``TITLES``."""
        return TITLES[self.code]


class ProposalError(ValueError):
    """The file cannot be used; ``problems`` says everything that was found, in order."""

    def __init__(self, problems: Iterable[Problem], name: str = "") -> None:
        self.problems = in_order(problems)
        self.name = name
        super().__init__("\n".join(_line(problem, name) for problem in self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by position in the file, then code; repetitions dropped."""
    return tuple(
        sorted(dict.fromkeys(problems), key=lambda p: (p.span, p.code, p.path, p.message))
    )


def error(
    code: str, span: Span, message: str, *, path: str = "", expected: str = "", hint: str = ""
) -> Problem:
    """Return a problem that stops the file from being used."""
    return Problem(code, "error", span, path, message, expected, hint)


def warning(code: str, span: Span, message: str, *, path: str = "", hint: str = "") -> Problem:
    """Return a problem that the reader of the file should know about."""
    return Problem(code, "warning", span, path, message, "", hint)


def shown(text: str) -> str:
    """Return ``text`` in single quotes, shortened, with invisible characters spelled out."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."
    return "'" + "".join(c if c.isprintable() else f"\\u{{{ord(c):04x}}}" for c in short) + "'"


def _line(problem: Problem, name: str) -> str:
    place = f"{name}:{problem.span.line}:{problem.span.column}"
    about = f" {problem.path}:" if problem.path else ""
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"{place}: {problem.code}{about} {problem.message}{hint}"
