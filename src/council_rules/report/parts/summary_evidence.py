"""On what evidence the findings stand, in one line of the first page."""

from council_rules.report.document import Text, strong, text
from council_rules.report.language import mark, say
from council_rules.report.view import View
from council_rules.report.wording import findings_in_words, listed

_GROUND = mark("{number} on what is {basis}")
_NAME = mark("{number} from what is {basis}")
_ON = {
    "official_statement": mark("officially stated"),
    "reported": mark("reported"),
    "disputed": mark("disputed"),
    "inferred": mark("inferred"),
    "assumed": mark("assumed"),
}


def evidence(view: View) -> Text:
    """Return how many violations stand on what, or what their derivations name."""
    by = view.by_weakest(view.material.violated)
    others = listed(
        say(
            _GROUND if view.grounded else _NAME,
            number=number,
            basis=say(_ON[basis]),
        )
        for basis, number in by.items()
        if basis != "official_text"
    )
    if view.grounded:
        first, rest = _standing(by), say(", whatever becomes of all weaker claims")
        rest += say("; ") + others if others else ""
    else:
        first = _named(by)
        rest = say("; at the weakest, {bases}", bases=others) if others else ""
    if view.grounded:
        return text(strong(first), rest, ".")
    more = say(" What remains if weaker statements are withdrawn was not worked out.")
    return text(strong(first), rest, ".", more)


def _standing(by: dict[str, int]) -> str:
    """Return how many findings stand on official text alone, each having been tried."""
    number, all_ = by.get("official_text", 0), sum(by.values())
    if number:
        return say(
            "On statements of official text alone stand {number} of {findings}",
            number=number,
            findings=findings_in_words(all_),
        )
    return say(
        "None of the findings ({all}) stands on statements of official text alone", all=all_
    )


def _named(by: dict[str, int]) -> str:
    """Return how many derivations name nothing but official text."""
    number, all_ = by.get("official_text", 0), sum(by.values())
    if number:
        return say(
            "{number} of {findings} are derived from statements of official text alone",
            number=number,
            findings=findings_in_words(all_),
        )
    return say(
        "None of the findings ({all}) is derived from statements of official text alone",
        all=all_,
    )
