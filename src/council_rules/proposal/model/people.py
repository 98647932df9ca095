"""What people decide about findings: waivers and judgements."""

from typing import Annotated, Literal

from council_rules.proposal.markers import OneOrMany, Says
from council_rules.proposal.model.parts import Part
from council_rules.proposal.scalars import Text


class Waiver(Part):
    """An exception from a rule that somebody granted; whether it holds is for the gate to say.

    Every value is text here: a waiver that misses something or holds a wrong date must not
    keep the file from being checked, only from being excused.
    """

    rule: Annotated[Text | None, Says("The code of the rule; needed to hold.")] = None
    subject: Annotated[
        Text | None, Says("The subject: the path that the finding names; needed to hold.")
    ] = None
    reason: Annotated[Text | None, Says("Why, in 20 characters or more; needed to hold.")] = (
        None
    )
    by: Annotated[Text | None, Says("Who granted it; needed to hold.")] = None
    granted: Annotated[Text | None, Says("The first day; a date.")] = None
    expires: Annotated[Text | None, Says("The last day; a date; needed to hold.")] = None
    evidence: Annotated[
        tuple[Text, ...], OneOrMany(), Says("Where this is written: source#locator, or a list.")
    ] = ()


class FiledWaiver(Waiver):
    """A waiver for texts that must not be touched, in a file beside them."""

    file: Annotated[
        Text | None,
        Says("The proposal, from the folder of this file; a pattern for several; needed."),
    ] = None


class Waivers(Part):
    """A file of waivers for proposals that must not be touched."""

    council_rules: Annotated[Literal["1"], Says('Version of the format, written "1".')]
    waivers: tuple[FiledWaiver, ...]


class Judgement(Part):
    """What a person answered to a question of a rule; whether it holds is for the gate to say.

    Every value is text here: a judgement that misses something or holds a wrong date must not
    keep the file from being checked, only from being judged by it.
    """

    rule: Annotated[Text | None, Says("The code of the rule; needed to hold.")] = None
    subject: Annotated[
        Text | None, Says("The subject: the path that the finding names; needed to hold.")
    ] = None
    question: Annotated[
        Text | None, Says("The question, as 'judgements' prints it; needed to hold.")
    ] = None
    answer: Annotated[
        Text | None, Says('"yes", which meets the rule, or "no", in quotes; needed to hold.')
    ] = None
    by: Annotated[Text | None, Says("Who judged; needed to hold.")] = None
    date: Annotated[Text | None, Says("When: a day such as 2026-03-21; needed to hold.")] = None
    reason: Annotated[Text | None, Says("Why, in 20 characters or more; needed to hold.")] = (
        None
    )
    evidence: Annotated[
        tuple[Text, ...], OneOrMany(), Says("Where this is written: source#locator, or a list.")
    ] = ()
    words_sha256: Annotated[
        Text | None,
        Says("Fingerprint of the words judged, as 'judgements' prints it; needed to hold."),
    ] = None


class FiledJudgement(Judgement):
    """A judgement on texts that must not be touched, in a file beside them."""

    file: Annotated[
        Text | None,
        Says("The proposal, from the folder of this file; a pattern for several; needed."),
    ] = None


class Judgements(Part):
    """A file of judgements on proposals that must not be touched."""

    council_rules: Annotated[Literal["1"], Says('Version of the format, written "1".')]
    judgements: tuple[FiledJudgement, ...]
