"""A page cut into its parts, by looking at one line after the other."""

from dataclasses import dataclass, field

from council_rules.rulebook.problems import PageProblem
from council_rules.words import listed, meant

WHY, AGAINST, DEFENCE = "Why it matters", "What speaks against it", "A defender's answer"
HEADINGS = (WHY, AGAINST, DEFENCE, "Condition", "Messages", "Examples")
OPTIONAL_HEADINGS = ("Notes",)


@dataclass(slots=True)
class Block:
    """A fenced block: its language, text, and the line its text starts on."""

    language: str
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the block, with a newline after every line."""
        return "".join(line + "\n" for line in self.lines)


@dataclass(slots=True)
class Section:
    """What stands under one heading; prose and blocks apart."""

    heading: str
    line: int
    prose: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The prose, without blank lines around it."""
        return "\n".join(self.prose).strip()

    def of(self, language: str) -> list[Block]:
        """Return the blocks in one language."""
        return [block for block in self.blocks if block.language == language]


@dataclass(slots=True)
class Page:
    """A page cut up: front matter, title, the quoted norm, and sections by heading."""

    lines: list[str]
    front: Block | None = None
    title: str = ""
    title_line: int = 0
    norm: list[str] = field(default_factory=list)
    sections: dict[str, Section] = field(default_factory=dict)

    def section(self, heading: str) -> Section:
        """Return a section, an empty one if the page does not have it."""
        return self.sections.get(heading, Section(heading, 1))

    def only(self, blocks: list[Block]) -> str:
        """Return the page with every line outside ``blocks`` made empty."""
        kept = [""] * len(self.lines)
        for block in blocks:
            kept[block.line - 1 : block.line - 1 + len(block.lines)] = block.lines
        return "\n".join(kept).rstrip("\n") + "\n"


def cut(text: str, file: str) -> tuple[Page, list[PageProblem]]:
    """Return the parts of a page and what is wrong with their order or their headings."""
    cutter = _Cutter(file, text.replace("\r\n", "\n").split("\n"))
    cutter.run()
    return cutter.page, cutter.problems


class _Cutter:
    """Reads a page line by line."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.page = Page(lines)
        self.problems: list[PageProblem] = []
        self.section: Section | None = None
        self.block: Block | None = None

    def add(self, line: int, message: str, expected: str = "", hint: str = "") -> None:
        self.problems.append(PageProblem(self.file, line, 1, message, expected, hint))

    def run(self) -> None:
        start = self.front_matter()
        for number, line in enumerate(self.page.lines[start:], start + 1):
            self.read(number, line)
        if self.block is not None:
            self.add(self.block.line - 1, "This block is never closed", "a line with ```")
            self.close()
        for heading in HEADINGS:
            if heading not in self.page.sections:
                self.add(1, f"The section '{heading}' is missing", f"a line '## {heading}'")
        if not self.page.norm:
            self.add(1, "The norm is missing", "one sentence in a quoted line ('> ...')")

    def front_matter(self) -> int:
        lines = self.page.lines
        if lines[0].rstrip() != "---":
            self.add(1, "The front matter is missing", "'---' on the first line")
            return 0
        for index in range(1, len(lines)):
            if lines[index].rstrip() == "---":
                self.page.front = Block("yaml", 2, lines[1:index])
                return index + 1
        self.add(1, "The front matter is never closed", "a second line '---'")
        return len(lines)

    def read(self, number: int, line: str) -> None:
        if self.block is not None:
            if line.rstrip() == "```":
                self.close()
            else:
                self.block.lines.append(line)
        elif line.startswith("```"):
            self.block = Block(line[3:].strip(), number + 1)
        elif line.startswith("## "):
            self.heading(number, line[3:].strip())
        elif line.startswith("# "):
            self.page.title, self.page.title_line = line[2:].strip(), number
        elif self.section is not None:
            self.section.prose.append(line)
        elif line.startswith(">"):
            self.page.norm.append(line[1:].strip())

    def close(self) -> None:
        assert self.block is not None
        if self.section is not None:
            self.section.blocks.append(self.block)
        else:
            line = self.block.line - 1
            self.add(line, "This block belongs to no section", f"it under {listed(HEADINGS)}")
        self.block = None

    def heading(self, number: int, heading: str) -> None:
        known = HEADINGS + OPTIONAL_HEADINGS
        self.section = Section(heading, number)
        if heading not in known:
            hint = meant(heading, known)
            self.add(number, f"There is no section '{heading}'", listed(known), hint)
        elif heading in self.page.sections:
            first = self.page.sections[heading].line
            self.add(number, f"The section '{heading}' was already given on line {first}")
        else:
            self.page.sections[heading] = self.section
