"""What is open, and what would settle most."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from council_rules.analysis.alike import Said, joined
from council_rules.findings.finding import Finding, Verdict
from council_rules.report.coalitions import subject_words
from council_rules.report.document import (
    Block,
    Folded,
    Listing,
    Paragraph,
    Part,
    Table,
    Text,
    code,
    enumerated,
    noted,
    said,
    tell,
    tell_number,
    text,
)
from council_rules.report.language import say
from council_rules.report.parts.tables import row, rule, table
from council_rules.report.view import View
from council_rules.report.wording import capital, listed, sentence

Answers = tuple[str, ...]
_MOST = 12
# of more answers that have to come together, only so few are told
_MANY, _FEW = 8, 3


def open_points(view: View) -> Part:
    """Return the part on what is open."""
    return Part("", "open", say("What is open"), tuple(_blocks(view)))


def _blocks(view: View) -> list[Block]:
    file = view.file
    undetermined = file.of(Verdict.UNDETERMINED)
    if not file.open_points:
        return [Paragraph(tell("The file leaves nothing open that bears on these rules."))]
    none = tell("Nothing that is open leaves a verdict undetermined.")
    blocks: list[Block] = [Paragraph(none)]
    if undetermined:
        blocks = [Paragraph(_undetermined(len(undetermined), bool(file.settling)))]
    if file.settling:
        blocks.append(_settling(view))
    if undetermined:
        blocks.append(
            Folded(say("How each turns"), (Listing(tuple(_turns(undetermined, view))),))
        )
    return [*blocks, *_others(view)]


def _undetermined(number: int, settled: bool) -> Text:
    return (
        tell_number(
            "{n} finding cannot be determined on this material, which is no success and "
            "no failure.",
            "{n} findings cannot be determined on this material, which is no success and "
            "no failure.",
            number,
        )
        + _lists()
        + (tell(" The facts by how many each would settle:") if settled else ())
    )


def _settling(view: View) -> Table:
    """Return the open points that would settle most."""
    rows = (
        row(
            said(capital(one.point.sentence)),
            str(one.point.place.line) if one.point.place else "",
            len(one.settles),
            len(one.may_settle),
            listed(sorted({code for code, _ in (*one.settles, *one.may_settle)})),
        )
        for one in view.file.settling[:_MOST]
    )
    head = (
        say("Open point"),
        say("Line"),
        say("Settles"),
        say("May settle"),
        say("Rules"),
    )
    return table(say("What would settle most"), head, rows, (1, 2, 3), "points")


def _others(view: View) -> Iterator[Block]:
    """Yield the open points that no row tells of, or their number if they are many."""
    told = {one.point.id for one in view.file.settling[:_MOST]}
    others = [one for one in view.file.open_points if one.id not in told]
    if not others:
        return
    number = len(others)
    if number > _MOST:
        yield Paragraph(
            tell_number(
                "{n} more point is open; {command} lists all.",
                "{n} more points are open; {command} lists all.",
                number,
                command=code("council-rules open-points"),
            )
        )
        return
    yield Paragraph(
        tell_number("{n} more point is open:", "{n} more points are open:", number)
        if told
        else tell_number("{n} point is open:", "{n} points are open:", number)
    )
    yield Listing(
        tuple(
            text(
                said(capital(one.sentence)),
                f" ({say('line {lines}', lines=one.place.line)})" if one.place else "",
            )
            for one in others
        )
    )


def _lists() -> Text:
    """Return what a list of answers is, and where those are that are not told here."""
    return tell(
        " A rule is broken or kept under the answers named, which all have to come together; "
        "then the verdict is settled whatever else turns out. None of them can be left out, "
        "though other lists may do as well. Of long lists only a few answers are told; "
        "'council-rules check --output-format json' has them all."
    )


def _turns(findings: Iterable[Finding], view: View) -> "list[Text]":
    """Return for each group of findings alike what would break and what would keep the rule."""
    groups: dict[tuple[str, Answers, Answers], list[Finding]] = {}
    often: Counter[str] = Counter()
    for one in findings:
        broken = tuple(answer.says for answer in one.violated_if)
        kept = tuple(answer.says for answer in one.kept_if)
        often.update((*broken, *kept))
        groups.setdefault((one.code, broken, kept), []).append(one)
    found = []
    for (code_, broken, kept), alike in groups.items():
        first = alike[0]
        subjects = text(
            noted(listed(subject_words(one.subject, view.structure.names) for one in alike[:6]))
        )
        about = [subject_words(one.subject, view.structure.names) for one in alike]
        if len(alike) > 6:
            subjects = tell("{subjects} and others", subjects=subjects)
        found.append(
            text(
                tell("{rule} on {subjects}: ", rule=rule(code_), subjects=subjects),
                _turn(_answers(broken, about, often), _answers(kept, about, often)),
                text(" ", said(sentence("; ".join(first.bounds)))) if first.bounds else (),
            )
        )
    return found


def _turn(broken: Text, kept: Text) -> Text:
    """Return under which answers a rule is broken and under which kept; none may be known."""
    if not (broken or kept):
        return tell("which answers break or keep it was not worked out.")
    return (
        tell("broken if {answers}; ", answers=broken)
        if broken
        else tell("no answer that breaks it was worked out; ")
    ) + (
        tell("kept if {answers}.", answers=kept)
        if kept
        else tell("no answer that keeps it was worked out.")
    )


def _answers(answers: Answers, about: Sequence[str], often: Mapping[str, int]) -> Text:
    """Return answers that come together, those that differ in one name at once.

    Of many only those are told that name what the list is ``about``, and then those that stand
    in the fewest lists: nobody reads more, and a check prints them all.
    """
    near = sorted(answers, key=lambda one: (all(n not in one for n in about), often[one]))
    if len(answers) <= _MANY:
        return enumerated(map(_answer, joined(Said(one, ()) for one in answers)))
    return tell_number(
        "{n} answer comes together, among them that {first}",
        "{n} answers come together, among them that {first}",
        len(answers),
        first=enumerated(text(said(one)) for one in near[:_FEW]),
    )


def _answer(one: Said) -> Text:
    if not one.others:
        return text(said(one.words))
    return tell(
        "{answer} (the same with {others} in the place of {own})",
        answer=said(one.words),
        others=enumerated(map(said, one.others)),
        own=said(one.own),
    )
