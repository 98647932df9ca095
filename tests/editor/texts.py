"""Short proposals, with a place in each marked by a bar."""

from council_rules.editor.lines import Lines, Position

# the ids are marked by names with signs that take two units of UTF-16, or are written from
# right to left; the office decides alone and nobody else has a say
VALLEY = """\
council_rules: "1"
proposal: {id: valley, title: "Valley 🕊 مجلس", completeness: closed}
sources:
  - {id: charter, title: Charter}
areas:
  - {id: valley_area, name: "Valley"}
groups:
  - {id: residents, name: "👥 سكان", dimension: origin, locality: {valley_area: local}}
  - {id: visitors, name: Visitors, dimension: origin, locality: {valley_area: external}}
matters:
  - {id: budget, name: Budget, area: valley_area, kinds: [budget]}
bodies:
  - id: board
    name: "🏛 Board"
    tier: 1
    territory: [valley_area]
    seats:
      - {id: outsider, name: "👤 خارجي", count: 2, reserved_for: [visitors]}
      - id: resident
        participation: invited
        reserved_for: [residents]
        appointed_by: board/outsider
procedures:
  - id: board_vote
    body: board
    matters: [budget]
    passes_when: {more_than: "1/2", of: members}
    evidence: charter#art3
scenarios:
  - {id: calm, assume: {board/resident.participation: accepted}}
waivers:
  - {rule: REP001, subject: board, reason: "", by: "", expires: ""}
"""


def marked(text: str) -> tuple[str, Position]:
    """Return a text without its bar, and where that was."""
    offset = text.index("|")
    whole = text.replace("|", "", 1)
    lines = Lines(whole)
    return whole, lines.position(*lines.place(offset))


def at(text: str, words: str, into: int = 0) -> Position:
    """Return the place of the first of some words in a text, so many characters into them."""
    lines = Lines(text)
    return lines.position(*lines.place(text.index(words) + into))
