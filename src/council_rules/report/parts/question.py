"""Material and question: what was looked at, on what evidence, by what."""

from collections import Counter
from collections.abc import Iterator

from council_rules.report.document import (
    Block,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Part,
    Remark,
    code,
    strong,
    text,
)
from council_rules.report.exhibits import statements
from council_rules.report.view import View
from council_rules.report.wording import BASES, spaced
from council_rules.rulebook.parameters import resolve
from council_rules.words import series, some

_MARKS = (
    ("not met", "violated in every completion of what is open: certain"),
    ("cannot be determined", "violated in some completions, or not worked out: possible"),
    ("needs a person", "nothing that the program reads breaks it; words remain to be judged"),
    ("met", "violated in no completion"),
    ("not applicable", "the rule has nothing here to apply to; that is no success"),
)
_BASES = {
    "official_text": "read in an official text or a copy of one",
    "official_statement": "said by an official body about it",
    "reported": "said by a source about it",
    "inferred": "concluded by the author of the file from sources",
    "assumed": "supplied by the author of the file; no source carries it",
}


def question(view: View) -> Part:
    """Return the part on material and question."""
    header = view.material.loaded.proposal.proposal
    blocks: list[Block] = []
    if header.summary:
        blocks.append(Paragraph(text(strong("Text. "), header.summary)))
    blocks += [
        Paragraph(text(strong("Material. "), _material(view))),
        Paragraph(text(strong("Encoding. "), _encoding(view))),
        Paragraph(text(strong("Applicability. "), _applicability(view))),
        _identity(view),
        Heading("How to read the words"),
        Facts(tuple((word, (Remark(text(says)),)) for word, says in _MARKS)),
        Facts(tuple((spaced(word), (Remark(text(says)),)) for word, says in _BASES.items())),
    ]
    return Part("", "material", "Material and question", tuple(blocks))


def _material(view: View) -> str:
    number = Counter(one.basis for one in statements(view.material))
    by = series(f"{number[basis]} {spaced(basis)}" for basis in BASES if number[basis])
    kinds = Counter(
        one.source.reliability or "standing not stated" for one in view.exhibits.values()
    )
    standing = series(f"{many} {kind}" for kind, many in kinds.items())
    if not view.exhibits:
        return "The file names no source. Every statement in it rests on its author."
    return (
        f"{some(len(view.exhibits), 'exhibit')} ({standing}), listed in the part on "
        f"exhibits. {some(sum(number.values()), 'statement')} of the file name a source or a "
        f"basis: {by}. Where a statement names no basis, that of the file holds: "
        f"{spaced(view.material.loaded.proposal.proposal.default_basis)}. The program read "
        "the file, not the exhibits."
    )


def _encoding(view: View) -> str:
    header = view.material.loaded.proposal.proposal
    authors = (
        f"by {series(header.authors)}" if header.authors else "by whom the file does not say"
    )
    closed = header.completeness == "closed"
    whole = (
        "The file is closed: what is not in it is taken not to be there."
        if closed
        else "The file is open: what is not in it is unknown, not absent."
    )
    complete = (
        f" Lists said to be complete: {series(map(spaced, header.complete))}."
        if header.complete
        else ""
    )
    return (
        f"The text was encoded {authors}. The file names nobody who reviewed it. "
        f"{whole}{complete}"
    )


def _applicability(view: View) -> str:
    return (
        "The rules measure a text. Rules that rest on law state what a treaty or a court "
        "says to those whom it binds; whether it binds this body is a question of law that "
        "the program does not answer. Rules that rest on policy or mathematics oblige "
        "nobody. The authorities of each rule stand with the cause under which it is found."
    )


def _identity(view: View) -> Facts:
    run, loaded = view.material.run, view.material.loaded
    changed = [f"{one} {name} = {value}" for one, name, value in _changed(view)]
    usual = len(run.parameters) - len(changed)
    entries: list[tuple[str, tuple[Block, ...]]] = [
        (
            "Input",
            (Remark(text(code(loaded.name))), Remark(text(code(f"sha256 {loaded.sha256}")))),
        ),
        (
            "Rule book",
            (Remark(text(some(len(run.rules), "rule"))), Remark(text(code(run.rule_book)))),
        ),
        (
            "Parameters",
            (
                Remark(text(f"{some(usual, 'parameter')} as on the pages of the rules")),
                Listing(tuple(text("set otherwise: ", code(one)) for one in changed)),
            ),
        ),
        (
            "Program",
            (Remark(text(f"council-rules {run.version}, clingo {view.material.solver}")),),
        ),
        ("Date of the report", (Remark(text(view.material.day)),)),
        ("Command", (Remark(text(code(view.material.command))),)),
        ("Language", (Remark(text("English; quotations as they stand in the file")),)),
    ]
    return Facts(tuple(entries))


def _changed(view: View) -> Iterator[tuple[str, str, str]]:
    """Return the parameters that have another value than on the page of their rule."""
    own = resolve(tuple(view.material.rules.values()), {})
    usual = {(one.code, one.name): one.text for one in own}
    for code_, name, value in view.material.run.parameters:
        if value != usual.get((code_, name)):
            yield code_, name, value
