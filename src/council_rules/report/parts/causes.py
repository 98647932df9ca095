"""The findings by cause: the place quoted, the rules, the derivation, what speaks against."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from council_rules.analysis.causes import SEATS, Cause, Clause
from council_rules.findings.evidence import Place, Premise
from council_rules.findings.finding import Finding
from council_rules.levels import weakest as weakest_of
from council_rules.report.clauses import clause_words, noted_places, place_words
from council_rules.report.document import (
    Block,
    Facts,
    Folded,
    Heading,
    Listing,
    Paragraph,
    Part,
    Remark,
    Run,
    Text,
    enumerated,
    link,
    noted,
    said,
    strong,
    tell,
    tell_number,
    text,
)
from council_rules.report.language import SOURCE, counted, mark, say
from council_rules.report.parts.authorities import (
    CONTRARY,
    ILLUSTRATES,
    SUPPORTING,
    against,
    authorities,
    defences,
)
from council_rules.report.parts.cures import remedies
from council_rules.report.parts.derivation import in_full, in_short
from council_rules.report.parts.tables import rule
from council_rules.report.view import View, lines_in_words
from council_rules.report.wording import (
    apart,
    capital,
    findings_in_words,
    listed,
    sentence,
    series,
    word,
)

# the notes of the file that bear on each cause, by its id and by path
Notes = Mapping[str, Mapping[str, str]]


def findings_by_cause(view: View) -> Part:
    """Return the part on causes."""
    blocks: list[Block] = [Paragraph(_opening(view))]
    notes = {cause.id: noted_places(cause, view) for cause in view.causes}
    for cause in view.causes:
        blocks += _card(cause, view, notes)
    return Part("", "causes", say("Findings by cause"), tuple(blocks))


def _opening(view: View) -> Text:
    number = len(view.material.violated)
    if not number:
        return tell(
            "No rule is violated in every completion of what is open. There is no cause to "
            "name."
        )
    return tell_number(
        "The {n} finding that is certain is grouped under {causes}. A cause is no fault of "
        "anybody: it is the statement of the text that the derivations share. Every finding "
        "stands by itself in the annex.",
        "The {n} findings that are certain are grouped under {causes}. A cause is no fault of "
        "anybody: it is the statement of the text that the derivations share. Every finding "
        "stands by itself in the annex.",
        number,
        causes=counted("{n} cause", "{n} causes", len(view.causes)),
    )


def _card(cause: Cause, view: View, notes: Notes) -> Iterator[Block]:
    yield Heading(text(f"{cause.id} ", clause_words(cause.clauses[0], view)), cause.id)
    yield Paragraph(_verdict(cause, view))
    entries: list[tuple[str, tuple[Block, ...]]] = [
        (mark("Place in the text"), tuple(_places(cause, view))),
        (mark("Rules"), (Listing(tuple(_rules(cause, view))),)),
        (mark("In short"), (Listing(tuple(in_short(cause, view))),)),
        (
            mark("In full"),
            (Folded(say("The derivation in full"), (Listing(tuple(in_full(cause, view))),)),),
        ),
        (mark("Evidence"), (Remark(text(_bases(cause, view))),)),
        (mark("Decisive premises"), (Listing(tuple(_premises(cause, view))),)),
        (mark("Authority"), tuple(authorities(cause, view, SUPPORTING))),
        (mark("Contrary authority"), tuple(authorities(cause, view, (CONTRARY,)))),
        (mark("Illustrations, no authority"), tuple(authorities(cause, view, (ILLUSTRATES,)))),
        (mark("Speaks against"), (Listing(tuple(against(cause, view))),)),
        (mark("Best defence"), (Listing(tuple(defences(cause, view))),)),
        (mark("Notes in the file"), (Listing(tuple(_notes(cause, view, notes))),)),
        (mark("Bounds assumed"), (Listing(tuple(_bounds(cause))),)),
        (mark("What would mend it"), (Listing(tuple(remedies(cause, view))),)),
    ]
    yield Facts(tuple((say(head), blocks) for head, blocks in entries if _says(blocks)))


def _says(blocks: tuple[Block, ...]) -> bool:
    """Return whether there is anything to say; lists may be empty."""
    inner = [
        one
        for block in blocks
        for one in (block.blocks if isinstance(block, Folded) else (block,))
    ]
    return any(not isinstance(one, Listing) or one.items for one in inner)


def _verdict(cause: Cause, view: View) -> Text:
    codes = counted(
        "rule {codes}", "rules {codes}", len(cause.codes), codes=listed(cause.codes)
    )
    exempt = sum(one.exempt is not None for one in cause.findings)
    waived = tell_number(
        " {n} of them is exempt from counting.",
        " {n} of them are exempt from counting.",
        exempt,
    )
    return (
        text(Run(say("The text does not meet"), "violated"), " ", strong(codes))
        + tell_number(
            ": {n} finding, certain: on the assumptions of part B",
            ": {n} findings, certain: on the assumptions of part B",
            len(cause.findings),
        )
        + _broken(cause)
        + _hanging(view.hanging(cause.findings), len(cause.findings))
        + (waived if exempt else ())
    )


def _broken(cause: Cause) -> Text:
    """Return that whatever the findings are about breaks the rules they are found under."""
    if len({one.subject for one in cause.findings}) > 1:
        return tell_number(
            " their subjects break the rule however the open points turn out.",
            " their subjects break the rules however the open points turn out.",
            len(cause.codes),
        )
    return tell_number(
        " its subject breaks the rule however the open points turn out.",
        " their subject breaks the rules however the open points turn out.",
        len(cause.codes),
    )


def _hanging(number: int, findings: int) -> Text:
    """Return how many findings give a reason that does not hold in every completion."""
    if not number:
        return ()
    if number == findings:
        return tell_number(
            " It gives a reason that holds in some of the completions only, and says so.",
            " Each gives a reason that holds in some of the completions only, and says so.",
            number,
        )
    return tell_number(
        " {n} of them gives a reason that holds in some of the completions only, and says so.",
        " {n} of them give a reason that holds in some of the completions only, and say so.",
        number,
    )


def _places(cause: Cause, view: View) -> Iterator[Block]:
    for clause in cause.clauses:
        if clause.key == SEATS:
            yield Remark(text(clause_words(clause, view, "strong"), ". ", _lists(clause, view)))
            continue
        cited = [(one.source, one.locator) for one in view.material.citations.at(clause.path)]
        where = capital(lines_in_words(sorted({place.line for place in clause.places})))
        given = {"where": where, "basis": word(_basis(clause, view))}
        shown = (
            tell("{where}, {basis}: {exhibits}.", **given, exhibits=view.references(cited))
            if cited
            else tell("{where}, {basis}, no exhibit.", **given)
        )
        used = tell(
            "Used by {number} of {findings}.",
            number=clause.findings,
            findings=findings_in_words(len(cause.findings)),
        )
        yield Remark(text(clause_words(clause, view, "strong"), ". ", shown, " ", used))
        quote = view.quote(_quoted(clause, view))
        yield quote
        if quote.left:
            yield Remark(
                tell_number(
                    "{n} line more of this statement is left out here.",
                    "{n} lines more of this statement are left out here.",
                    quote.left,
                )
            )


def _lists(clause: Clause, view: View) -> str:
    """Return the bodies whose lists of seats are meant, with the local votes in each."""
    found = {place.path.partition("/")[0] for place in clause.places}
    lists = (
        say(
            "'{body}', line {line}, local votes {share}",
            body=level.name,
            line=view.line(level.id),
            share=level.share,
        )
        for level in view.structure.levels
        if level.id in found
    )
    return say(
        "Lists of seats: {lists}. Weakest basis of a seat: {basis}.",
        lists=apart(lists),
        basis=word(_basis(clause, view)),
    )


def _basis(clause: Clause, view: View) -> str:
    """Return the weakest basis among the places of a statement."""
    return weakest_of(view.material.basis(place.path) for place in clause.places)


def _quoted(clause: Clause, view: View) -> Place:
    place = view.material.loaded.places.nearest(clause.path)
    return Place(clause.path, *place.value)


def _rules(cause: Cause, view: View) -> Iterator[Text]:
    for one in cause.codes:
        found = cause.of(one)
        yield text(
            rule(one),
            f" × {len(found)} ({word(found[0].severity.value)}) ",
            Run(view.title(one) + ". ", "strong", lang=SOURCE),
            said(view.norm(one)),
            *_repeated(found, view),
        )


def _repeated(found: Iterable[Finding], view: View) -> Iterator[Text]:
    """Return how many findings of a rule another rule has as well, if any."""
    number = Counter(view.twice[one] for one in found if one in view.twice)
    for wider, times in number.items():
        yield tell_number(
            " {n} of these says of its subject what {rule} says of it too, and is told there.",
            " {n} of these say of their subjects what {rule} says of them too, and are told "
            "there.",
            times,
            rule=rule(wider),
        )


def _bases(cause: Cause, view: View) -> str:
    by = view.by_weakest(cause.findings)
    bases = series(
        say("{basis} for {number}", basis=word(basis), number=number)
        for basis, number in by.items()
    )
    findings = findings_in_words(len(cause.findings))
    if view.grounded:
        return say("Stand on: {bases} of {findings}.", bases=bases, findings=findings)
    return say(
        "Weakest basis among the statements that the derivations name: {bases} of {findings}.",
        bases=bases,
        findings=findings,
    )


def _premises(cause: Cause, view: View) -> Iterator[Text]:
    """Return claims of which none can be spared, with how many findings need them."""
    number: dict[Premise, int] = {}
    for finding in cause.findings:
        for one in finding.premises:
            number[one] = number.get(one, 0) + 1
    for one, needed in sorted(number.items(), key=lambda found: -found[1]):
        lines = (one.place.line,) if one.place else ()
        needed_by = tell(
            " Needed by {number} of {findings}.",
            number=needed,
            findings=findings_in_words(len(cause.findings)),
        )
        where = view.written(lines, one.citations, one.level)
        yield text(said(capital(one.statement)), where, ".", needed_by)


def _notes(cause: Cause, view: View, notes: Notes) -> Iterator[Text]:
    """Return what the file itself notes about the places: disputes, leaks, other readings.

    A note stands under the first cause that has its place; the others refer to that.
    """
    before: dict[str, list[str]] = {}
    for path, note in notes[cause.id].items():
        first = next(id for id, noted_there in notes.items() if path in noted_there)
        if first == cause.id:
            yield tell(
                "{place}, line {line}: {note}",
                place=place_words(path, view),
                line=str(view.line(path)),
                note=noted(sentence(note)),
            )
        else:
            before.setdefault(first, []).append(path)
    for first, paths in before.items():
        places = enumerated(place_words(path, view) for path in paths)
        yield tell("{places}: see {cause}.", places=places, cause=link(first, first))


def _bounds(cause: Cause) -> Iterator[Text]:
    for one in dict.fromkeys(bound for finding in cause.findings for bound in finding.bounds):
        yield text(said(sentence(one)))
