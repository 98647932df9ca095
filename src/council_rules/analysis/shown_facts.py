"""Facts as evidence: in a sentence, with the place and the sources of the statement."""

from council_rules.analysis.citations import Citations
from council_rules.analysis.judged import Judged
from council_rules.analysis.wording import Wording
from council_rules.findings.evidence import Evidence
from council_rules.logic.terms import Symbol, SymbolType


class ShownFacts:
    """The facts of one judgement as evidence; many a fact serves many findings."""

    def __init__(self, judged: Judged, wording: Wording, citations: Citations) -> None:
        """Take the judgement, and what gives the words and the sources of facts."""
        self._judged, self._wording, self._citations = judged, wording, citations
        fact_base = judged.fact_base
        self._paths = {
            fact: question.path
            for question in fact_base.questions
            for option in question.options
            for fact in option.terms
        } | fact_base.places
        self._shown: dict[Symbol, Evidence] = {}

    def of(self, fact: Symbol) -> Evidence:
        """Return a fact as evidence; it is supposed if it holds in some completions only."""
        if fact not in self._shown:
            self._shown[fact] = self._evidence(fact)
        return self._shown[fact]

    def _evidence(self, fact: Symbol) -> Evidence:
        fact_base = self._judged.fact_base
        path = self._paths.get(fact) or self._last_path(fact)
        known = fact in self._judged.judgement.certain or fact in fact_base.places
        supposed = bool(fact_base.questions) and not known
        statement = self._wording.statement(fact)
        return Evidence(
            statement=f"supposing that {statement}" if supposed else statement,
            place=self._judged.places.of(path) if path else None,
            # what follows from several statements is written in no single source
            citations=self._citations.at(path) if path and fact in fact_base.places else (),
            atom=str(fact),
            supposed=supposed,
        )

    def _last_path(self, fact: Symbol) -> str | None:
        names = self._judged.fact_base.names
        strings = [one.string for one in fact.arguments if one.type is SymbolType.String]
        return next((one for one in reversed(strings) if one.split(".")[0] in names), None)
