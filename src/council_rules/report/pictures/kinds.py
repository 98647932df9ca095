"""The pictures that come by themselves, by kind."""

from collections.abc import Callable, Sequence

from council_rules.report.document import Table, plain
from council_rules.report.parts.alternatives import change_table, local_votes
from council_rules.report.parts.evidence import evidence_table
from council_rules.report.parts.scenarios import scenario_table
from council_rules.report.parts.structure import competence_figure, hands_graph, is_chamber
from council_rules.report.parts.votes import rooms_of
from council_rules.report.pictures.grid import grid
from council_rules.report.pictures.hemicycle import hemicycle
from council_rules.report.pictures.ladder import ladder
from council_rules.report.pictures.shares import dumbbells
from council_rules.report.view import View
from council_rules.report.wording import apart, listed


class NothingToDraw(ValueError):  # noqa: N818  (says what is the case)
    """A file holds nothing of what a picture shows; the message says what is missing."""


def draw(kind: str, view: View) -> str:
    """Return a picture as SVG. Raises NothingToDraw if the file has nothing to show in it."""
    return _KINDS[kind](view) + "\n"


def _ladder(view: View) -> str:
    return ladder(view.structure.levels, "ladder")


def _competences(view: View) -> str:
    if not view.competences.matters:
        raise NothingToDraw("The file names no matter")
    return _grid("competences", competence_figure(view).table)


def _hands(view: View) -> str:
    if not view.edges:
        raise NothingToDraw("The file names no seat")
    return hands_graph(view)


def _votes(view: View) -> str:
    rooms = rooms_of(view)
    if not rooms:
        raise NothingToDraw("No procedure of the file is a vote whose power could be counted")
    return dumbbells(rooms, "votes")


def _scenarios(view: View) -> str:
    if not view.material.others:
        raise NothingToDraw("The file names no scenario")
    return _grid("scenarios", scenario_table(view))


def _evidence(view: View) -> str:
    if not view.material.violated:
        raise NothingToDraw("No rule is violated in every completion of what is open")
    return _grid("evidence", evidence_table(view))


def _change(view: View) -> str:
    found = view.material.found
    if found is None or not found.found:
        raise NothingToDraw("The search found no alternative to lay beside the file")
    first = found.found[0]
    return _grid("change", change_table(first), local_votes(first, view))


def _chamber(view: View) -> str:
    chambers = [level for level in view.structure.levels if is_chamber(level)]
    if not chambers:
        raise NothingToDraw(
            "No body of the file has more than thirty seats, all of them stated"
        )
    return hemicycle(max(chambers, key=lambda one: one.number), "chamber")


def _grid(id: str, table: Table, notes: Sequence[str] = ()) -> str:
    rows = [[plain(cell.text) for cell in row.cells] for row in table.rows]
    says = apart((*(f"{row[0]}: {listed(filter(None, row[1:]))}" for row in rows), *notes))
    dim = [row.look == "dim" for row in table.rows]
    return grid(id, table.head, rows, table.caption, says, dim, notes)


_KINDS: dict[str, Callable[[View], str]] = {
    "ladder": _ladder,
    "competences": _competences,
    "hands": _hands,
    "votes": _votes,
    "scenarios": _scenarios,
    "evidence": _evidence,
    "change": _change,
    "chamber": _chamber,
}
