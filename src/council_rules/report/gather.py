"""From a check to a document: the order of the parts, and the head."""

from collections.abc import Sequence

from council_rules.findings.report import FileReport
from council_rules.report.document import Document, Head, Part
from council_rules.report.language import SOURCE, counted, say, spoken
from council_rules.report.material import Material
from council_rules.report.numbering import numbered
from council_rules.report.parts.alternatives import alternatives
from council_rules.report.parts.annex import annex
from council_rules.report.parts.assumptions import assumptions
from council_rules.report.parts.causes import findings_by_cause
from council_rules.report.parts.comparison import comparison
from council_rules.report.parts.evidence import evidence
from council_rules.report.parts.exhibits import exhibits
from council_rules.report.parts.judgements import judgements
from council_rules.report.parts.open_points import open_points
from council_rules.report.parts.question import question
from council_rules.report.parts.scenarios import scenarios
from council_rules.report.parts.structure import structure
from council_rules.report.parts.summary import summary
from council_rules.report.parts.unchecked import unchecked
from council_rules.report.parts.votes import votes
from council_rules.report.view import View
from council_rules.report.wording import word

# a part keeps its letter in every report: what refers to it names it by that
PARTS = (
    question,
    assumptions,
    structure,
    findings_by_cause,
    votes,
    evidence,
    open_points,
    scenarios,
    alternatives,
    judgements,
    unchecked,
    exhibits,
    annex,
)


def document(material: Material, compared: Sequence[FileReport] = ()) -> Document:
    """Return the report on one file that could be judged; ``compared`` are others beside it."""
    view = View(material)
    parts: list[Part] = [make(view) for make in PARTS]
    if compared:
        parts.append(comparison(view, compared))
    return Document(head(material), summary(view), numbered(parts), spoken())


def head(material: Material) -> Head:
    """Return what the document is."""
    header = material.loaded.proposal.proposal
    first = (spoken(), SOURCE)
    titles = sorted(
        header.title.items(), key=lambda one: first.index(one[0]) if one[0] in first else 2
    )
    rules = counted("{n} rule", "{n} rules", len(material.run.rules))
    return Head(
        kind=say("Compliance report"),
        titles=tuple(titles),
        facts=(
            (say("Text as of"), header.as_of or say("not stated")),
            (
                say("Status of the text"),
                word(header.status) if header.status else say("not stated"),
            ),
            (
                say("Rule book"),
                say("{rules}, {hash}", rules=rules, hash=material.run.rule_book[:8]),
            ),
            (
                say("Input file"),
                say(
                    "version {version}, {hash}",
                    version=header.version or say("not stated"),
                    hash=material.loaded.sha256[:8],
                ),
            ),
            (say("Report of"), material.day),
        ),
        foot=say(
            "input {input} · rule book {book} · {day}",
            input=material.loaded.sha256[:16],
            book=material.run.rule_book[:16],
            day=material.day,
        ),
        language=language_note(),
    )


def language_note() -> str:
    """Return what of a report is not in its language; nothing for a report in English."""
    if spoken() == SOURCE:
        return ""
    return say(
        "The report's own words are translated from English, and no lawyer has reviewed the "
        "translation. What a rule demands and says of the text, the facts derived, the open "
        "points and the assumptions stand in English, in which the rule book is written; "
        "quotations stand as they are in the file. Where the two languages differ, the "
        "English report holds."
    )
