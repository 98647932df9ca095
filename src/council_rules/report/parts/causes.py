"""The findings by cause: the place quoted, the rules, the derivation, what speaks against."""

from collections import Counter
from collections.abc import Iterable, Iterator

from council_rules.analysis.alike import Said, joined
from council_rules.analysis.causes import SEATS, Cause, Clause
from council_rules.findings import Authority, Citation, Finding, Place, Premise
from council_rules.levels import weakest as weakest_of
from council_rules.report.clauses import clause_words, noted_places
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
    code,
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
from council_rules.report.material import id_of
from council_rules.report.parts.tables import rule
from council_rules.report.view import View
from council_rules.report.wording import (
    KINDS,
    apart,
    capital,
    findings_in_words,
    listed,
    sentence,
    series,
    word,
)
from council_rules.rulebook.rule import NOT_SEEN

CONTRARY = "contrary"
_ROLES = {"analogy": mark(" by analogy"), "illustrates": mark(" illustrates")}
_FIRST = 4
_FEW_FACTS = 3


def findings_by_cause(view: View) -> Part:
    """Return the part on causes."""
    blocks: list[Block] = [Paragraph(_opening(view))]
    for cause in view.causes:
        blocks += _card(cause, view)
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


def _card(cause: Cause, view: View) -> Iterator[Block]:
    yield Heading(text(f"{cause.id} ", clause_words(cause.clauses[0], view)), cause.id)
    yield Paragraph(_verdict(cause, view))
    entries: list[tuple[str, tuple[Block, ...]]] = [
        (mark("Place in the text"), tuple(_places(cause, view))),
        (mark("Rules"), (Listing(tuple(_rules(cause, view))),)),
        (mark("In short"), (Listing(tuple(_short(cause, view))),)),
        (
            mark("In full"),
            (Folded(say("The derivation in full"), (Listing(tuple(_full(cause, view))),)),),
        ),
        (mark("Evidence"), (Remark(text(_bases(cause, view))),)),
        (mark("Decisive premises"), (Listing(tuple(_premises(cause, view))),)),
        (mark("Authority"), tuple(_authorities(cause, view, contrary=False))),
        (mark("Contrary authority"), tuple(_authorities(cause, view, contrary=True))),
        (mark("Speaks against"), (Listing(tuple(_against(cause, view))),)),
        (mark("Best defence"), (Listing(tuple(_defence(cause, view))),)),
        (mark("Notes in the file"), (Listing(tuple(_notes(cause, view))),)),
        (mark("Bounds assumed"), (Listing(tuple(_bounds(cause))),)),
        (mark("What would mend it"), (Listing(tuple(_remedies(cause, view))),)),
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
            ": {n} finding, certain: it holds however the open points turn out.",
            ": {n} findings, certain: they hold however the open points turn out.",
            len(cause.findings),
        )
        + (waived if exempt else ())
    )


def _places(cause: Cause, view: View) -> Iterator[Block]:
    for clause in cause.clauses:
        if clause.key == SEATS:
            yield Remark(text(clause_words(clause, view, "strong"), ". ", _lists(clause, view)))
            continue
        cited = [(one.source, one.locator) for one in view.material.citations.at(clause.path)]
        where = {"line": str(clause.places[0].line), "basis": word(_basis(clause, view))}
        shown = (
            tell("Line {line}, {basis}: {exhibits}.", **where, exhibits=view.references(cited))
            if cited
            else tell("Line {line}, {basis}, no exhibit.", **where)
        )
        used = tell(
            "Used by {number} of {findings}.",
            number=clause.findings,
            findings=findings_in_words(len(cause.findings)),
        )
        yield Remark(text(clause_words(clause, view, "strong"), ". ", shown, " ", used))
        yield view.quote(_quoted(clause, view))


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


def _short(cause: Cause, view: View) -> Iterator[Text]:
    """Return one finding for each rule, with the facts that are written somewhere first."""
    for one in cause.codes:
        own = [found for found in cause.of(one) if found not in view.twice]
        if not own:
            continue
        first = own[0]
        line = str(first.place.line)
        message = said(sentence(first.message))
        yield tell(
            "{rule}, line {line}: {message}", rule=rule(one), line=line, message=message
        ) + (text(*_since(first, view)))


def _since(finding: Finding, view: View) -> Iterator[str | Run | Text]:
    facts = sorted(finding.evidence, key=lambda one: (one.supposed, not one.citations))
    lead = (
        say(" In one of the completions: ") if facts and facts[0].supposed else say(" Since ")
    )
    for place, one in enumerate(facts[:_FEW_FACTS]):
        yield say("; ") if place else lead
        yield said(one.statement)
        yield view.written((one.place.line,) if one.place else (), one.citations)
    if facts:
        more = len(facts) - _FEW_FACTS
        yield (
            counted("; and {n} fact more.", "; and {n} facts more.", more) if more > 0 else "."
        )


def _full(cause: Cause, view: View) -> Iterator[Text]:
    """Return every fact that the derivations use, once; alike ones in one sentence."""
    facts = {one.atom: one for finding in cause.findings for one in finding.evidence}
    cited: dict[tuple[tuple[Citation, ...], str], list[Said]] = {}
    for one in sorted(facts.values(), key=lambda one: one.place.line if one.place else 0):
        lines = (one.place.line,) if one.place else ()
        alone = one.place is not None and "." in one.place.path and not one.citations
        basis = view.material.basis(one.place.path) if alone and one.place else ""
        key = (one.citations, basis)
        cited.setdefault(key, []).append(Said(one.statement, lines))
    for (citations, basis), facts_said in cited.items():
        for found in joined(facts_said):
            where = view.written(found.lines, citations, basis)
            yield text(said(capital(found.words)), *_others(found), where, ".")


def _others(one: Said) -> Iterator[Text]:
    """Return that the same holds with other names, if it does."""
    if one.others:
        yield tell(
            "; the same with {others} in the place of {own}",
            others=enumerated(map(said, one.others)),
            own=said(one.own),
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


def _authorities(cause: Cause, view: View, contrary: bool) -> Iterator[Block]:
    """Return what the rules rest on, or the authority against them."""
    codes: dict[Authority, list[str]] = {}
    for one in _new(cause, view):
        for authority in cause.of(one)[0].authorities:
            if (authority.role == CONTRARY) is contrary:
                codes.setdefault(authority, []).append(one)
    kinds = list(KINDS)
    order = sorted(codes, key=lambda one: kinds.index(one.kind) if one.kind in kinds else 9)
    shown = [_authority(one, codes[one]) for one in order]
    yield Listing(tuple(shown[:_FIRST]))
    if told := [one for one in cause.codes if one not in _new(cause, view)]:
        where = series(
            say("{rule} under {cause}", rule=one, cause=view.told_under[one]) for one in told
        )
        if not contrary:
            yield Remark(tell("As told before, with all that follows: {where}.", where=where))
    if shown[_FIRST:]:
        more = len(shown) - _FIRST
        yield Folded(counted("{n} more", "{n} more", more), (Listing(tuple(shown[_FIRST:])),))


def _new(cause: Cause, view: View) -> list[str]:
    """Return the rules of a cause that no cause before it has."""
    return [one for one in cause.codes if view.told_under[one] == cause.id]


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


def _authority(one: Authority, codes: list[str]) -> Text:
    clause = f", {one.clause}" if one.clause else ""
    role = say(_ROLES[one.role]) if one.role in _ROLES else ""
    kind = say(KINDS[one.kind]) if one.kind in KINDS else one.kind
    binds = tell(" Binds {whom}.", whom=said(one.binds)) if one.binds else ()
    unseen = tell(" The clause was not seen by the author of the rule.")
    return text(
        Run(kind, "kind"),
        role,
        " ",
        said(f"{one.instrument}{clause}"),
        " (",
        code(listed(codes)),
        "). ",
        said(sentence(one.reads)),
        binds,
        unseen if one.seen == NOT_SEEN else (),
    )


def _against(cause: Cause, view: View) -> Iterator[Text]:
    for one in _new(cause, view):
        if words := cause.of(one)[0].against:
            yield text(code(one), " ", said(sentence(" ".join(words.split()))))


def _defence(cause: Cause, view: View) -> Iterator[Text]:
    for one in _new(cause, view):
        if words := cause.of(one)[0].defence:
            yield text(code(one), " ", said(sentence(" ".join(words.split()))))


def _notes(cause: Cause, view: View) -> Iterator[Text]:
    """Return what the file itself notes about the places: disputes, leaks, other readings.

    A note stands under the first cause that has its place; the others refer to that.
    """
    before: dict[str, list[str]] = {}
    for path, note in noted_places(cause, view).items():
        first = next(one.id for one in view.causes if path in noted_places(one, view))
        if first == cause.id:
            yield tell(
                "{place}, line {line}: {note}",
                place=code(path),
                line=str(view.line(path)),
                note=noted(sentence(note)),
            )
        else:
            before.setdefault(first, []).append(path)
    for first, paths in before.items():
        places = code(", ".join(paths))
        yield tell("{places}: see {cause}.", places=places, cause=link(first, first))


def _bounds(cause: Cause) -> Iterator[Text]:
    for one in dict.fromkeys(bound for finding in cause.findings for bound in finding.bounds):
        yield text(said(sentence(one)))


def _remedies(cause: Cause, view: View) -> Iterator[Text]:
    for one in _new(cause, view):
        if words := cause.of(one)[0].remedy:
            yield text(code(one), " ", said(sentence(words)))
    yield from _cures(cause)


def _cures(cause: Cause) -> Iterator[Text]:
    cures: dict[tuple[str, ...], list[Finding]] = {}
    for finding in cause.findings:
        if finding.cure is not None and finding.cure.edits:
            cures.setdefault(finding.cure.edits, []).append(finding)
    for edits, found in cures.items():
        cure = found[0].cure
        assert cure is not None
        which = listed(dict.fromkeys(one.code for one in found))
        yield tell(
            "{title} {edits} Cost {cost}, {sure}.",
            title=strong(
                say(
                    "Cures {findings} of {rules}:",
                    findings=findings_in_words(len(found)),
                    rules=which,
                )
            ),
            edits=said(sentence(" and ".join(edits))),
            cost=cure.cost,
            sure=say("no cheaper cure is possible")
            if cure.proven
            else say("the best that was found"),
        )
    looked = [one for one in cause.findings if one.cure is not None]
    without = [one for one in looked if one.cure and one.cure.searched and not one.cure.edits]
    unsearched = [one for one in looked if one.cure and not one.cure.searched]
    if without:
        ids = listed(map(id_of, without[:8]))
        yield tell_number(
            "For {n} finding no edit that was considered cures it alone without breaking "
            "another rule: {ids}.",
            "For {n} findings no edit that was considered cures one alone without breaking "
            "another rule: {ids}.",
            len(without),
            ids=say("{ids} and others", ids=ids) if len(without) > 8 else ids,
        )
    if unsearched:
        yield tell_number(
            "For {n} finding no cure was searched for: it is not cheap to find.",
            "For {n} findings no cure was searched for: it is not cheap to find.",
            len(unsearched),
        )
