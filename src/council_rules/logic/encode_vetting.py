"""Facts and questions about who vets for a seat, and within which limits."""

from clingo import Symbol

from council_rules.logic.candidates import UNNAMED_OUTSIDER
from council_rules.logic.encode_actors import answer
from council_rules.logic.encode_vetoes import encode_bounds
from council_rules.logic.ledger import Ledger, Option, term, word
from council_rules.logic.scene import Scene, SeatAt, vetters
from council_rules.proposal.model import Bounded, Vetting

LIMITS = ("grounds", "contest")


def encode_vetting(scene: Scene, ledger: Ledger, at: SeatAt) -> None:
    """Record who vets for a seat, or ask whether a power at war, or somebody else, does."""
    path, vetted = f"{at.path}.vetted_by", at.seat.vetted_by
    for by in vetters(at.seat):
        ledger.given(path, "vets", at.path, by)
    if isinstance(vetted, (tuple, Vetting)):
        if vetters(at.seat):
            _encode_limits(scene, ledger, at, path)
        return
    local = any("local" in scene.localities(at.seat, area) for area in scene.peoples)
    if vetted == "unknown" or (vetted is None and not scene.closed and local):
        _ask(scene, ledger, at, path)


def _encode_limits(scene: Scene, ledger: Ledger, at: SeatAt, path: str) -> None:
    """Record the limits of a vetting; the path of the key stands for the vetting."""
    vetted = at.seat.vetted_by
    ledger.names[path] = f"the vetting for '{ledger.names[at.path]}'"
    ledger.given(path, "vetting", at.path, path)
    encode_bounds(
        scene,
        ledger,
        path,
        vetted if isinstance(vetted, Vetting) else Bounded(),
        lambda limit, question: scene.wants(question, scene.read.vetting(limit)),
    )


def _ask(scene: Scene, ledger: Ledger, at: SeatAt, path: str) -> None:
    """Ask who vets for a seat; of whoever is not named no limits are supposed."""
    name, limits = ledger.names[at.path], [one for one in LIMITS if scene.read.vetting(one)]
    without = ""
    terms: tuple[Symbol, ...] = ()
    if limits:
        ledger.names[path] = f"the vetting for '{name}'"
        without = ", without grounds or a way to contest it"
        absent = (term("absent", path, word(limit)) for limit in limits)
        terms = (term("vetting", at.path, path), *absent)
    # Who else vets is asked only if a rule looks at the limits of any vetting.
    outsider = (UNNAMED_OUTSIDER,) if limits and scene.peoples else ()
    options = [Option("nobody", f"nobody vets '{name}'", ())]
    options += [
        Option(
            answer(ledger, by),
            f"{ledger.quoted(by)} vets '{name}'{without}",
            (term("vets", at.path, by), *terms),
        )
        for by in scene.warring_powers or outsider
    ]
    ledger.ask(
        path,
        f"who vets '{name}'",
        path if at.seat.vetted_by else at.path,
        options,
        assumed=True,
    )
