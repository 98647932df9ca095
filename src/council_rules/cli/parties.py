"""``council-rules alternatives --party``: texts that several parties accept."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from council_rules.alternatives.agreements import agreements
from council_rules.alternatives.outcome import UnknownPath
from council_rules.alternatives.parties import Agreements, Party
from council_rules.alternatives.request import (
    Request,
    UnknownKind,
    request_in,
    request_in_goals,
)
from council_rules.analysis.standard import Standard
from council_rules.cli.failures import fail
from council_rules.cli.one import loaded_file
from council_rules.cli.request import codes_of
from council_rules.cli.searching import judged_before, searched, told_of
from council_rules.findings.report import FileReport
from council_rules.limits import Limits
from council_rules.logic.optimisation import Deadline
from council_rules.proposal.load import Loaded
from council_rules.proposal.problems import ProposalError
from council_rules.settings import Settings

Searched = tuple[Loaded, Agreements]


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
            asked = request_in_goals(Path(file))
            request = asked.complete(codes_of(asked, chosen))
        except UnknownKind as unknown:
            hint = f"did you mean '{unknown.close}'?" if unknown.close else ""
            raise fail(f"{unknown.origin}: {unknown}", hint=hint) from None
        except ProposalError as failure:
            raise fail(*str(failure).splitlines()) from None
        found.append(Party(name, request, file))
    if not any(party.request.goals for party in found):
        raise fail(
            "No party asks for anything",
            hint="name rules under 'goals' in a goals file, as in 'goals: [REP004]'",
        )
    return tuple(found)


def negotiated(
    path: str,
    limits: Limits,
    named: Sequence[str],
    common: Callable[[], tuple[Standard, Request]],
    settings: Settings,
    seconds: float,
    output_format: Literal["text", "json", "patch"],
    apply: int | None,
) -> int:
    """Search, write the chosen text into the file, and print; return the exit code.

    Parties are ``named`` as flags name them; ``common`` gives the rules, and what is asked for
    all. A search that was ended by Ctrl-C writes nothing. Raises CommandError, told.
    """
    from council_rules.cli import output
    from council_rules.cli.exits import INTERRUPTED, OK, VIOLATED
    from council_rules.cli.paths import patched
    from council_rules.cli.writing import written
    from council_rules.proposal.diffs import unified
    from council_rules.render import agreements as shown
    from council_rules.render.as_json import negotiation as data
    from council_rules.render.display import clean
    from council_rules.render.look import Look

    def search(deadline: Deadline, keep: Callable[[Searched], None]) -> Searched:
        chosen, request = common()
        loaded, parties = loaded_file(path), parties_of(named, chosen)

        def handed_on(found: Agreements) -> None:
            keep((loaded, found))

        before = judged_before(loaded, chosen, settings, request.scenario)
        with told_of(loaded, chosen, settings):
            return loaded, _searched(
                loaded, chosen, parties, request, before, deadline, handed_on
            )

    (loaded, found), interrupted = searched(path, limits, seconds, search)
    found = replace(found, interrupted=interrupted or found.interrupted)
    texts = [agreement.alternative.text for agreement in found.agreements]
    patches = [unified(patched(loaded.name), loaded.text, text) for text in texts]
    if output_format == "json":
        output.write(data.render(found, patches))
    elif output_format == "patch":
        output.write(patches[0] if patches else "")
    else:
        output.write(shown.render(found, Look(output.columns(), output.colour("auto"))))
    if found.interrupted:
        return INTERRUPTED
    if apply is not None and found.agreements:
        written(loaded, texts, apply)
        if output_format == "text":
            output.write(f"\ntext {apply} is written to {clean(loaded.name)}\n")
    return OK if found.agreements or not found.wanted else VIOLATED


def _searched(
    loaded: Loaded,
    chosen: Standard,
    parties: tuple[Party, ...],
    common: Request,
    before: FileReport | None,
    deadline: Deadline,
    keep: Callable[[Agreements], None],
) -> Agreements:
    from council_rules.cli.progress import ProgressLine

    progress = ProgressLine()
    request = replace(common, fixed=request_in(loaded).fixed)
    try:
        return agreements(loaded, chosen, parties, request, progress, deadline, keep, before)
    except UnknownPath as unknown:
        hint = f"did you mean '{unknown.close}'?" if unknown.close else ""
        raise fail(f"{unknown.origin}: {unknown}", hint=hint) from None
    finally:
        progress.end()
