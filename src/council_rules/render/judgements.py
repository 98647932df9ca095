"""What a person is asked and what was answered, as a list, with blocks to be filled in."""

from collections.abc import Iterator, Sequence

from council_rules.findings.finding import Finding, Verdict
from council_rules.findings.people import HumanQuestion
from council_rules.findings.report import FileReport
from council_rules.gate.judgements import AuditedJudgement, State
from council_rules.record import Record
from council_rules.render.answers import said
from council_rules.render.display import clean, wrapped
from council_rules.render.look import Look, counted, note

_SOME = "asked only under some answers to the open points"
_MAY = "asked only where the rule is not broken, which depends on what is open"
_NARROW = 88


class Asked(Record):
    """A question of a finding, with the file it is about.

    ``beside`` is the path of that file from the folder of the file of judgements, empty where
    judgements stand in the proposal itself.
    """

    file: str
    finding: Finding
    question: HumanQuestion
    beside: str = ""

    @property
    def when(self) -> str:
        """In which completions it is asked, in words; empty for all of them."""
        if self.finding.verdict is Verdict.UNDETERMINED and not self.question.supposed:
            return _MAY
        return _SOME if self.question.supposed else ""


def asked_in(file: FileReport, beside: str = "") -> Iterator[Asked]:
    """Yield all questions of a file, in the order of its findings."""
    for finding in file.findings:
        for question in finding.questions:
            yield Asked(file.file, finding, question, beside)


def render(asked: Sequence[Asked], audited: Sequence[AuditedJudgement], look: Look) -> str:
    """Return questions with their answers, then the judgements that change nothing."""
    blocks = [_block(one, look) for one in asked]
    idle = [one for one in audited if one.state is not State.IN_FORCE]
    blocks += [_idle(one, look) for one in idle]
    answered = sum(one.question.answer is not None for one in asked)
    text = f"{counted(len(asked), 'question')}"
    text += f": {answered} answered, {len(asked) - answered} open" if asked else ""
    text += f"; {counted(len(idle), 'judgement')} not in force" if idle else ""
    blocks.append(wrapped(text, look.columns))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _block(one: Asked, look: Look) -> list[str]:
    finding, question = one.finding, one.question
    state, colour = ("answered:", "green") if question.answer else ("open:", "cyan")
    what = clean(f"{finding.code} on {finding.subject}")
    place = question.place
    block = [f"{look.paint(state, colour, 'bold')} {what}"]
    block.append(f"  --> {clean(f'{one.file}:{place.line}:{place.column}')}")
    for key, items in (
        ("asks", [question.sentence]),
        ("when", [one.when] if one.when else []),
        ("answer", [said(question.answer)] if question.answer else []),
        ("verdict", [finding.verdict.replace("_", " ")]),
    ):
        block += note(2, key, items, look)
    if question.answer is None:
        block += ["", "judgements:", *(clean(line) for line in entry(one))]
    return block


def entry(one: Asked) -> list[str]:
    """Return the lines of an entry of 'judgements' for a question, to be filled in."""
    question = one.question
    file = [f"file: {_quoted(one.beside)}"] if one.beside else []
    keys = [
        *file,
        f"rule: {one.finding.code}",
        f"subject: {one.finding.subject}",
        f"question: {_quoted(question.atom)}",
        *(f"# {line}" for line in wrapped(clean(question.sentence), _NARROW)),
        'answer: ""  # "yes" meets the rule, "no" violates it',
        'by: ""',
        'date: ""',
        'reason: ""',
        "evidence: []",
        f'words_sha256: "{question.words_sha256}"',
    ]
    return [f"  {'-' if number == 0 else ' '} {line}" for number, line in enumerate(keys)]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _idle(one: AuditedJudgement, look: Look) -> list[str]:
    judgement, place = one.judgement, one.judgement.place
    what = f"{judgement.rule or '(no rule)'} on {judgement.subject or '(no subject)'}"
    block = [f"{look.paint(f'{one.state}:', 'red', 'bold')} {clean(what)}"]
    block.append(f"  --> {clean(f'{one.holder}:{place.line}:{place.column}')}")
    for key, items in (
        ("question", [judgement.question] if judgement.question else []),
        ("answer", [judgement.answer] if judgement.answer else []),
        ("by", [judgement.by] if judgement.by else []),
        ("date", [judgement.date] if judgement.date else []),
        ("told", [f"{notice.code} {notice.message}" for notice in one.notices]),
    ):
        block += note(2, key, items, look)
    return block
