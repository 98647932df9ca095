"""``council-rules alternatives --party``: texts that several parties accept."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from council_rules.alternatives.asked import UnknownKind, asked_in, asked_in_goals
from council_rules.alternatives.bargaining import bargain
from council_rules.alternatives.outcome import UnknownPath
from council_rules.alternatives.parties import Bargain, Party
from council_rules.alternatives.wishes import Wishes
from council_rules.analysis.standard import Standard
from council_rules.cli.failures import fail
from council_rules.cli.wishes import codes_of
from council_rules.proposal.load import Loaded
from council_rules.proposal.problems import ProposalError


def parties_of(named: Sequence[str], chosen: Standard) -> tuple[Party, ...]:
    """Return the parties that flags name, as NAME=FILE, each with what its goals file asks for.

    Raises CommandError, told, for what cannot be used.
    """
    found: list[Party] = []
    for text in named:
        name, sign, file = text.partition("=")
        if not (name.strip() and sign and file.strip()):
            raise fail(
                f"--party {text}: a party is a name and a goals file",
                hint="write it as in --party residents=residents.goals.yaml",
            )
        if name in {party.name for party in found}:
            raise fail(f"--party {text}: there is a party '{name}' already")
        try:
            asked = asked_in_goals(Path(file))
            wishes = asked.wishes(codes_of(asked, chosen))
        except UnknownKind as unknown:
            hint = f"did you mean '{unknown.close}'?" if unknown.close else ""
            raise fail(f"{unknown.origin}: {unknown}", hint=hint) from None
        except ProposalError as failure:
            raise fail(*str(failure).splitlines()) from None
        found.append(Party(name, wishes, file))
    if not any(party.wishes.goals for party in found):
        raise fail(
            "No party asks for anything",
            hint="name rules under 'goals' in a goals file, as in 'goals: [REP004]'",
        )
    return tuple(found)


def negotiated(
    loaded: Loaded,
    chosen: Standard,
    parties: tuple[Party, ...],
    common: Wishes,
    output_format: Literal["text", "json", "patch"],
    apply: int | None,
) -> int:
    """Search, write the chosen text into the file, and print; return the exit code."""
    from council_rules.cli import output
    from council_rules.cli.exits import INTERRUPTED, OK, VIOLATED
    from council_rules.cli.paths import patched
    from council_rules.cli.writing import written
    from council_rules.proposal.diffs import unified
    from council_rules.proposal.patch import amended_text
    from council_rules.render import bargain as shown
    from council_rules.render import bargain_json as data
    from council_rules.render.look import Look

    found = _searched(loaded, chosen, parties, common)
    deals = [deal.alternative for deal in found.deals]
    texts = [amended_text(loaded.text, one.amendments) for one in deals]
    patches = [unified(patched(loaded.name), loaded.text, text) for text in texts]
    if output_format == "json":
        output.write(data.render(found, patches))
    elif output_format == "patch":
        output.write(patches[0] if patches else "")
    else:
        output.write(shown.render(found, Look(output.columns(), output.colour("auto"))))
    if found.interrupted:
        return INTERRUPTED
    if apply is not None and found.deals:
        written(loaded, texts, apply)
        if output_format == "text":
            output.write(f"\ntext {apply} is written to {loaded.name}\n")
    return OK if found.deals or not found.wanted else VIOLATED


def _searched(
    loaded: Loaded, chosen: Standard, parties: tuple[Party, ...], common: Wishes
) -> Bargain:
    from council_rules.cli.progress import ProgressLine

    progress = ProgressLine()
    own = asked_in(loaded).fixed
    limits = [one.wishes.most_edits for one in parties if one.wishes.most_edits is not None]
    wishes = replace(common, fixed=own, most_edits=min(limits, default=None))
    try:
        return bargain(loaded, chosen, parties, wishes, progress)
    except UnknownPath as unknown:
        hint = f"did you mean '{unknown.close}'?" if unknown.close else ""
        raise fail(f"{unknown.origin}: {unknown}", hint=hint) from None
    finally:
        progress.end()
