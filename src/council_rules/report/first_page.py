"""What the formats without pictures say of the first page alike."""

from council_rules.report.document import CauseLine, Summary, Text, tell_number, text
from council_rules.report.language import counted, say


def causes_head() -> tuple[str, ...]:
    """Return the head of the table of causes."""
    return (
        say("No."),
        say("Cause"),
        say("Must"),
        say("Should"),
        say("Findings"),
        say("Weakest basis named"),
    )


def cause_in_words(cause: CauseLine) -> Text:
    """Return a cause and the rules that are not met by it."""
    return text(cause.title, ". ", cause.broken)


def ladder_head() -> tuple[str, ...]:
    """Return the head of the table of who sits where."""
    return say("Tier"), say("Body"), say("Seats"), say("Votes local")


def open_in_words(summary: Summary) -> Text:
    """Return how many findings cannot be determined, and which rules as a whole."""
    number = tell_number(
        "{n} finding cannot be determined; {points}.",
        "{n} findings cannot be determined; {points}.",
        summary.undetermined,
        points=counted("{n} open point", "{n} open points", summary.open_points),
    )
    return text(number, " ", summary.not_known) if summary.not_known else number
