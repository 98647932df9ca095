"""From a check to a document: the order of the parts, and the head."""

from collections.abc import Sequence

from council_rules.findings import FileReport
from council_rules.report.document import Document, Head, Part
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
from council_rules.report.wording import spaced

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
    return Document(head(material), summary(view), numbered(parts))


def head(material: Material) -> Head:
    """Return what the document is."""
    header = material.loaded.proposal.proposal
    titles = sorted(header.title.items(), key=lambda one: one[0] != "en")
    return Head(
        kind="Compliance report",
        titles=tuple(titles),
        facts=(
            ("Text as of", header.as_of or "not stated"),
            ("Status of the text", spaced(header.status or "not stated")),
            ("Rule book", f"{len(material.run.rules)} rules, {material.run.rule_book[:8]}"),
            (
                "Input file",
                f"version {header.version or 'not stated'}, {material.loaded.sha256[:8]}",
            ),
            ("Report of", material.day),
        ),
        foot=(
            f"input {material.loaded.sha256[:16]} · rule book {material.run.rule_book[:16]} "
            f"· {material.day}"
        ),
    )
