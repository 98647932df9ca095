"""What the rules of a cause rest on, what speaks against them, and the text's defence."""

from collections.abc import Iterator, Sequence

from council_rules.analysis.causes import Cause
from council_rules.findings.evidence import Authority
from council_rules.report.document import (
    Block,
    Folded,
    Listing,
    Remark,
    Run,
    Text,
    code,
    said,
    tell,
    text,
)
from council_rules.report.language import counted, mark, say
from council_rules.report.view import View
from council_rules.report.wording import KINDS, listed, sentence, series
from council_rules.rulebook.rule import NOT_SEEN

CONTRARY = "contrary"
ILLUSTRATES = "illustrates"
SUPPORTING = ("supports", "analogy")
_ROLES = {"analogy": mark(" by analogy")}
_FIRST = 4


def authorities(cause: Cause, view: View, roles: Sequence[str]) -> Iterator[Block]:
    """Return the authorities of the rules that bear on them in one of some roles."""
    codes: dict[Authority, list[str]] = {}
    for one in newly_told(cause, view):
        for authority in cause.of(one)[0].authorities:
            if authority.role in roles:
                codes.setdefault(authority, []).append(one)
    kinds = list(KINDS)
    order = sorted(codes, key=lambda one: kinds.index(one.kind) if one.kind in kinds else 9)
    shown = [_authority(one, codes[one]) for one in order]
    yield Listing(tuple(shown[:_FIRST]))
    if shown[_FIRST:]:
        more = len(shown) - _FIRST
        yield Folded(counted("{n} more", "{n} more", more), (Listing(tuple(shown[_FIRST:])),))
    told = [one for one in cause.codes if one not in newly_told(cause, view)]
    if told and roles is SUPPORTING:
        where = series(
            say("{rule} under {cause}", rule=one, cause=view.told_under[one]) for one in told
        )
        yield Remark(
            tell(
                "Told before, with what speaks against each and in its defence: {where}.",
                where=where,
            )
        )


def newly_told(cause: Cause, view: View) -> list[str]:
    """Return the rules of a cause that no cause before it has."""
    return [one for one in cause.codes if view.told_under[one] == cause.id]


def _authority(one: Authority, codes: list[str]) -> Text:
    clause = f", {one.clause}" if one.clause else ""
    role = say(_ROLES[one.role]) if one.role in _ROLES else ""
    kind = say(KINDS[one.kind]) if one.kind in KINDS else one.kind
    binds = tell(" Binds {whom}.", whom=said(one.binds)) if one.binds else ()
    unseen = tell(" Clause not seen.")
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


def against(cause: Cause, view: View) -> Iterator[Text]:
    """Return what speaks against each rule that is told here."""
    for one in newly_told(cause, view):
        if words := cause.of(one)[0].against:
            yield text(code(one), " ", said(sentence(" ".join(words.split()))))


def defences(cause: Cause, view: View) -> Iterator[Text]:
    """Return what a text that does not meet each rule may say in its defence."""
    for one in newly_told(cause, view):
        if words := cause.of(one)[0].defence:
            yield text(code(one), " ", said(sentence(" ".join(words.split()))))
