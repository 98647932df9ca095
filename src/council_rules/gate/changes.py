"""What is different between two versions: verdicts, local votes, who can decide and stop."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from council_rules.findings.finding import JUDGED, Finding, Verdict
from council_rules.findings.report import BodyVotes, CoalitionPower, FileReport, Report
from council_rules.gate.identity import Grown, Known, counts, is_violation
from council_rules.gate.levels import Levels
from council_rules.gate.lost_coverage import Lost, lost
from council_rules.gate.ratchet import Turned, turned, verdicts_of
from council_rules.gate.stances import Stance, stances
from council_rules.record import Record

ALONE = "alone("


class Version(Record):
    """One side of a comparison.

    ``name`` is what was asked for, ``paths`` the paths of its files in the order of the
    report, and ``inner`` the same as seen from the folder or commit that was named.
    """

    name: str
    report: Report
    paths: tuple[str, ...]
    inner: tuple[str, ...]


class Kind(StrEnum):
    """What became of a verdict."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class VerdictChange(Record):
    """What became of the verdict of a rule on a subject.

    ``before`` and ``after`` are the findings, none where the rule did not apply, several
    where a rule is violated for several reasons. ``added`` are those among ``after`` that
    are violations which were not there before, or which have grown; ``grown`` says which number
    did.
    """

    kind: Kind
    code: str
    subject: str
    before: tuple[Finding, ...]
    after: tuple[Finding, ...]
    added: tuple[Finding, ...]
    grown: tuple[Grown, ...] = ()


class VotesChange(Record):
    """The votes of a body before and after; None where there is no such body."""

    body: str
    before: BodyVotes | None
    after: BodyVotes | None


class PowerChange(Record):
    """What a group can do before and after; None where it or the subject is not there."""

    before: CoalitionPower | None
    after: CoalitionPower | None

    @property
    def power(self) -> CoalitionPower:
        """Either of both, to name group and subject by."""
        power = self.after or self.before
        assert power is not None
        return power


class FileChange(Record):
    """The differences between two versions of a proposal; None where there is no such file.

    If one of both could not be judged, nothing is compared. ``lost`` is what rules look at no
    more, ``turned`` are verdicts that say less than before, ``stances`` what became of what
    each camp can do.
    """

    before: FileReport | None
    after: FileReport | None
    verdicts: tuple[VerdictChange, ...] = ()
    votes: tuple[VotesChange, ...] = ()
    powers: tuple[PowerChange, ...] = ()
    lost: tuple[Lost, ...] = ()
    turned: tuple[Turned, ...] = ()
    stances: tuple[Stance, ...] = ()

    @property
    def judged(self) -> bool:
        """Return whether both versions could be judged, or the one there is."""
        return all(file is None or file.checked for file in (self.before, self.after))


class Comparison(Record):
    """Two versions, file by file.

    ``left_out`` are rules that only one side was judged by; ``remarks`` say in words what
    else was not alike in how both were judged.
    """

    before: Version
    after: Version
    files: tuple[FileChange, ...]
    left_out: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def added(self) -> tuple[Finding, ...]:
        """Return all violations that were not there before."""
        changes = (change for file in self.files for change in file.verdicts)
        return tuple(finding for change in changes for finding in change.added)

    def is_worse(self, levels: Levels) -> bool:
        """Return whether something got worse by a rule that can fail: what is said, or lost."""
        return any(
            any(one.counts(levels) for one in file.turned)
            or any(any(map(levels.fails, one.rules)) for one in file.lost)
            or file.after is None
            for file in self.files
        )

    @property
    def judged(self) -> bool:
        """Return whether every file of both sides could be judged."""
        return all(file.judged for file in self.files)


def compare(before: Version, after: Version) -> Comparison:
    """Return what is different in ``after``.

    Files are paired by their paths, those left by the ids of their proposals, and two
    single files always.
    """
    rules = {*before.report.rules} & {*after.report.rules}
    files = tuple(
        _file(was and _limited(was, rules), now and _limited(now, rules), rules)
        for was, now in _pairs(before, after)
    )
    left_out = sorted({*before.report.rules} ^ {*after.report.rules})
    return Comparison(before, after, files, tuple(left_out), tuple(_remarks(before, after)))


def _remarks(before: Version, after: Version) -> Iterator[str]:
    was, now = before.report, after.report
    if was.rule_book != now.rule_book:
        yield "both sides were judged by different versions of the rule book"
    if was.profile and now.profile and was.profile != now.profile:
        yield f"the profile was {was.profile} before and is {now.profile} after"
    values = ({(c, n): v for c, n, v in report.parameters} for report in (was, now))
    old, new = values
    for code, name in sorted({*old} & {*new}):
        if old[code, name] != new[code, name]:
            yield f"{code}.{name} was {old[code, name]} before and is {new[code, name]} after"


def _limited(file: FileReport, rules: set[str]) -> FileReport:
    return replace(file, findings=tuple(one for one in file.findings if one.code in rules))


def _pairs(
    before: Version, after: Version
) -> Iterator[tuple[FileReport | None, FileReport | None]]:
    old, new = before.report.files, after.report.files
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    partner: dict[int, int] = {}
    ids = tuple(tuple(file.proposal for file in side) for side in (old, new))
    for was, now in ((before.inner, after.inner), (before.paths, after.paths), ids):
        used = {*partner.values()}
        left = {key: n for n, key in enumerate(was) if n not in partner and _once(key, was)}
        for position, key in enumerate(now):
            if key in left and position not in used and _once(key, now):
                partner[left[key]] = position
    for number, file in enumerate(old):
        yield file, new[partner[number]] if number in partner else None
    found = {*partner.values()}
    yield from ((None, file) for number, file in enumerate(new) if number not in found)


def _once(key: str, keys: Sequence[str]) -> bool:
    return bool(key) and keys.count(key) == 1


def _file(before: FileReport | None, after: FileReport | None, rules: set[str]) -> FileChange:
    change = FileChange(before, after)
    if not change.judged:
        return change
    return FileChange(
        before,
        after,
        tuple(_verdicts(before, after)),
        tuple(_votes(before, after)),
        tuple(_powers(before, after)) if before and after else (),
        lost(before, after, rules) if before and after else (),
        turned(verdicts_of(before), after) if before and after else (),
        tuple(stances(before, after)) if before and after else (),
    )


def _verdicts(before: FileReport | None, after: FileReport | None) -> Iterator[VerdictChange]:
    was, now = _by_subject(before), _by_subject(after)
    known = Known.of(before) if before else Known(())
    for code, subject in sorted({*was, *now}):
        old, new = was.get((code, subject), ()), now.get((code, subject), ())
        added, grown = _added(new, known)
        kind = Kind.CHANGED if grown else _kind(old, new)
        yield VerdictChange(kind, code, subject, old, new, added, grown)


def _by_subject(file: FileReport | None) -> dict[tuple[str, str], tuple[Finding, ...]]:
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in file.findings if file else ():
        found[finding.code, finding.subject].append(finding)
    return {key: tuple(findings) for key, findings in found.items()}


def _kind(before: Sequence[Finding], after: Sequence[Finding]) -> Kind:
    if not before:
        return Kind.NEW
    if not after:
        return Kind.GONE
    was, now = (Counter((f.verdict, f.reason) for f in side) for side in (before, after))
    return Kind.UNCHANGED if was == now else Kind.CHANGED


def _added(
    after: Sequence[Finding], known: Known
) -> tuple[tuple[Finding, ...], tuple[Grown, ...]]:
    """Return the violations that are not known or have grown, each known one taken once."""
    added, grown = [], []
    for finding in filter(is_violation, after):
        says = known.taken(finding)
        if says:
            grown.append(Grown(finding, says))
        if says != "" and counts(finding):
            added.append(finding)
    return tuple(added), tuple(grown)


def gravest(findings: Sequence[Finding]) -> Verdict:
    """Return the gravest verdict among findings; not applicable if there are none."""
    found = {finding.verdict for finding in findings}
    return next((verdict for verdict in JUDGED if verdict in found), Verdict.NOT_APPLICABLE)


def _votes(before: FileReport | None, after: FileReport | None) -> Iterator[VotesChange]:
    if not (before and after and before.local_votes and after.local_votes):
        return
    was, now = ({one.body: one for one in file.local_votes} for file in (before, after))
    for body in dict.fromkeys((*was, *now)):
        old, new = was.get(body), now.get(body)
        if _numbers(old) != _numbers(new):
            yield VotesChange(body, old, new)


def _numbers(votes: BodyVotes | None) -> tuple[object, ...] | None:
    return (votes.local, votes.total, votes.least, votes.most) if votes else None


def _powers(before: FileReport, after: FileReport) -> Iterator[PowerChange]:
    was, now = (
        {(one.level, one.subject, one.coalition): one for one in file.powers}
        for file in (before, after)
    )
    for key in sorted({*was, *now}):
        old = was.get(key) or _unable(now[key], was)
        new = now.get(key) or _unable(was[key], now)
        if (old and (old.wins, old.blocks)) != (new and (new.wins, new.blocks)):
            yield PowerChange(old, new)


def _unable(
    power: CoalitionPower, others: Mapping[tuple[str, str, str], CoalitionPower]
) -> CoalitionPower | None:
    """Return the power on the other side of somebody who is not in its table.

    A group that can do nothing anywhere is not listed, and single actors only where they can
    decide: what one of those can stop is not known then, and taken to be the same.
    """
    if not any(
        (one.level, one.subject) == (power.level, power.subject) for one in others.values()
    ):
        return None
    blocks = power.blocks if power.coalition.startswith(ALONE) else False
    return replace(power, wins=False, blocks=blocks)
