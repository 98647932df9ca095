"""What pages ask of people, in a sentence that quotes the words of the file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from council_rules.analysis.citations import Citations
from council_rules.analysis.wording import Wording
from council_rules.findings.evidence import Place
from council_rules.findings.people import HumanQuestion
from council_rules.logic.terms import Symbol, SymbolType
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parts import Part
from council_rules.proposal.quotes import quoted
from council_rules.proposal.references import Index, index
from council_rules.proposal.stated import words_sha256
from council_rules.rulebook.rule import ReasonMessage, Rule
from council_rules.rulebook.template import holes

NO_WORDS = "words that the file does not give"


class Questions:
    """Words questions about one proposal; the texts they are about never leave the file."""

    def __init__(
        self,
        proposal: Proposal,
        wording: Wording,
        citations: Citations,
        place: Callable[[str], Place],
    ) -> None:
        self._proposal = proposal
        self._wording = wording
        self._citations = citations
        self._place = place

    def of(
        self, rule: Rule, atom: Symbol, measures: Mapping[str, int], supposed: bool
    ) -> HumanQuestion:
        """Return the question of an atom ``asks(Code,Subject,Question)``.

        ``measures`` are the numbers of the rule about the subject. ``supposed`` says
        whether the question arises only in some completions of what is open.
        """
        _, subject, asked = atom.arguments
        message = rule.messages.question(asked.name)
        paths = _paths(message, subject, asked)
        quotes = {hole: quoted(self._proposal, path) for hole, path in paths.items()}
        words = {hole: _in_quotes(texts) for hole, texts in quotes.items()}
        # without a quote the question is about the subject as a whole
        about = next(iter(paths.values()), "") or _string(subject) or "proposal"
        sentence = self._wording.question(rule, subject, asked, words, measures)
        owners = (_string(subject), about, *_strings(asked))
        return HumanQuestion(
            sentence=sentence,
            quotes=tuple(text for texts in quotes.values() for text in texts),
            place=self._place(about),
            citations=self._citations.at(about),
            atom=str(asked),
            supposed=supposed,
            words_sha256=words_sha256(
                (rule.code, _string(subject), str(asked), sentence),
                dict(self._statements(owners)),
            ),
        )

    def _statements(self, paths: Iterable[str]) -> Iterator[tuple[str, Part]]:
        """Return what the file states of the owners of paths: an object of it, or a seat."""
        for path in paths:
            # what follows a mark stands for something that the file does not name
            owner = path.split("?")[0].split(".")[0]
            if owner in self._index.objects:
                yield owner, self._index.objects[owner]

    @cached_property
    def _index(self) -> Index:
        return index(self._proposal)


def _paths(message: ReasonMessage, subject: Symbol, asked: Symbol) -> dict[str, str]:
    """Return the holes of a message that quote the file, and the paths of the quotes."""
    owners = dict(zip(message.arguments, map(_string, asked.arguments), strict=True))
    owners["subject"] = _string(subject)
    quoting = (hole for hole in holes(message.template) if "." in hole)
    return {hole: owners[hole.split(".")[0]] + hole[hole.index(".") :] for hole in quoting}


def _string(symbol: Symbol) -> str:
    return symbol.string if symbol.type is SymbolType.String else ""


def _strings(symbol: Symbol) -> Iterator[str]:
    """Return all texts in a term, at any depth."""
    if symbol.type is SymbolType.String:
        yield symbol.string
    elif symbol.type is SymbolType.Function:
        for argument in symbol.arguments:
            yield from _strings(argument)


def _in_quotes(texts: tuple[str, ...]) -> str:
    return ", ".join(f"'{' '.join(text.split())}'" for text in texts) or NO_WORDS
