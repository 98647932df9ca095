"""The table of open points on the page of the format; run as a command, it renews the table.

python -m tests.logic.open_points_page
"""

from pathlib import Path

from council_rules.logic.openness import OPEN_KINDS, OpenKind

PAGE = Path(__file__).resolve().parents[2] / "docs" / "format.md"
HEAD = (
    "| question | open when | answers | range | the worst for the text |",
    "| --- | --- | --- | --- | --- |",
)


def table() -> str:
    """Return the table as it has to stand on the page."""
    return "\n".join([*HEAD, *map(_row, OPEN_KINDS)])


def _row(kind: OpenKind) -> str:
    answers = [" ".join(f"`{word}`" for word in kind.words), kind.others]
    said = ", ".join(filter(None, answers))
    return f"| `{kind.id}` | {kind.open_when} | {said} | {kind.span} | {kind.worst} |"


def written(text: str) -> str:
    """Return the table that stands on a page."""
    start = text.index("| question | open when |")
    return text[start : text.index("\n\n", start)]


def main() -> None:
    text = PAGE.read_text("utf-8")
    PAGE.write_text(text.replace(written(text), table()), "utf-8")


if __name__ == "__main__":
    main()
