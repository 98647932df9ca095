"""Facts and questions about who vets for a seat, and within which limits."""

from clingo import Symbol

from council_rules.logic.candidates import UNNAMED_OUTSIDER, Candidates
from council_rules.logic.encode_actors import answer
from council_rules.logic.encode_vetoes import encode_bounds
from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt, vetters
from council_rules.proposal.model.bodies import Vetting
from council_rules.proposal.model.parts import Bounded

LIMITS = ("grounds", "contest")


def encode_vetting(candidates: Candidates, fact_base: FactBase, at: SeatAt) -> None:
    """Record who vets for a seat, or ask whether a power at war, or somebody else, does."""
    index = candidates.index
    path, vetted = f"{at.path}.vetted_by", at.seat.vetted_by
    for by in vetters(at.seat):
        fact_base.given(path, "vets", at.path, by)
    if isinstance(vetted, (tuple, Vetting)):
        if vetters(at.seat):
            _encode_limits(index, fact_base, at, path)
        return
    # A seat that is marked towards no area may turn out to be local, whoever is to sit there.
    marks = [index.localities(at.seat, area) for area in candidates.relations.areas(at.path)]
    local = any("local" in one or not one for one in marks)
    if vetted == "unknown" or (vetted is None and not index.closed and local):
        _ask(candidates, fact_base, at, path)


def _encode_limits(index: ProposalIndex, fact_base: FactBase, at: SeatAt, path: str) -> None:
    """Record the limits of a vetting; the path of the key stands for the vetting."""
    vetted = at.seat.vetted_by
    fact_base.names[path] = f"the vetting for '{fact_base.names[at.path]}'"
    fact_base.given(path, "vetting", at.path, path)
    encode_bounds(
        index,
        fact_base,
        path,
        vetted if isinstance(vetted, Vetting) else Bounded(),
        lambda limit, question: index.wants(question, index.read.vetting(limit)),
    )


def _ask(candidates: Candidates, fact_base: FactBase, at: SeatAt, path: str) -> None:
    """Ask who vets for a seat; of whoever is not named no limits are supposed."""
    index = candidates.index
    name, limits = fact_base.names[at.path], [one for one in LIMITS if index.read.vetting(one)]
    without = ""
    terms: tuple[Symbol, ...] = ()
    if limits:
        fact_base.names[path] = f"the vetting for '{name}'"
        without = ", without grounds or a way to contest it"
        absent = (term("absent", path, word(limit)) for limit in limits)
        terms = (term("vetting", at.path, path), *absent)
    # Who else vets from outside is asked only if a rule looks at the limits of any vetting.
    powers = candidates.warring_powers(at.path)
    if limits and index.peoples and all(map(candidates.is_local, powers)):
        powers = (*powers, UNNAMED_OUTSIDER)
    options = [Option("nobody", f"nobody vets '{name}'", ())]
    options += [
        Option(
            answer(fact_base, by),
            f"{fact_base.quoted(by)} vets '{name}'{without}",
            (term("vets", at.path, by), *terms),
        )
        for by in powers
    ]
    fact_base.ask(
        path,
        f"who vets '{name}'",
        path if at.seat.vetted_by else at.path,
        options,
        assumed=True,
    )
