"""Waivers, and what was not checked and why."""

from collections.abc import Iterator

from council_rules.findings import Exempt
from council_rules.report.document import Block, Listing, Paragraph, Part, code, strong, text
from council_rules.report.material import id_of
from council_rules.report.parts.tables import row, table
from council_rules.report.view import View
from council_rules.report.wording import sentence
from council_rules.words import some


def unchecked(view: View) -> Part:
    """Return the part on waivers and on what was not checked."""
    return Part("", "unchecked", "Waivers, and what was not checked", tuple(_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    yield from _waivers(view)
    for one in view.file.coverage:
        rules = (
            f" Rules that look at nothing there: {', '.join(one.rules)}." if one.rules else ""
        )
        places = ", ".join(f"{place.path} (line {place.line})" for place in one.places)
        yield Paragraph(
            text(
                strong("Left out of the file. "),
                f"{sentence(one.message)} {places}.{rules} {sentence(one.hint)}",
            )
        )
    for notice in view.file.warnings:
        at = f" Line {notice.place.line}." if notice.place else ""
        yield Paragraph(text(strong("Warning. "), f"{sentence(notice.message)}{at}"))
    yield Paragraph(
        text(strong("Rules not run. "), _listed(view.file.not_checked, view) or "None.")
    )
    yield Paragraph(
        text(
            strong("Rules that apply to nothing here. "),
            _listed(view.file.not_applicable, view) or "None.",
        )
    )
    yield Paragraph(
        text(
            strong("Never checked. "),
            "Whether the exhibits say what the file says they say; whether the bodies act "
            "as the text has it; whether a norm binds this body; the conduct and motives of "
            "persons.",
        )
    )


def _listed(codes: tuple[str, ...], view: View) -> str:
    return sentence("; ".join(f"{code} {view.title(code)}" for code in codes)) if codes else ""


def _waivers(view: View) -> Iterator[Block]:
    exempt = [one for one in view.file.findings if one.exempt]
    if not view.file.waivers and not exempt:
        yield Paragraph(text(strong("Waivers. "), "None."))
        return
    count = len(exempt)
    yield Paragraph(
        text(
            strong("Waivers. "),
            f"{some(count, 'finding')} {'does' if count == 1 else 'do'} not count; each "
            "verdict stays what it is.",
        )
    )
    if view.file.waivers:
        used = {
            (f.code, f.subject) for f in exempt if f.exempt and f.exempt.kind is Exempt.WAIVER
        }
        rows = (
            row(
                one.rule,
                code(one.subject),
                one.reason or "not stated",
                one.by or "not stated",
                one.granted or "not stated",
                one.expires or "not stated",
                "holds"
                if (one.rule, one.subject) in used
                else "; ".join(f.message for f in one.faults) or "excuses nothing",
            )
            for one in view.file.waivers
        )
        head = ("Rule", "Subject", "Reason", "By", "From", "Until", "State")
        yield table("Waivers", head, rows)
    others = [one for one in exempt if one.exempt and one.exempt.kind is not Exempt.WAIVER]
    if others:
        yield Listing(
            tuple(
                text(
                    code(id_of(one)),
                    f" {one.code} {one.subject}: "
                    f"{sentence(one.exempt.reason if one.exempt else '')}",
                )
                for one in others
            )
        )
