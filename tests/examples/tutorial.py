"""The pictures of the tutorial and the README, made by the tool.

``python -m tests.examples.tutorial`` writes them anew.
"""

from html import escape
from pathlib import Path

from tests.examples.support import TUTORIAL, folder_of, run

FOLDER = folder_of(TUTORIAL)
CARD = "COLUMNS=90 council-rules check lake.council.yaml"
LADDER = "council-rules picture lake.council.yaml --kind ladder"
_LINE, _COLUMN, _MARGIN = 18, 7.8, 16


def text_picture(text: str) -> str:
    """Return text of a terminal as SVG, line by line."""
    lines = text.rstrip().splitlines()
    wide = round(max(map(len, lines)) * _COLUMN + 2 * _MARGIN)
    high = len(lines) * _LINE + 2 * _MARGIN
    rows = "\n".join(
        f'<text x="{_MARGIN}" y="{_MARGIN + (number + 1) * _LINE - 5}" xml:space="preserve">'
        f"{escape(line)}</text>"
        for number, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" '
        f'width="{wide}" height="{high}" role="img" '
        'font-family="ui-monospace, Menlo, Consolas, monospace" font-size="13">\n'
        "<title>What check prints of one finding</title>\n"
        f'<rect width="{wide}" height="{high}" rx="6" fill="#f6f6f4"/>\n'
        f'<g fill="#1f2328">\n{rows}\n</g>\n</svg>\n'
    )


def pictures() -> dict[Path, str]:
    """Return the pictures by file, as they have to be."""
    card = run(CARD, FOLDER).split("\n\n")[0]
    return {FOLDER / "finding.svg": text_picture(card), FOLDER / "ladder.svg": drawn()}


def drawn() -> str:
    """Return the picture of the tiers."""
    out = FOLDER / "drawn.svg"
    try:
        run(f"{LADDER} --out {out}", FOLDER)
        return out.read_text("utf-8")
    finally:
        out.unlink(missing_ok=True)


if __name__ == "__main__":
    for file, text in pictures().items():
        file.write_text(text, "utf-8")
