"""Levers on the handover of authority to locals."""

from collections.abc import Iterator

from council_rules.alternatives.draft import NONE, Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.proposal.amend import Plain
from council_rules.proposal.model.clauses import Handover

TO_BE_DRAFTED = "to be drafted"
WORDS = {
    "to": "{} as the one who takes over",
    "due": "{} as the day",
    "test": "a test",
    "certified_by": "{} as the one who certifies it",
}


def handover_levers(draft: Draft) -> Iterator[Lever]:
    """Return the levers that hand authority over, or mend what there is about that.

    Where neither the file nor whoever asks names a day, a test has to be drafted.
    """
    last = draft.last_day
    for area in draft.index.peoples:
        chooser = draft.locals.local_chooser(area)
        own = [one for one in draft.proposal.handovers if one.area in (area, None)]
        if chooser is None:
            continue
        # whoever takes over does not say that the time has come, if others can
        hands = draft.locals.local_heir(area) or chooser[0], chooser[0]
        if not own:
            yield _added(draft, area, hands, last)
        for one in own:
            yield from _mended(draft, area, one, hands, last)


def _when(certifier: str, last: str) -> dict[str, str]:
    return {"due": last} if last else {"test": TO_BE_DRAFTED, "certified_by": certifier}


def _added(draft: Draft, area: str, hands: tuple[str, str], last: str) -> Lever:
    """Return the lever that inserts a handover; ``hands`` are an heir and a certifier."""
    heir, certifier = hands
    id = draft.free_id(f"handover_of_{area}")
    until = f"on {last}" if last else f"on a test that {draft.name(certifier)} certifies"
    says = f"insert a handover of {draft.name(area)} to {draft.name(heir)} {until}"
    handover: Plain = {"id": id, "area": area, "to": heir, **_when(certifier, last)}
    edit = Edit("added", ("add_handover",), says, (("insert", "handovers", [handover]),))
    return Lever(f"?handover {area}", "handovers", (edit,))


def _mended(
    draft: Draft, area: str, handover: Handover, hands: tuple[str, str], last: str
) -> Iterator[Lever]:
    """Return the lever that names a local heir and certifier, and a day or test if none is."""
    (heir, chooser), id, certifier = hands, handover.id, handover.certified_by
    to: dict[str, str] = {}
    foreign = handover.to in draft.index.actors and not draft.locals.is_local(handover.to, area)
    if handover.to in NONE or foreign:
        to["to"] = heir
    if handover.due in NONE and handover.test in NONE:
        to |= _when(chooser, last)
    if certifier in NONE:
        if handover.test not in NONE and handover.due in NONE:
            to["certified_by"] = chooser
    elif not draft.locals.is_local(str(certifier), area):
        to["certified_by"] = heir
    if to:
        names = {
            key: draft.name(v) if key in ("to", "certified_by") else v for key, v in to.items()
        }
        verb = "insert" if all(getattr(handover, key) in NONE for key in to) else "substitute"
        said = " and ".join(WORDS[key].format(names[key]) for key in to)
        says = f"in {draft.name(id)}, {verb} {said}"
        amendments = tuple(("substitute", f"{id}.{key}", value) for key, value in to.items())
        yield Lever(
            f"?handover {id}", id, (Edit("sound", ("change_handover",), says, amendments),)
        )
