"""Waivers, and what was not checked and why."""

from collections.abc import Iterator

from council_rules.findings.people import Exempt, Waiver
from council_rules.report.coalitions import subject_words
from council_rules.report.document import (
    Block,
    Listing,
    Paragraph,
    Part,
    Run,
    Text,
    code,
    noted,
    said,
    strong,
    tell,
    tell_number,
    text,
)
from council_rules.report.language import mark, say
from council_rules.report.material import id_of
from council_rules.report.parts.tables import row, table
from council_rules.report.view import View
from council_rules.report.wording import listed, sentence

_HEAD = (
    mark("Rule"),
    mark("Subject"),
    mark("Reason"),
    mark("By"),
    mark("From"),
    mark("Until"),
    mark("State"),
)


def unchecked(view: View) -> Part:
    """Return the part on waivers and on what was not checked."""
    return Part("", "unchecked", say("Waivers, and what was not checked"), tuple(_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    yield from _waivers(view)
    for one in view.file.coverage:
        names = view.structure.names
        places = ", ".join(
            f"{subject_words(place.path, names)} ({_line(place.line)})" for place in one.places
        )
        at = f" {places}." if one.parts else ""
        yield _titled(
            mark("Not looked at."),
            said(sentence(one.message)),
            at,
            say(" Rules that look at nothing there: {rules}.", rules=listed(one.rules))
            if one.rules
            else "",
            " ",
            said(sentence(one.hint)),
        )
    for notice in view.file.warnings:
        at = f" ({_line(notice.place.line)})" if notice.place else ""
        yield _titled(mark("Warning."), said(sentence(notice.message)), at)
    yield _titled(mark("Rules not run."), _listed(view.file.not_checked, view))
    yield _titled(
        mark("Rules that apply to nothing here."), _listed(view.file.not_applicable, view)
    )
    yield _titled(
        mark("Never checked."),
        say(
            "Whether the exhibits say what the file says they say; whether the bodies act as "
            "the text has it; whether a norm binds this body; the conduct and motives of "
            "persons."
        ),
    )


def _line(number: int) -> str:
    return say("line {lines}", lines=number)


def _titled(title: str, *words: str | Run | Text) -> Paragraph:
    return Paragraph(text(strong(say(title)), " ", *words))


def _listed(codes: tuple[str, ...], view: View) -> Text:
    if not codes:
        return tell("None.")
    return text(said("; ".join(f"{code} {view.title(code)}" for code in codes)), ".")


def _waivers(view: View) -> Iterator[Block]:
    exempt = [one for one in view.file.findings if one.exempt]
    if not view.file.waivers and not exempt:
        yield _titled(mark("Waivers."), say("None."))
        return
    yield _titled(
        mark("Waivers."),
        tell_number(
            "{n} finding is excused: it fails no build. Its verdict stays what it is, and this "
            "report counts it like all others.",
            "{n} findings are excused: they fail no build. Each verdict stays what it is, and "
            "this report counts them like all others.",
            len(exempt),
        ),
    )
    if view.file.waivers:
        used = {
            (f.code, f.subject) for f in exempt if f.exempt and f.exempt.kind is Exempt.WAIVER
        }
        rows = (
            row(
                one.rule,
                code(one.subject),
                *(noted(entry) if entry else say("not stated") for entry in _entries(one)),
                say("holds")
                if (one.rule, one.subject) in used
                else _without_effect(one, view.material.day),
            )
            for one in view.file.waivers
        )
        yield table(say("Waivers"), map(say, _HEAD), rows)
    others = [one for one in exempt if one.exempt and one.exempt.kind is not Exempt.WAIVER]
    if others:
        yield Listing(
            tuple(
                text(
                    code(id_of(one)),
                    f" {one.code} {one.subject}: ",
                    noted(sentence(one.exempt.reason if one.exempt else "")),
                )
                for one in others
            )
        )


def _without_effect(one: Waiver, day: str) -> str | Run:
    """Return why a waiver excuses nothing."""
    if one.faults:
        return said("; ".join(fault.message for fault in one.faults))
    if one.expires < day:
        return say("has expired")
    if one.granted > day:
        return say("does not hold yet")
    return say("excuses nothing")


def _entries(one: Waiver) -> tuple[str | None, ...]:
    return one.reason, one.by, one.granted, one.expires
