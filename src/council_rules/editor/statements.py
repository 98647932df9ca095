"""What a notice about something left out can be answered with, as statements to choose from."""

from collections.abc import Iterator
from typing import NamedTuple

from council_rules.editor.mentions import Thing
from council_rules.findings.report import Coverage
from council_rules.proposal.amend import Amendment, Plain
from council_rules.proposal.model.file import Proposal

# of each kind of thing so many are offered
_OFFERED = 6
_PARTS = 3


class Statement(NamedTuple):
    """What the writer may mean, as a sentence, and how it is written."""

    says: str
    amendment: Amendment


def statements(
    gap: Coverage, path: str, proposal: Proposal, things: dict[str, Thing]
) -> Iterator[Statement]:
    """Yield what could be stated of the part of the file at ``path``."""
    name = _named(things, path)
    if gap.code == "COV001":
        for area in proposal.areas[:_OFFERED]:
            where = _named(things, area.id)
            yield _put(f"{path}.area", area.id, f"{name} is about {where}")
        yield _put(f"{path}.area", "none", f"{name} is about no area in particular")
    elif gap.code == "COV002":
        unmarked = [group for group in proposal.groups if path not in group.locality]
        for group in unmarked[:_OFFERED]:
            says = f"{_named(things, group.id)} is local to {name}"
            if group.locality:
                yield _put(f"{group.id}.locality.{path}", "local", says)
            else:
                yield _put(f"{group.id}.locality", {path: "local"}, says)
    elif gap.code == "COV003":
        yield _put(f"{path}.kinds", [], f"{name} is of the kinds to be filled in")
        yield _put(f"{path}.kinds", "none", f"{name} is of no kind that rules know")
    elif gap.code == "COV004":
        for procedure in proposal.procedures[:_OFFERED]:
            if procedure.matters is None or isinstance(procedure.matters, tuple):
                says = f"{_named(things, procedure.id)} covers {name}"
                yield Statement(says, ("insert", f"{procedure.id}.matters", [path]))
    elif gap.code == "COV005":
        yield from _procedures(path, name, things)
    elif gap.code == "COV006":
        for procedure in proposal.procedures:
            if procedure.body == path and procedure.matters is None:
                says = f"{_named(things, procedure.id)} covers all matters"
                yield _put(f"{procedure.id}.matters", "all", says)
    elif gap.code == "COV007" and _stands_for_nobody(proposal, path):
        for group in proposal.groups[:_OFFERED]:
            says = f"{name} is for {_named(things, group.id)}"
            yield _put(f"{path}.reserved_for", [group.id], says)


def parts_of(gap: Coverage) -> list[str]:
    """Return the paths of the parts that a notice is about, as many as it is offered for."""
    return [place.path for place in gap.places[:_PARTS]]


def _put(path: str, value: Plain, says: str) -> Statement:
    return Statement(says, ("substitute", path, value))


def _stands_for_nobody(proposal: Proposal, path: str) -> bool:
    """Return whether nothing says of a seat for whom or by whom it is held."""
    seats = {f"{body.id}/{seat.id}": seat for body in proposal.bodies for seat in body.seats}
    seat = seats.get(path)
    return seat is not None and not (seat.reserved_for or seat.holder or seat.on_behalf_of)


def _procedures(body: str, name: str, things: dict[str, Thing]) -> Iterator[Statement]:
    id = f"{body}_vote"
    if id in things:
        return
    ways: tuple[tuple[str, Plain], ...] = (
        ("more than half of its members", {"more_than": "1/2", "of": "members"}),
        ("consensus", "consensus"),
        ("a rule that nobody found out", "unknown"),
    )
    for how, rule in ways:
        procedure: Plain = [{"id": id, "body": body, "passes_when": rule}]
        yield Statement(f"{name} decides by {how}", ("insert", "procedures", procedure))


def _named(things: dict[str, Thing], id: str) -> str:
    thing = things.get(id)
    return f"'{thing.name or id}'" if thing else f"'{id}'"
