"""A rule as data: what one page of the rule book says."""

from typing import Literal

from council_rules.record import Record
from council_rules.rulebook.profiles import OF_A_PAGE

Severity = Literal["must", "should", "info"]
Enforcement = Literal["advisory", "waivable", "mandatory"]
Kind = Literal["integer", "share", "word", "list"]

MAX_CHARACTERS = 100_000

SEVERITIES = ("must", "should", "info")
ENFORCEMENTS = ("advisory", "waivable", "mandatory")
ORIGINS = ("law", "standard", "precedent", "mathematics", "policy")
SOURCE_KINDS = ("law", "standard", "scholarship", "precedent", "mathematics", "policy")
ROLES = ("supports", "analogy", "illustrates", "contrary")
NOT_SEEN = "not_seen"
VERDICTS = ("violated", "met", "not_applicable", "undetermined", "needs_judgement")
# found by a search, and counted with the library of voting power
COUNTED = ("power_short", "act_short", "vetoes_above")
WITNESSES = ("pivotal", "improper", *COUNTED)
CURES = (
    "change_quota",
    "change_base",
    "add_concurrent_majority",
    "add_veto",
    "remove_veto",
    "limit_veto",
    "bind_channel",
    "add_seat",
    "replace_seat",
    "convert_observer",
    "move_appointment",
    "protect_tenure",
    "bound_override",
    "set_end_date",
    "change_renewer",
    "move_matter",
    "add_body",
    "change_succession",
    "add_handover",
    "change_chair_removal",
    "state_rule",
    "remove_vetting",
    "bound_vetting",
    "move_power",
    "add_power",
    "bound_power",
    "add_provision",
    "add_review",
    "add_audit",
    "add_report",
)


class Parameter(Record):
    """A number, share, word or list that a reader of the rule may set otherwise.

    ``default`` holds one text, for a list any number of them. ``least`` and ``most`` are
    the ends of the range, in ``unit``, as text; ``choices`` the words that may be used.
    Empty texts and no choices mean no limit.
    """

    name: str
    kind: Kind
    default: tuple[str, ...]
    unit: str
    least: str
    most: str
    choices: tuple[str, ...]
    origin: str
    says: str
    line: int


class RuleSource(Record):
    """A law, standard, work, precedent, theorem or policy choice, and how it bears on the norm.

    ``role`` is one of ``ROLES``, ``kind`` of ``SOURCE_KINDS``. ``binds`` says whom it binds,
    ``seen`` the address where the clause was read, or ``NOT_SEEN``; either is empty where there
    is nothing to say. ``url`` is where to look it up.
    """

    instrument: str
    clause: str
    kind: str
    role: str
    reads: str
    binds: str
    seen: str
    url: str


class ReasonMessage(Record):
    """The message for one reason of a violation, one question that a person answers, or a fact
    of the page's own.

    ``reason`` is its name, ``arguments`` name its arguments.
    """

    reason: str
    arguments: tuple[str, ...]
    template: str
    line: int
    column: int


class Messages(Record):
    """What is said about a subject: templates with named holes (see ``template``).

    ``facts`` says in a sentence what each helper of the page means. ``places`` has line and
    column of the messages that belong to no reason, by their names.
    """

    violated: tuple[ReasonMessage, ...]
    judgement: tuple[ReasonMessage, ...]
    met: str
    undetermined: str
    remedy: str
    places: tuple[tuple[str, int, int], ...]
    facts: tuple[ReasonMessage, ...] = ()

    def of(self, reason: str) -> ReasonMessage:
        """Return the message of a reason by name. Raises ``KeyError``."""
        return _named(self.violated, reason)

    def place(self, key: str) -> tuple[int, int]:
        """Return line and column of ``met``, ``undetermined`` or ``remedy``."""
        return next((line, column) for name, line, column in self.places if name == key)

    def question(self, name: str) -> ReasonMessage:
        """Return a question to a person by name. Raises ``KeyError``."""
        return _named(self.judgement, name)


def _named(messages: tuple[ReasonMessage, ...], name: str) -> ReasonMessage:
    for message in messages:
        if message.reason == name:
            return message
    raise KeyError(name)


class ExampleText(Record):
    """An example as written: YAML text that starts on ``line`` of the page."""

    text: str
    line: int


class Rule(Record):
    """One page. ``path`` is the page as shown in messages.

    ``condition`` is the page with everything outside its ``asp`` blocks blanked, so that
    line and column in it are line and column in the page. ``norm``, ``why``, ``against`` (what
    speaks against the rule), ``defence`` (what a defender of the text answers to a finding) and
    ``notes`` are Markdown text. ``profiles`` are those that hold the rule, besides ``all``.
    """

    code: str
    name: str
    title: str
    norm: str
    why: str
    against: str
    defence: str
    notes: str
    severity: Severity
    enforcement: Enforcement
    since: str
    subject: str
    parameters: tuple[Parameter, ...]
    sources: tuple[RuleSource, ...]
    cures: tuple[str, ...]
    witness: tuple[str, ...]
    condition: str
    messages: Messages
    examples: tuple[ExampleText, ...]
    path: str
    profiles: tuple[str, ...] = OF_A_PAGE

    @property
    def to_show(self) -> tuple[str, ...]:
        """The verdicts that the examples of the page have to show.

        Where a person has to judge what the file says, the rule may never be met by itself.
        """
        kept = "needs_judgement" if self.messages.judgement else "met"
        return ("violated", kept, "not_applicable", "undetermined")

    def parameter(self, name: str) -> Parameter:
        """Return a parameter by name. Raises ``KeyError``."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise KeyError(name)
