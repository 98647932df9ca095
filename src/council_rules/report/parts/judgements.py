"""Questions for a person, with a place to answer and to sign."""

from council_rules.findings import BY_A_PERSON, Finding, HumanQuestion, Verdict
from council_rules.report.document import (
    Block,
    Heading,
    Listing,
    Paragraph,
    Part,
    Question,
    Text,
    code,
    text,
)
from council_rules.report.exhibits import statements
from council_rules.report.parts.tables import rule
from council_rules.report.view import View
from council_rules.report.wording import capital, sentence
from council_rules.words import some

_DOUBTS = ("disputed", "leak", "background")


def judgements(view: View) -> Part:
    """Return the part on questions for a person."""
    asked = view.file.of(Verdict.NEEDS_JUDGEMENT, *BY_A_PERSON)
    blocks: list[Block] = []
    if not any(one.questions for one in asked):
        blocks.append(Paragraph(text("No rule put a question to a person.")))
    else:
        blocks.append(
            Paragraph(
                text(
                    "The program judges structure and does not read meaning. These "
                    "questions are for a person; an answer without a name, a date and "
                    "reasons does not count."
                )
            )
        )
    blocks += [_question(one, finding, view) for finding in asked for one in finding.questions]
    if doubts := _doubts(view):
        blocks += [
            Heading("Where the file says that sources disagree or were not seen"),
            Paragraph(
                text(
                    f"The author marks {some(len(doubts), 'statement')} so. Each is a place "
                    "where the record can be attacked."
                )
            ),
            Listing(tuple(doubts)),
        ]
    return Part("", "judge", "Questions for a person", tuple(blocks))


def _question(one: HumanQuestion, finding: Finding, view: View) -> Question:
    some_only = " It arises only under some answers to the open points." if one.supposed else ""
    cited = view.references((c.source, c.locator) for c in one.citations)
    return Question(
        text=text(capital(one.sentence)),
        about=text(
            "Bears on ",
            rule(finding.code),
            ", ",
            code(one.place.path),
            f", line {one.place.line}",
            *([", ", *cited] if cited else []),
            f". A yes meets the rule.{some_only}",
        ),
        quotes=one.quotes,
        answer=one.answer.word if one.answer else "",
        reasons=one.answer.reason if one.answer else "",
        by=one.answer.by if one.answer else "",
        on=one.answer.date if one.answer else "",
    )


def _doubts(view: View) -> list[Text]:
    return [
        text(code(one.path), f", line {one.line}: {sentence(one.note)}")
        for one in statements(view.material)
        if one.note.lower().startswith(_DOUBTS)
    ]
