"""Councils for reports, and everything that a report on one is made of."""

import tempfile
from pathlib import Path

from council_rules.report.make import judged, material
from council_rules.report.material import Material
from council_rules.settings import Settings

DAY = "2026-11-28"

VALLEY = """\
council_rules: "1"
proposal:
  id: valley
  title: {en: Council of the Valley, ar: مجلس الوادي}
  status: draft
  as_of: 2026-05-01
  summary: A council in which outsiders have most of the votes.
  default_basis: reported
  authors: [A. Clerk]
  encoded_on: 2026-05-03
  reviewed_by: [{name: B. Reader, date: 2026-05-04, note: Compared with the charter}]
sources:
  - id: charter
    title: Charter of the Valley
    reliability: primary
    retrieved: 2026-05-02
    archived: https://archive.example.org/charter
    sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
  - {id: press, title: The Valley Times, url: "https://example.org/4"}
areas: [{id: valley, name: The Valley}]
groups:
  - {id: residents, name: Residents, dimension: origin, locality: {valley: local}}
  - {id: outsiders, name: Outsiders, dimension: origin, locality: {valley: external}}
matters:
  - id: governance
    name: Government of the Valley
    parent: none
    kinds: [administration]
    area: valley
bodies:
  - id: board
    name: Board
    tier: 1
    complete: [seats]
    evidence: charter#art1
    seats:
      - id: chair
        role: chair
        votes: true
        reserved_for: [outsiders]
        appointed_by: none
        evidence: charter#art2
        basis: official_text
      - id: outsider
        count: 5
        reserved_for: [outsiders]
        appointed_by: board/chair
        removable_by: {by: board/chair, manner: at_will}
        evidence: press#par4
      - {id: guest, reserved_for: [outsiders], participation: invited}
      - {id: resident, count: 3, reserved_for: [residents], appointed_by: unknown}
procedures:
  - id: board_vote
    name: Vote of the Board
    body: board
    matters: [governance]
    passes_when: {more_than: "1/2", of: members}
    evidence: charter#art3
    basis: official_text
    note: "Disputed: a report says two thirds."
powers:
  - {id: watch, holder: board/chair, kind: oversee, over: [board], matters: [governance]}
scenarios:
  - id: guest_comes
    name: The guest comes
    assume: {board/guest: accepted}
"""


def material_of(text: str, select: tuple[str, ...] = ()) -> Material:
    """Return what a report on a text is made of."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "valley.council.yaml")
        path.write_text(text, encoding="utf-8")
        settings = Settings(select)
        return material(path, judged(path, settings), settings, "council-rules report", DAY)
