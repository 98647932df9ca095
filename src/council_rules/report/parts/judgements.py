"""Questions for a person, with a place to answer and to sign."""

from council_rules.findings.finding import BY_A_PERSON, Finding, Verdict
from council_rules.findings.people import HumanQuestion
from council_rules.report.clauses import doubtful, place_words
from council_rules.report.coalitions import subject_words
from council_rules.report.document import (
    Block,
    Heading,
    Listing,
    Paragraph,
    Part,
    Question,
    Text,
    code,
    noted,
    said,
    tell,
    tell_number,
    text,
)
from council_rules.report.exhibits import statements
from council_rules.report.language import say
from council_rules.report.parts.question import reviewed
from council_rules.report.parts.tables import rule
from council_rules.report.view import View
from council_rules.report.wording import capital, listed, sentence, word


def judgements(view: View) -> Part:
    """Return the part on questions for a person."""
    asked = questions(view, Verdict.NEEDS_JUDGEMENT, *BY_A_PERSON)
    blocks: list[Block] = []
    if not asked:
        blocks.append(Paragraph(tell("No rule put a question to a person.")))
    else:
        blocks.append(
            Paragraph(
                tell(
                    "The program judges structure and does not read meaning. These "
                    "questions are for a person; an answer without a name, a date and "
                    "reasons does not count."
                )
            )
        )
    blocks += [_question(one, findings, view) for one, findings in asked]
    blocks.append(_faithful(view))
    if doubts := _doubts(view):
        blocks += [
            Heading(
                tell("Where the file says that sources disagree, are leaked or were not seen")
            ),
            Paragraph(
                tell_number(
                    "The author marks {n} statement so. It is a place where the file can be "
                    "contested.",
                    "The author marks {n} statements so. Each is a place where the file can "
                    "be contested.",
                    len(doubts),
                )
            ),
            Listing(tuple(doubts)),
        ]
    return Part("", "judge", say("Questions for a person"), tuple(blocks))


def questions(view: View, *verdicts: Verdict) -> list[tuple[HumanQuestion, list[Finding]]]:
    """Return the questions of findings, each once, with the findings that ask it.

    Of two subjects the same can be asked in the same words: it is then answered once.
    """
    found: dict[object, tuple[HumanQuestion, list[Finding]]] = {}
    for finding in view.file.of(*verdicts):
        for one in finding.questions:
            same = finding.code, one.sentence, one.quotes, one.place, one.answer
            found.setdefault(same, (one, []))[1].append(finding)
    return list(found.values())


def _faithful(view: View) -> Question:
    """Return the question that no rule asks and that every finding rests on."""
    header = view.material.loaded.proposal.proposal
    return Question(
        text=tell(
            "Does the file say what its sources say, and leave out nothing in them that bears "
            "on the findings?"
        ),
        about=tell(
            "No rule asks this, and every finding rests on it. {reviewed}",
            reviewed=noted(reviewed(header)),
        ),
    )


def _question(one: HumanQuestion, findings: list[Finding], view: View) -> Question:
    subjects = (subject_words(finding.subject, view.structure.names) for finding in findings)
    some_only = tell(" It arises only under some answers to the open points.")
    cited = view.references((c.source, c.locator) for c in one.citations)
    return Question(
        text=text(said(capital(one.sentence))),
        about=text(
            tell(
                "Bears on {rule} for {subjects}, {place}, line {line}",
                rule=rule(findings[0].code),
                subjects=noted(listed(dict.fromkeys(subjects))),
                place=code(one.place.path),
                line=str(one.place.line),
            ),
            text(say(", "), cited) if cited else (),
            tell(". A yes meets the rule."),
            some_only if one.supposed else (),
        ),
        quotes=one.quotes,
        answer=word(one.answer.word) if one.answer else "",
        reasons=one.answer.reason if one.answer else "",
        by=one.answer.by if one.answer else "",
        on=one.answer.date if one.answer else "",
    )


def _doubts(view: View) -> list[Text]:
    return [
        tell(
            "{place}, line {line}: {note}",
            place=place_words(one.path, view),
            line=str(one.line),
            note=noted(sentence(one.note)),
        )
        for one in statements(view.material)
        if doubtful(one.note)
    ]
