"""What is different between two versions, as text and as JSON."""

from collections.abc import Iterator
from dataclasses import replace

from council_rules.findings.finding import JUDGED, Finding, Verdict
from council_rules.findings.report import BodyVotes
from council_rules.gate.changes import (
    Comparison,
    FileChange,
    Kind,
    PowerChange,
    VerdictChange,
    VotesChange,
    gravest,
)
from council_rules.gate.identity import fingerprint, is_violation
from council_rules.gate.lost_coverage import Lost
from council_rules.render.display import clean, wrapped
from council_rules.render.exempt import said
from council_rules.render.look import COLOURS, LEVELS, Look, counted
from council_rules.render.powers import ABLE
from council_rules.render.scenarios import in_words
from council_rules.render.stances import of_stances
from council_rules.words import readable

_LEVELS = {"room": "in the room", "system": "across bodies"}


def render(found: Comparison, look: Look) -> str:
    """Return a comparison as text: what is different file by file, then what it comes to.

    What is met before and after the change, or comes and goes being met, is only counted
    unless ``look`` is verbose.
    """
    blocks = [block for file in found.files if (block := _file(file, look))]
    blocks.append(_summary(found, look))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _file(file: FileChange, look: Look) -> list[str]:
    lines = [*_not_judged(file, look), *of_stances(file.stances, look)]
    both = bool(file.before and file.after)
    for change in file.verdicts:
        if _is_shown(change, both, look):
            lines += _verdict(change, look)
    for one in file.lost:
        lines += _indented(f"looked at less: {_readable(one)}", look)
    for turned in file.turned:
        lines += _indented(f"says less: {turned.says('before')}", look)
    for votes in file.votes:
        lines += _indented(_of_votes(votes), look)
    for power in file.powers:
        lines += _indented(_of_power(power), look)
    if not lines and both and not look.verbose:
        return []
    if not both:
        lines.append(f"  {_all_of(file)}")
    return [look.paint(clean(_name(file)), "bold"), *(lines or ["  nothing is different"])]


def _readable(one: Lost) -> str:
    return replace(one, parts=tuple(map(readable, one.parts))).says


def _all_of(file: FileChange) -> str:
    """Return the verdicts of a file that only one side has, counted."""
    one = file.after or file.before
    assert one is not None
    numbers = {in_words(verdict): len(one.of(verdict)) for verdict in JUDGED}
    counts = [f"{number} {word}" for word, number in numbers.items() if number]
    return f"in all: {', '.join(counts) or 'no verdicts'}"


def _name(file: FileChange) -> str:
    if file.before is None or file.after is None:
        one = file.before or file.after
        assert one is not None
        return f"{one.file} ({'gone' if file.before else 'new'})"
    if file.before.file == file.after.file:
        return file.after.file
    return f"{file.before.file} -> {file.after.file}"


def _not_judged(file: FileChange, look: Look) -> Iterator[str]:
    for one in (file.before, file.after):
        if one is not None and not one.checked:
            text = f"not compared: {one.file} could not be judged: {one.problems[0].message}"
            yield from _indented(text, look)


def _is_shown(change: VerdictChange, both: bool, look: Look) -> bool:
    if look.verbose:
        return True
    verdicts = {finding.verdict for finding in (*change.before, *change.after)}
    if not both:
        return any(finding.is_broken for finding in change.after)
    return change.kind is not Kind.UNCHANGED and verdicts != {Verdict.MET}


def _verdict(change: VerdictChange, look: Look) -> Iterator[str]:
    was, now = in_words(gravest(change.before)), in_words(gravest(change.after))
    turned = {
        Kind.NEW: now,
        Kind.GONE: f"was {was}",
        Kind.UNCHANGED: f"{now} as before",
        Kind.CHANGED: f"{was} before, {now} now"
        if was != now
        else f"{now}, and it has grown"
        if change.grown
        else f"{now}, for another reason than before",
    }[change.kind]
    shown = change.after or change.before
    head = f"{change.kind.value}: {change.code} {readable(change.subject)}: {turned}"
    paint = COLOURS[LEVELS[shown[0].severity]] if change.added else "bold"
    first, *rest = wrapped(clean(head), max(look.columns - 4, 24))
    yield f"  {look.paint(first, paint) if change.added else first}"
    yield from (f"    {line}" for line in rest)
    for finding in shown:
        if is_violation(finding):
            exempt = f" ({said(finding.exempt)})" if finding.exempt else ""
            grown = "".join(f" ({g.says})" for g in change.grown if g.finding is finding)
            text = f"{LEVELS[finding.severity]}: {finding.message}{grown}{exempt}"
            yield from (f"      {line}" for line in wrapped(clean(text), look.columns - 6))


def _of_votes(change: VotesChange) -> str:
    votes = change.after or change.before
    assert votes is not None
    was, now = _share(change.before), _share(change.after)
    return f"local votes in '{votes.name}': {was} before, {now} after"


def _share(votes: BodyVotes | None) -> str:
    if votes is None:
        return "no such body"
    text = f"{votes.local} of {votes.total}"
    if votes.least and votes.most:
        least, most = (f"{local} of {total}" for local, total in (votes.least, votes.most))
        text += f" (open: from {least} to {most})"
    return text


def _of_power(change: PowerChange) -> str:
    power, was, now = change.power, change.before, change.after
    subject = readable(power.subject)
    turned = [
        f"can {word} {before} before, {after} after"
        for word, before, after in (
            ("decide", was and ABLE[was.wins], now and ABLE[now.wins]),
            ("stop", was and ABLE[was.blocks], now and ABLE[now.blocks]),
        )
        if before != after
    ]
    if not (was and now):
        turned = ["not there before"] if now else ["not there any more"]
    return f"{power.name} on {subject} ({_LEVELS[power.level]}): {'; '.join(turned)}"


def _indented(text: str, look: Look) -> Iterator[str]:
    first, *rest = wrapped(clean(text), max(look.columns - 4, 24))
    yield f"  {first}"
    yield from (f"    {line}" for line in rest)


def _summary(found: Comparison, look: Look) -> list[str]:
    sides = f"from {found.before.name} to {found.after.name}"
    lines = [f"{_conclusion(found)} {sides}"]
    if found.left_out:
        rules = counted(len(found.left_out), "rule")
        lines.append(f"left out: {rules} by which only one side was judged")
    lines += found.remarks
    first, *rest = ([clean(line) for line in wrapped(text, look.columns)] for text in lines)
    return [look.paint(line, "bold") for line in first] + [one for more in rest for one in more]


def _conclusion(found: Comparison) -> str:
    changes = [change for file in found.files for change in file.verdicts]
    number = {kind: sum(change.kind is kind for change in changes) for kind in Kind}
    by_level = [
        counted(sum(LEVELS[one.severity] == level for one in found.added), level)
        for level in LEVELS.values()
        if any(LEVELS[one.severity] == level for one in found.added)
    ]
    added = counted(len(found.added), "new violation")
    old = {change.kind: 0 for change in changes}
    for change in changes:
        old[change.kind] += len(_cured(change))
    unseen = old.pop(Kind.GONE, 0)
    cured = sum(old.values())
    parts = [
        f"{added} ({', '.join(by_level)})" if by_level else "no new violations",
        *([f"{counted(cured, 'violation')} no longer there"] if cured else []),
        *([f"{counted(unseen, 'violation')} not looked at any more"] if unseen else []),
        *_worse(found),
        f"{counted(number[Kind.UNCHANGED], 'verdict')} unchanged",
    ]
    unjudged = sum(not file.judged for file in found.files)
    parts += [f"{counted(unjudged, 'proposal')} not compared"] if unjudged else []
    return f"{', '.join(parts)} in {counted(len(found.files), 'proposal')},"


def _worse(found: Comparison) -> Iterator[str]:
    """Yield what got worse otherwise, counted."""
    turned = sum(len(one.after) for file in found.files for one in file.turned)
    if turned:
        yield f"{counted(turned, 'verdict')} that {'says' if turned == 1 else 'say'} less"
    gone = sum(file.after is None for file in found.files)
    if gone:
        yield f"{counted(gone, 'proposal')} no longer there"


def _cured(change: VerdictChange) -> list[Finding]:
    still = {fingerprint(finding) for finding in change.after if is_violation(finding)}
    old = filter(is_violation, change.before)
    return [finding for finding in old if fingerprint(finding) not in still]
