"""Facts of the vocabulary as sentences: the words of every witness in a report.

``{0}`` is the first argument of the fact, shown by the name people use for it. A fact
without a sentence here is shown as the term itself, which is plain but never wrong.
"""

from collections.abc import Callable

from council_rules.logic.statements import CLAUSES
from council_rules.logic.terms import Symbol, SymbolType

SENTENCES = {
    "acts": "{0} can make {1} act",
    "affects": "{0} acts on {1}, or decides on matters of it",
    "body": "{0} is a body",
    "by_popular_vote": "the people fill {0} by a vote that nobody else binds",
    "carried_without": "all others together can carry {1} while {0} stay away",
    "concerns": "{0} is a matter of {1}",
    "decidable": "there is a way to decide {0} to its end",
    "governs": "{0} governs",
    "handover": "{0} is a handover of authority",
    "handover_area": "{0} hands over authority in {1}",
    "has_channel": "there is a way to decide {0}",
    "interim": "{0} governs {1} for a time",
    "kind": "{0} is a procedure for {1:article}",
    "mandate_about": "{0} is limited to {1}",
    "quorum": "{0} has a quorum",
    "rank": "{0} stands at the {1} of the tiers",
    "stands_for": "{0} stands for {1}",
    "unlisted": "{0} is not named in the file",
    "about": "{0} may be used for {1}",
    "about_all": "{0} may be used for every matter",
    "above": "{0} can stop, undo or replace what {1} decides, or commands it",
    "absent": "the text provides for no {1} of {0}",
    "affiliation": "{0} is declared to belong to {1}",
    "apex": "no body stands above {0} on {1} that {0} does not stand above too",
    "appointment_confirmed": "{1} must confirm who sits in {0}",
    "appoints": "{1} appoints {0}",
    "as_of": "the text speaks of {0:date}",
    "asks_consent": "{0} needs, or can use, the consent of {1}",
    "blocks": "nothing passes by {1}, or decides when it fails, against {0}",
    "blocks_by_absence": "{0} can stop {1} only by staying away, so that there is no quorum",
    "boundless": "{0} has no territorial limit",
    "can_replace": "{0} can replace what {1} decides on {2}",
    "can_stop": "nothing is decided on {1} against {0}",
    "can_undo": "{0} can undo what {1} decides on {2}, or nothing passes there without {0}",
    "carries": "{0} can use {1}",
    "carries_if_absent": "{0} can carry {1} if everybody else stays away",
    "emptied": "{0} can dismiss at will who sits in {1}",
    "casting_vote": "{1} has the casting vote in {0}",
    "certifies": "{1} certifies that {0} is due",
    "channel": "{0} is a way to decide {1}",
    "commands": "{0} fills and empties {1} at will, directly or through others",
    "commands_body": "{0} carries the vote of {1}",
    "contest_before": "{0} is contested before {1}",
    "countermands": "{1} can undo the removal of {0}",
    "covers": "{0} covers {1}",
    "deadline": "{0} must be used within {1:day}",
    "decides": "{0} can decide {1} if first to act",
    "demands": "{0} switches {1} off and demands {2} in its place",
    "decides_by": "{0} can decide {1} through {2}",
    "decides_on": "{0} has a way to decide {1}",
    "decides_surely": "{0} can decide {1} whatever the others do",
    "delays_only": "{0} only delays",
    "answers_itself": (
        "{0} answers to {1}, who is of {0}, in the same hand, or dismissed by it at will"
    ),
    "at_pleasure": "{1} can dismiss {0} at will, or half of those who vote there",
    "duty": "by {0}, {1} answers to {2}",
    "duty_about": "{0} is about {1}",
    "duty_effect": "what is found under {0} is {1}",
    "duty_every": "{0} is a duty every {1:month}",
    "duty_for": "{0} is a duty of {1}",
    "duty_means": "{0} is a duty by means of {1}",
    "dictator": "{0} decides {1} alone, and nothing is decided without {0}",
    "dismisses": "{1} can remove {0} {2}",
    "empties": "{0} alone empties {1} at will",
    "ends": "{0} ends on {1:date}",
    "fallback": "{1} decides when {0} fails",
    "fills": "{0} alone fills {1}",
    "first_filled_by": "{1} has a say in who is the first in {0}",
    "function": "{0} {1}",
    "handover_on": "{0} is due on {1:date}",
    "handover_to": "{0} is to {1}",
    "holder": "{1} holds the seat {0}",
    "improper": "two separate coalitions can both carry {0}",
    "in_hand": "{1} acts as {0} wants",
    "initiators": "only some may put {0} to the vote",
    "interest": "{0} has a declared interest in {1}",
    "involved": "{0} takes part in decisions on {1}",
    "lacks": "no clause on {1:clause} binds {0} on {2}",
    "legal_role": "{0} is recorded as {1} in {2}",
    "local": "{0} is local to {1}",
    "local_hand": "{0} acts as those local to {1} want",
    "only_local_hand": "{0} acts as those local to {1} want, and as nobody else does",
    "locality": "{0} is {2} in {1}",
    "mandate_area": "{0} is limited to {1}",
    "mandated": "{0} acts under {1}",
    "mandated_by": "{1} gives {0}",
    "matter_kind": "{0} is a matter of {1}",
    "marked": "{0} is {2} in {1}",
    "matter": "{0} is a matter",
    "matter_area": "{0} names {1} as its area",
    "may_vote": "{0} has a vote",
    "occupied": "somebody sits in {0}",
    "on_behalf": "{0} speaks for {1}",
    "outside": "{0} is from outside {1}",
    "outside_hand": "outsiders to {1} can make {0} act as they want",
    "over": "{0} stands above {1} on {2}",
    "overrides": "{0} replaces what {1} decided",
    "oversees": "{0} may look into what {1} does on {2}",
    "owns": "the seat {1} is in the hand of {0}",
    "paid_for": "in {0} a contribution buys {1:article}",
    "party": "{0} is a party to {1}",
    "passes": "{1} can carry {0}",
    "power": "{2} has the power to {1}",
    "power_over": "{0} extends over {1}",
    "procedure": "{0} is how {1} decides",
    "provides": "a clause on {1:clause} binds {0} on {2}",
    "provision": "{0} is a clause on {1:clause}",
    "provision_about": "{0} is about {1}",
    "provision_by": "{1} acts under {0}, or extends what it limits",
    "provision_of": "{0} binds {1}",
    "provision_within": "{0} sets a time of {1:day}",
    "prolongs_term": "{1} renews the term of {0}",
    "proposes": "{1} makes the binding proposal for {0}",
    "removal_confirmed": "{1} must confirm a removal of {0}",
    "renews": "{1} decides whether {0} goes on",
    "renews_term": "{1} renews the short term of {0}",
    "replaces": "{0} can switch off {1}",
    "requests": "{0} is used only if {1} asks, or another who may",
    "reserved": "{0} is reserved for {1}",
    "role": "{0} is {1:article}",
    "root": "{0} passes under this rule: {1}",
    "seat": "{1} is a seat of {0}",
    "set_aside_by": "{1} can set aside {0}",
    "settles": "{0} can take {1} to a decision",
    "size": "{0} has {1:seat}",
    "standing": "{0} is {1}",
    "stated": "the text provides for {1:article} of {0}",
    "strike": "{0} can undo what {1} decides on {2}",
    "succeeds": "the successor in {0} is found by {1} ({2})",
    "takes_part": "{0} takes part",
    "tag": "{0} belongs to {1}",
    "territory": "{0} acts in {1}",
    "tier": "{0} is in tier {1}",
    "veto": "{0} is a veto",
    "veto_holder": "{1} holds {0}",
    "veto_over": "{0} reaches {1}",
    "unlisted_duty": "{0} answers to somebody whom the file does not name",
    "vetting": "{1} is how persons are vetted for {0}",
    "vets": "{1} vets who sits in {0}",
    "voter": "{1} votes in {0}",
    "votes": "{0} casts {1:vote}",
    "votes_on": "{0} votes on {1}",
    "wins": "{0} can carry {1}, or what decides when it fails, whatever the others do",
}
# Statements of the text that are clauses.
OF_CLAUSES = {
    "stated": "a clause of the text on {1:clause} binds {0}",
    "absent": "no clause of the text on {1:clause} binds {0}",
}
COALITIONS = {
    "locals": "those local to {0}",
    "outsiders": "outsiders to {0}",
    "bloc": "{0}",
    "alone": "{0}",
    "everyone": "all members together",
    "rest": "everybody but {0}",
    "room": "{0}",
    "absent": "{0}",
    "own": "{0}",
    "sure": "{0}",
    "bold": "{0}",
}


# exact numbers of any size: so many ways of all, or a share
NUMBERS = {"ways": "{0:,} of {1:,}", "share": "{0}/{1}"}
MOST_DIGITS = 24


def sentence(fact: Symbol, name: Callable[[str], str]) -> str:
    """Return a fact as a sentence; ``name`` gives the display name of an id or path."""
    template = SENTENCES.get(fact.name)
    if fact.name in OF_CLAUSES and str(fact.arguments[1]) in CLAUSES:
        template = OF_CLAUSES[fact.name]
    if template is None:
        return str(fact)
    return template.format(*(_Shown(argument, name) for argument in fact.arguments))


def shown(symbol: Symbol, name: Callable[[str], str]) -> str:
    """Return a term in words: names for ids, words for constants, phrases for coalitions."""
    if symbol.type is SymbolType.String:
        return name(symbol.string)
    if symbol.type is SymbolType.Function and symbol.name in NUMBERS:
        return _of(symbol.name, *(int(argument.string) for argument in symbol.arguments))
    if symbol.type is SymbolType.Function and symbol.name in COALITIONS:
        inner = (shown(argument, name) for argument in symbol.arguments)
        return COALITIONS[symbol.name].format(*inner)
    return str(symbol).replace("_", " ")


def _of(kind: str, part: int, whole: int) -> str:
    """Return two numbers exactly, as far as anybody can read them, and as a percentage."""
    if part == whole:
        return "all"
    rounded = f"about {100 * part / whole:.3g}%"
    exact = NUMBERS[kind].format(part, whole)
    return f"{exact} ({rounded})" if len(str(whole)) <= MOST_DIGITS else rounded


class _Shown:
    """An argument of a sentence, printed by its format: plain, or as one of the following.

    ``date`` for a day, ``article`` for a word with its article, ``clause`` for what a clause is
    on, any other word for a number of such things.
    """

    def __init__(self, symbol: Symbol, name: Callable[[str], str]) -> None:
        self._symbol = symbol
        self._text = shown(symbol, name)

    def __format__(self, spec: str) -> str:
        known = self._symbol.type is SymbolType.Number
        if spec == "date":
            return date(self._symbol.number) if known else "some day"
        if spec == "clause":
            return CLAUSES.get(str(self._symbol), self._text)
        if spec == "article":
            return f"{'an' if self._text[:1] in 'aeio' else 'a'} {self._text}"
        if spec and not known:
            return f"some number of {spec}s"
        if spec:
            return f"{self._text} {spec}{'' if self._symbol.number == 1 else 's'}"
        return self._text


def date(number: int) -> str:
    """Return the day ``yyyymmdd`` as ``yyyy-mm-dd``."""
    text = f"{number:08d}"
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"
