"""Material and question: what was looked at, on what evidence, by what."""

from collections import Counter
from collections.abc import Iterator

from council_rules.proposal.model.file import Header
from council_rules.report.document import (
    Block,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Part,
    Remark,
    code,
    noted,
    strong,
    tell,
    text,
)
from council_rules.report.exhibits import statements
from council_rules.report.language import counted, mark, say
from council_rules.report.view import View
from council_rules.report.wording import BASES, sentence, series, spaced, word
from council_rules.rulebook.parameters import resolve

_MARKS = (
    (mark("not met"), mark("violated in every completion of what is open: certain")),
    (
        mark("cannot be determined"),
        mark("violated in some completions, or not worked out: possible"),
    ),
    (
        mark("needs a person"),
        mark("nothing that the program reads breaks it; words remain to be judged"),
    ),
    (mark("met"), mark("violated in no completion")),
    (mark("not applicable"), mark("the rule has nothing here to apply to; that is no success")),
)
_BASES = {
    "official_text": mark("read in an official text or a copy of one"),
    "official_statement": mark("said by an official body about it"),
    "reported": mark("said by a source about it"),
    "disputed": mark("rests only on sources that the file marks as disputed"),
    "inferred": mark("concluded by the author of the file from sources"),
    "assumed": mark("supplied by the author of the file; no source carries it"),
}


def question(view: View) -> Part:
    """Return the part on material and question."""
    header = view.material.loaded.proposal.proposal
    blocks: list[Block] = []
    if header.summary:
        blocks.append(Paragraph(text(strong(say("Text.")), " ", noted(header.summary))))
    blocks += [
        Paragraph(text(strong(say("Material.")), " ", _material(view))),
        Paragraph(text(strong(say("Encoding.")), " ", _encoding(view))),
        Paragraph(text(strong(say("Applicability.")), " ", _applicability(view))),
        _identity(view),
        Heading(tell("How to read the words")),
        Facts(tuple((say(one), (Remark(tell(says)),)) for one, says in _MARKS)),
        Paragraph(
            tell(
                "A rule is asked of each of its subjects, such as every body or matter, and "
                "each answer is a finding; where a subject breaks a rule for several reasons, "
                "each reason is a finding. A rule as a whole comes out as the worst of its "
                "findings: it is not met if one of them is not. 'Must' and 'should' are how "
                "much weight the rule book gives to a rule; they do not say what the law "
                "demands."
            )
        ),
        Facts(tuple((word(one), (Remark(tell(says)),)) for one, says in _BASES.items())),
    ]
    return Part("", "material", say("Material and question"), tuple(blocks))


def _material(view: View) -> str:
    number = Counter(one.basis for one in statements(view.material))
    by = series(
        say("{number} {basis}", number=number[basis], basis=word(basis))
        for basis in BASES
        if number[basis]
    )
    kinds = Counter(
        word(one.source.reliability) if one.source.reliability else say("standing not stated")
        for one in view.exhibits.values()
    )
    standing = series(
        say("{number} {standing}", number=many, standing=kind) for kind, many in kinds.items()
    )
    if not view.exhibits:
        return say("The file names no source. Every statement in it rests on its author.")
    return say(
        "{exhibits} ({standing}), listed in the part on exhibits. {statements} of the file "
        "with a source or a basis of their own: {by}. Where a statement names no basis, that "
        "of the file holds: {basis}; one that cites none but disputed sources counts as "
        "disputed. The program read the file, not the exhibits.",
        exhibits=counted("{n} exhibit", "{n} exhibits", len(view.exhibits)),
        standing=standing,
        statements=counted("{n} statement", "{n} statements", sum(number.values())),
        by=by,
        basis=word(view.material.loaded.proposal.proposal.default_basis),
    )


def _encoding(view: View) -> str:
    header = view.material.loaded.proposal.proposal
    authors = say("By whom the text was encoded the file does not say.")
    if header.authors:
        authors = say("The text was encoded by {names}.", names=series(header.authors))
    if header.encoded_on:
        authors += " " + say("It was encoded on {day}.", day=header.encoded_on)
    whole = say("The file is open: what is not in it is unknown, not absent.")
    if header.completeness == "closed":
        whole = say("The file is closed: what is not in it is taken not to be there.")
    found = [authors, reviewed(header), whole]
    if header.complete:
        lists = series(map(spaced, header.complete))
        found.append(say("Lists said to be complete: {lists}.", lists=lists))
    return " ".join(found)


def reviewed(header: Header) -> str:
    """Return who compared the file with its sources, as far as the file says."""
    if not header.reviewed_by:
        return say("The file names nobody who reviewed it.")
    names = series(
        say("{name} on {day}", name=one.name, day=one.date)
        if one.date
        else say("{name} on a day that is not stated", name=one.name)
        for one in header.reviewed_by
    )
    found = [say("According to the file it was reviewed by {names}.", names=names)]
    found += [sentence(one.note) for one in header.reviewed_by if one.note]
    return " ".join(found)


def _applicability(view: View) -> str:
    measure = say(
        "The rules measure a text. Rules that rest on law state what a treaty or a court "
        "says to those whom it binds; whether it binds this body is a question of law that "
        "the program does not answer. Rules that rest on policy or mathematics oblige "
        "nobody."
    )
    if not view.causes:
        return say(
            "{measure} Authorities are printed with causes, of which there is none here; the "
            "page of each rule has them.",
            measure=measure,
        )
    return say(
        "{measure} The authorities of each rule stand with the cause under which it is found; "
        "what only illustrates a rule, such as a text that breaks it, stands apart from them "
        "and is no authority. 'Clause not seen' says that the author of the rule did not see "
        "the clause itself.",
        measure=measure,
    )


def _identity(view: View) -> Facts:
    run, loaded = view.material.run, view.material.loaded
    changed = [f"{one} {name} = {value}" for one, name, value in _changed(view)]
    usual = len(run.parameters) - len(changed)
    entries: list[tuple[str, tuple[Block, ...]]] = [
        (
            say("Input"),
            (Remark(text(code(loaded.name))), Remark(text(code(f"sha256 {loaded.sha256}")))),
        ),
        (
            say("Rule book"),
            (
                Remark(text(counted("{n} rule", "{n} rules", len(run.rules)))),
                *_profile(view),
                Remark(text(code(run.rule_book))),
            ),
        ),
        (
            say("Parameters"),
            (
                Remark(
                    text(
                        counted(
                            "{n} parameter as on the pages of the rules",
                            "{n} parameters as on the pages of the rules",
                            usual,
                        )
                    )
                ),
                Listing(
                    tuple(tell("set otherwise: {value}", value=code(one)) for one in changed)
                ),
            ),
        ),
        (
            say("Program"),
            (Remark(text(f"council-rules {run.version}, clingo {view.material.solver}")),),
        ),
        (say("Date of the report"), (Remark(text(view.material.day)),)),
        (say("Command"), (Remark(text(code(view.material.command))),)),
        (say("Language"), (Remark(tell("English; quotations as they stand in the file")),)),
    ]
    return Facts(tuple(entries))


def _profile(view: View) -> Iterator[Remark]:
    """Yield by which profile rules were chosen, and how many of them that left out."""
    run = view.material.run
    if run.profile:
        left_out = counted(
            "profile {profile}; {n} rule left out",
            "profile {profile}; {n} rules left out",
            run.left_out,
            profile=run.profile,
        )
        yield Remark(text(left_out))


def _changed(view: View) -> Iterator[tuple[str, str, str]]:
    """Return the parameters that have another value than on the page of their rule."""
    own = resolve(tuple(view.material.rules.values()), {})
    usual = {(one.code, one.name): one.text for one in own}
    for code_, name, value in view.material.run.parameters:
        if value != usual.get((code_, name)):
            yield code_, name, value
