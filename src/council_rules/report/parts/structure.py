"""The structure: who sits above whom, who can do what, who fills and empties seats."""

from collections.abc import Iterator

from council_rules.levels import weakest
from council_rules.report.competences import LETTERS
from council_rules.report.document import (
    Block,
    Cell,
    Drawing,
    Figure,
    Part,
    Row,
    Run,
    Table,
    text,
)
from council_rules.report.hands import KINDS, NOBODY, UNKNOWN, UNSAID
from council_rules.report.language import counted, say
from council_rules.report.parts.rungs import key, rungs
from council_rules.report.parts.tables import row, table
from council_rules.report.pictures.hands import Source, graph
from council_rules.report.pictures.hemicycle import FEWEST, hemicycle
from council_rules.report.pictures.marks import ORIGIN_WORDS
from council_rules.report.structure import ORIGINS, Level
from council_rules.report.view import View
from council_rules.report.wording import apart, capital, series, word

# a caption names so many bodies at most
_MOST_NAMES = 8


def structure(view: View) -> Part:
    """Return the part on the structure."""
    blocks: list[Block] = [ladder_figure(view)]
    blocks += [chamber_figure(level) for level in view.structure.levels if is_chamber(level)]
    if view.competences.matters:
        blocks.append(competence_figure(view))
    blocks.append(hands_figure(view))
    return Part("", "structure", say("The structure"), tuple(blocks))


def ladder_figure(view: View) -> Figure:
    """Return the tier ladder with its table."""
    levels = view.structure.levels
    return Figure(
        caption=_ladder_caption(levels),
        how=say(
            "One mark is one seat; at the end of the line, the votes of those local. Bodies "
            "stand by the tier that the file gives. That one oversees another is printed "
            "only where the file says so."
        ),
        table=seats_table(view),
        rungs=rungs(view, "l"),
        key=key(view.structure.levels),
        anchor="ladder",
    )


def _ladder_caption(levels: tuple[Level, ...]) -> str:
    with_seats = [one for one in levels if one.seats]
    if not any(one.origins for one in levels):
        return counted(
            "{n} body with seats; the file declares nobody local.",
            "{n} bodies with seats; the file declares nobody local.",
            len(with_seats),
        )
    local = [one for one in with_seats if one.has_locals]
    bodies = counted("{n} body with seats", "{n} bodies with seats", len(with_seats))
    if not local:
        return say(
            "As the file has it, a local vote is certain in none of {bodies}.", bodies=bodies
        )
    return say(
        "As the file has it, local votes are certain in {number} of {bodies}: {names}.",
        number=len(local),
        bodies=bodies,
        names=_first([one.name for one in local]),
    )


def _first(names: list[str]) -> str:
    """Return names as an enumeration, of many the first and how many more there are."""
    rest = names[_MOST_NAMES:]
    more = counted("{n} more", "{n} more", len(rest))
    return series([*names[:_MOST_NAMES], more] if rest else names)


def seats_table(view: View) -> Table:
    """Return the seats of all bodies by origin."""
    used = [
        o for o in ORIGINS if any(s.origin == o for b in view.structure.levels for s in b.seats)
    ]
    head = (
        say("Body"),
        say("Tier"),
        *(capital(say(ORIGIN_WORDS[one])) for one in used),
        say("Of these uncertain"),
        say("Local votes"),
    )
    rows = (
        row(
            level.name,
            str(level.tier or say("not stated")),
            *(_number(level, one) for one in used),
            str(sum(one.number for one in level.seats if one.possible) or "–"),
            say("{share} (numbers assumed)", share=level.share)
            if level.assumed
            else level.share,
        )
        for level in view.structure.levels
    )
    return table(say("Seats by origin"), head, rows, range(2, len(head)))


def _number(level: Level, origin: str) -> str:
    seats = [one for one in level.seats if one.origin == origin]
    if any(one.most is None for one in seats):
        return say("open")
    low, high = sum(one.number for one in seats), sum(one.most or 0 for one in seats)
    return "–" if not high else str(low) if low == high else f"{low}–{high}"


def is_chamber(level: Level) -> bool:
    """Return whether a body is drawn as a half circle: more than thirty seats, none open."""
    return level.number >= FEWEST and not any(one.open for one in level.seats)


def chamber_figure(level: Level) -> Figure:
    """Return one big body as a half circle."""
    rows = (
        row(one.name, say(ORIGIN_WORDS[one.origin]), one.number, _vote(one.votes))
        for one in level.seats
    )
    head = (say("Seats"), say("Origin"), say("Number"), say("Vote"))
    return Figure(
        caption=say(
            "{body}: {seats}, local votes {share}.",
            body=level.name,
            seats=level.says,
            share=level.share,
        ),
        how=say(
            "One mark is one seat; shape and colour tell the origin as in the first figure."
        ),
        table=table(say("Seats of this body"), head, rows, (2,)),
        drawings=(Drawing(hemicycle(level, f"h-{level.id}")),),
        anchor=f"chamber-{level.id}",
    )


def _vote(votes: bool | None) -> str:
    return {True: say("yes"), False: say("no"), None: say("open")}[votes]


def competence_figure(view: View) -> Figure:
    """Return the matrix of who can do what; the table is the picture."""
    matrix = view.competences
    used = {letter for cell in matrix.cells.values() for letter in cell}
    letters = series(
        say("{letter} {meaning}", letter=one, meaning=say(LETTERS[one]))
        for one in LETTERS
        if one in used
    ) or say("none is stated")
    cells = len(matrix.columns) * len(matrix.matters)
    beside = apart(
        say("{who}: {powers}", who=who, powers=series(say(LETTERS[one]) for one in found))
        for who, found in matrix.apart
    )
    without = say(" Stated of no matter, and in no cell: {powers}.", powers=beside)
    return Figure(
        caption=_competence_caption(view),
        how=say(
            "Who can do what: {letters}. Bold: said of this matter. Not bold: of a wider "
            "matter. Dot: not stated ({blank} of {cells}). What a seat can do stands with its "
            "body.",
            letters=letters,
            blank=matrix.blank,
            cells=counted("{n} cell", "{n} cells", cells),
        )
        + (without if beside else ""),
        table=Table(
            say("Who can do what"),
            (say("Matter"), *(name for _, name, _ in matrix.columns)),
            tuple(_competence_rows(view)),
            look="matrix",
        ),
        anchor="competences",
    )


def _competence_caption(view: View) -> str:
    matrix = view.competences
    deciding = {
        column: sum(
            "D" in matrix.cells.get((matter, column), {}) for matter, _ in matrix.matters
        )
        for column, _, _ in matrix.columns
    }
    names = {id: name for id, name, _ in matrix.columns}
    most = max(deciding.values(), default=0)
    if not most:
        return say("The file states for no matter who decides it.")
    which = series(names[one] for one, number in deciding.items() if number == most)
    return say(
        "{bodies}: {number} of {matters} can be decided there, as the file has it.",
        bodies=which,
        number=most,
        matters=counted("{n} matter", "{n} matters", len(matrix.matters)),
    )


def _competence_rows(view: View) -> Iterator[Row]:
    matrix = view.competences
    for matter, name in matrix.matters:
        cells = [Cell(text(name), "part" if matter in matrix.parts else "head")]
        for column, _, local in matrix.columns:
            found = matrix.cells.get((matter, column), {})
            runs = [Run(one, "strong" if found[one] else "") for one in LETTERS if one in found]
            cells.append(Cell(text(*(runs or "·")), "local" if local else ""))
        yield Row(tuple(cells))


def hands_figure(view: View) -> Figure:
    """Return the graph of who fills, empties, vets and overrides."""
    edges, levels = view.edges, view.structure.levels
    used = [kind for kind in KINDS if any(one.kind == kind for one in edges)]
    rows = (
        row(
            names[edge.body],
            edge.name,
            say(KINDS[edge.kind]),
            edge.number or "–",
            word(edge.basis),
        )
        for names in ({level.id: level.name for level in levels},)
        for edge in sorted(
            edges, key=lambda one: [level.id for level in levels].index(one.body)
        )
    )
    return Figure(
        caption=_hands_caption(view),
        how=say(
            "Drawn: {kinds}. A wider line fills more seats; whose consent that takes is drawn "
            "too. Where no removal is drawn, the file names nobody who removes.",
            kinds=series(say(KINDS[one]) for one in used),
        ),
        table=table(
            say("Who has a hand in which body"),
            (say("Body"), say("Who"), say("What"), say("Seats"), say("Weakest basis")),
            rows,
            (3,),
            "hands",
        ),
        drawings=(Drawing(hands_graph(view)),),
        anchor="hands",
    )


def hands_graph(view: View) -> str:
    """Return the graph as a picture."""
    sources = {edge.source: edge.name for edge in view.edges}
    seats = {one.path for level in view.structure.levels for one in level.seats}
    bodies = {level.id: level.name for level in view.structure.levels}
    found = []
    for id, name in sources.items():
        within = (
            bodies.get(id.partition("/")[0], "")
            if id in seats
            else say("body")
            if id in bodies
            else ""
        )
        origin = "" if id in bodies else view.structure.origin(id)
        found.append(Source(id, name, origin, within))
    return graph(view.edges, view.structure.levels, found)


def _hands_caption(view: View) -> str:
    fills = [edge for edge in view.edges if edge.kind == "fill"]
    every = sum(edge.seats for edge in fills)
    number: dict[str, int] = {}
    for edge in fills:
        number[edge.source] = number.get(edge.source, 0) + edge.seats
    known = {
        one: seats for one, seats in number.items() if one not in (UNKNOWN, UNSAID, NOBODY)
    }
    if not known:
        return say("Nothing is stated about who fills a seat.")
    highest = max(known.values())
    most = [one for one in known if known[one] == highest]
    names = {edge.source: edge.name for edge in fills}
    who = series(_seat_or_name(one, names[one], view) for one in most)
    bases = (edge.basis for edge in fills if edge.source in most)
    if any(edge.more for edge in fills):
        return say(
            "No one whom the file names fills more seats than {who}; their number is open; "
            "weakest basis: {basis}.",
            basis=word(weakest(bases)),
            who=who,
        )
    seats = counted("{n} seat", "{n} seats", every)
    if any(edge.sure != edge.seats for edge in fills):
        seats = say("{seats}, uncertain ones among them", seats=seats)
    words = {"basis": word(weakest(bases)), "who": who, "number": highest, "seats": seats}
    if len(most) > 1:
        return say(
            "Filled by {who}, as the file has it: {number} of {seats} each; weakest basis: "
            "{basis}.",
            **words,
        )
    return say(
        "Filled by {who}, as the file has it: {number} of {seats}; weakest basis: {basis}.",
        **words,
    )


def _seat_or_name(source: str, name: str, view: View) -> str:
    """Return the name of whoever fills seats; of a seat with its body."""
    body = view.structure.names.get(source.partition("/")[0], "") if "/" in source else ""
    return say("{seat} ({body})", seat=name, body=body) if body else name
