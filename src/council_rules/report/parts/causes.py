"""The findings by cause: the place quoted, the rules, the derivation, what speaks against."""

from collections.abc import Iterator

from council_rules.analysis.alike import Said, joined
from council_rules.analysis.causes import SEATS, Cause, Clause
from council_rules.findings import Authority, Citation, Finding, Place, Premise
from council_rules.levels import weakest as weakest_of
from council_rules.proposal.model import Claim
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
    strong,
    text,
)
from council_rules.report.material import id_of
from council_rules.report.parts.tables import rule
from council_rules.report.view import View
from council_rules.report.wording import KINDS, capital, sentence, spaced
from council_rules.rulebook.rule import NOT_SEEN
from council_rules.words import series, some

CONTRARY = "contrary"
_FIRST = 4
_FEW_FACTS = 3


def findings_by_cause(view: View) -> Part:
    """Return the part on causes."""
    blocks: list[Block] = [Paragraph(_opening(view))]
    for cause in view.causes:
        blocks += _card(cause, view)
    return Part("", "causes", "Findings by cause", tuple(blocks))


def _opening(view: View) -> Text:
    number = len(view.material.violated)
    if not number:
        return text(
            "No rule is violated in every completion of what is open. There is no cause to "
            "name."
        )
    return text(
        f"The {some(number, 'finding')} that {'is' if number == 1 else 'are'} certain "
        f"{'is' if number == 1 else 'are'} grouped under {some(len(view.causes), 'cause')}. "
        "A cause is no fault of anybody: it is the statement of the text that the "
        "derivations share. Every finding stands by itself in the annex."
    )


def _card(cause: Cause, view: View) -> Iterator[Block]:
    yield Heading(f"{cause.id} {capital(cause.title)}", cause.id)
    yield Paragraph(_verdict(cause, view))
    entries: list[tuple[str, tuple[Block, ...]]] = [
        ("Place in the text", tuple(_places(cause, view))),
        ("Rules", (Listing(tuple(_rules(cause, view))),)),
        ("In short", (Listing(tuple(_short(cause, view))),)),
        ("In full", (Folded("The derivation in full", (Listing(tuple(_full(cause, view))),)),)),
        ("Evidence", (Remark(text(_bases(cause, view))),)),
        ("Decisive premises", (Listing(tuple(_premises(cause, view))),)),
        ("Authority", tuple(_authorities(cause, view, contrary=False))),
        ("Contrary authority", tuple(_authorities(cause, view, contrary=True))),
        ("Speaks against", (Listing(tuple(_against(cause, view))),)),
        ("Best defence", (Listing(tuple(_defence(cause, view))),)),
        ("Notes in the file", (Listing(tuple(_notes(cause, view))),)),
        ("Bounds assumed", (Listing(tuple(_bounds(cause))),)),
        ("What would mend it", (Listing(tuple(_remedies(cause, view))),)),
    ]
    yield Facts(tuple((head, blocks) for head, blocks in entries if _says(blocks)))


def _says(blocks: tuple[Block, ...]) -> bool:
    """Return whether there is anything to say; lists may be empty."""
    inner = [
        one
        for block in blocks
        for one in (block.blocks if isinstance(block, Folded) else (block,))
    ]
    return any(not isinstance(one, Listing) or one.items for one in inner)


def _verdict(cause: Cause, view: View) -> Text:
    number = len(cause.findings)
    codes = ", ".join(cause.codes)
    what = "rule" if len(cause.codes) == 1 else "rules"
    exempt = sum(one.exempt is not None for one in cause.findings)
    waived = f" {exempt} of them are exempt from counting." if exempt else ""
    return text(
        Run("The text does not meet ", "violated"),
        strong(f"{what} {codes}"),
        f": {some(number, 'finding')}, certain: {'it holds' if number == 1 else 'they hold'} "
        f"however the open points turn out.{waived}",
    )


def _places(cause: Cause, view: View) -> Iterator[Block]:
    for clause in cause.clauses:
        if clause.key == SEATS:
            yield Remark(text(strong(sentence(clause.says)), " ", _lists(clause, view)))
            continue
        used = f" Used by {clause.findings} of {some(len(cause.findings), 'finding')}."
        where = f" Line {clause.places[0].line}, {spaced(_basis(clause, view))}"
        cited = [(one.source, one.locator) for one in view.material.citations.at(clause.path)]
        shown = [": ", *view.references(cited)] if cited else [", no exhibit"]
        yield Remark(text(strong(sentence(clause.says)), where, *shown, ".", used))
        yield view.quote(_quoted(clause, view))


def _lists(clause: Clause, view: View) -> str:
    """Return the bodies whose lists of seats are meant, with the local votes in each."""
    found = {place.path.partition("/")[0] for place in clause.places}
    said = (
        f"'{level.name}', line {view.line(level.id)}, local votes {level.share}"
        for level in view.structure.levels
        if level.id in found
    )
    basis = spaced(_basis(clause, view))
    return f"Lists of seats: {'; '.join(said)}. Weakest basis of a seat: {basis}."


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
            f" × {len(found)} ({found[0].severity.value}) ",
            strong(view.title(one) + ". "),
            view.norm(one),
        )


def _short(cause: Cause, view: View) -> Iterator[Text]:
    """Return one finding for each rule, with the facts that are written somewhere first."""
    for one in cause.codes:
        first = cause.of(one)[0]
        yield text(
            rule(one),
            f", line {first.place.line}: {sentence(first.message)}",
            *_since(first, view),
        )


def _since(finding: Finding, view: View) -> Iterator[str | Run]:
    facts = sorted(finding.evidence, key=lambda one: (one.supposed, not one.citations))
    for place, one in enumerate(facts[:_FEW_FACTS]):
        yield " Since " if not place else "; "
        yield one.statement
        yield from view.written((one.place.line,) if one.place else (), one.citations)
    if facts:
        more = len(facts) - _FEW_FACTS
        yield f"; and {some(more, 'fact')} more." if more > 0 else "."


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
    for (citations, basis), said in cited.items():
        for found in joined(said):
            yield text(capital(found.words), *view.written(found.lines, citations, basis), ".")


def _bases(cause: Cause, view: View) -> str:
    by = view.by_weakest(cause.findings)
    said = series(f"{spaced(basis)} for {number}" for basis, number in by.items())
    if view.grounded:
        return f"Stand on: {said} of {some(len(cause.findings), 'finding')}."
    return (
        f"Among the statements that the derivations name: {said} of "
        f"{some(len(cause.findings), 'finding')}."
    )


def _authorities(cause: Cause, view: View, contrary: bool) -> Iterator[Block]:
    """Return what the rules rest on, or the authority against them."""
    codes: dict[Authority, list[str]] = {}
    for one in _new(cause, view):
        for authority in cause.of(one)[0].authorities:
            if (authority.role == CONTRARY) is contrary:
                codes.setdefault(authority, []).append(one)
    order = sorted(codes, key=lambda one: KINDS.index(one.kind) if one.kind in KINDS else 9)
    shown = [_authority(one, codes[one]) for one in order]
    yield Listing(tuple(shown[:_FIRST]))
    if told := [one for one in cause.codes if one not in _new(cause, view)]:
        where = (f"{one} under {view.told_under[one]}" for one in told)
        if not contrary:
            yield Remark(text(f"As told before, with all that follows: {series(where)}."))
    if shown[_FIRST:]:
        yield Folded(f"{len(shown) - _FIRST} more", (Listing(tuple(shown[_FIRST:])),))


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
        said = f" Needed by {needed} of {some(len(cause.findings), 'finding')}."
        where = view.written(lines, one.citations, one.level)
        yield text(capital(one.statement), *where, ".", said)


def _authority(one: Authority, codes: list[str]) -> Text:
    clause = f", {one.clause}" if one.clause else ""
    role = {"analogy": " by analogy", "illustrates": " illustrates"}.get(one.role, "")
    binds = f" Binds {one.binds}." if one.binds else ""
    unseen = (
        " The clause was not seen by the author of the rule." if one.seen == NOT_SEEN else ""
    )
    return text(
        Run(one.kind, "kind"),
        f"{role} {one.instrument}{clause} (",
        code(", ".join(codes)),
        f"). {sentence(one.reads)}{binds}{unseen}",
    )


def _against(cause: Cause, view: View) -> Iterator[Text]:
    for one in _new(cause, view):
        if said := cause.of(one)[0].against:
            yield text(code(one), f" {sentence(' '.join(said.split()))}")


def _defence(cause: Cause, view: View) -> Iterator[Text]:
    for one in _new(cause, view):
        if said := cause.of(one)[0].defence:
            yield text(code(one), f" {sentence(' '.join(said.split()))}")


def _notes(cause: Cause, view: View) -> Iterator[Text]:
    """Return what the file itself notes about the places: disputes, leaks, other readings."""
    seen: dict[str, str] = {}
    claims = view.claims
    for clause in cause.clauses:
        for path in dict.fromkeys(
            (
                clause.path,
                clause.path.partition(".")[0],
                clause.path.partition("/")[0].partition(".")[0],
            )
        ):
            claim: Claim | None = claims.get(path)
            if claim is not None and claim.note and path not in seen:
                seen[path] = claim.note
    for path, note in seen.items():
        yield text(code(path), f", line {view.line(path)}: {sentence(note)}")


def _bounds(cause: Cause) -> Iterator[Text]:
    for one in dict.fromkeys(bound for finding in cause.findings for bound in finding.bounds):
        yield text(sentence(one))


def _remedies(cause: Cause, view: View) -> Iterator[Text]:
    for one in _new(cause, view):
        if said := cause.of(one)[0].remedy:
            yield text(code(one), f" {sentence(said)}")
    cures: dict[tuple[str, ...], list[Finding]] = {}
    for finding in cause.findings:
        if finding.cure is not None and finding.cure.edits:
            cures.setdefault(finding.cure.edits, []).append(finding)
    for edits, found in cures.items():
        cure = found[0].cure
        assert cure is not None
        sure = "no cheaper cure is possible" if cure.proven else "the best that was found"
        which = ", ".join(dict.fromkeys(one.code for one in found))
        yield text(
            strong(f"Cures {some(len(found), 'finding')} of {which}: "),
            f"{sentence(' and '.join(edits))} Cost {cure.cost}, {sure}.",
        )
    looked = [one for one in cause.findings if one.cure is not None]
    without = [one for one in looked if one.cure and one.cure.searched and not one.cure.edits]
    unsearched = [one for one in looked if one.cure and not one.cure.searched]
    if without:
        yield text(
            f"For {some(len(without), 'finding')} no edit that was considered cures it alone "
            "without breaking another rule: "
            f"{', '.join(map(id_of, without[:8]))}{' and others' if len(without) > 8 else ''}."
        )
    if unsearched:
        yield text(
            f"For {some(len(unsearched), 'finding')} no cure was searched for: it is not "
            "cheap to find."
        )
