"""What people add to verdicts: answers to questions of rules, waivers, other exemptions."""

from enum import StrEnum

from council_rules.findings.evidence import Citation, Notice, Place
from council_rules.record import Record


class HumanAnswer(Record):
    """What a person answered to a question: a yes or a no, by whom, on which day, and why.

    ``evidence`` says where that is written, ``place`` where it is recorded.
    """

    yes: bool
    by: str
    date: str
    reason: str
    evidence: tuple[str, ...]
    place: Place

    @property
    def word(self) -> str:
        """The answer as it is written in a file."""
        return "yes" if self.yes else "no"


class HumanQuestion(Record):
    """What a person has to judge, because it hangs on the content of a text.

    ``sentence`` quotes the words of the file; a yes meets the rule. ``place`` is that of
    the words, or of what they belong to where the file does not give them. ``supposed``
    marks a question that does not arise in every completion of what is open.
    ``words_sha256`` is a fingerprint of the question and of the statements it is about;
    ``answer`` is that of a person, if it was given on these words.
    """

    sentence: str
    quotes: tuple[str, ...]
    place: Place
    citations: tuple[Citation, ...]
    atom: str
    supposed: bool = False
    words_sha256: str = ""
    answer: HumanAnswer | None = None

    @property
    def when(self) -> str:
        """What to add to the sentence, if the question does not arise in every completion."""
        return " (only under some answers to the open points)" if self.supposed else ""

    @property
    def told(self) -> str:
        """The sentence, and when the question arises."""
        return f"{self.sentence}{self.when}"


class Exempt(StrEnum):
    """Why a violation does not count for the exit code: what it was excused by."""

    WAIVER = "waiver"
    BASELINE = "baseline"
    BEFORE = "before"
    EVIDENCE = "evidence"


class Exemption(Record):
    """What keeps a violation from counting; its verdict stays what it is.

    ``reason`` says in words why, ``by`` who granted it and ``until`` to which day, where
    that is known; ``place`` is where it is written.
    """

    kind: Exempt
    reason: str
    by: str = ""
    until: str = ""
    place: Place | None = None


class Waiver(Record):
    """An exception from a rule that somebody granted, as it is written.

    Texts are empty where nothing is said. ``places`` gives the places of the keys. ``files``
    says which files a waiver is for that is not written in the proposal itself. ``faults`` are
    what is wrong with it by itself; with an error among them it does not hold.
    """

    rule: str
    subject: str
    reason: str
    by: str
    granted: str
    expires: str
    evidence: tuple[str, ...]
    place: Place
    places: tuple[tuple[str, Place], ...] = ()
    files: str = ""
    faults: tuple[Notice, ...] = ()

    def at(self, key: str) -> Place:
        """Return the place of what is written under a key, or of the whole waiver."""
        return dict(self.places).get(key, self.place)


class HumanJudgement(Record):
    """What a person answered to a question of a rule, as it is written.

    Texts are empty where nothing is said. ``question`` is the one that is answered, as the
    finding names it, and ``words_sha256`` the fingerprint of the words that were judged.
    ``places`` gives the places of the keys. ``files`` says which files a judgement is for that
    is not written in the proposal itself. ``faults`` are what is wrong with it by itself; with
    an error among them it does not hold.
    """

    rule: str
    subject: str
    question: str
    answer: str
    by: str
    date: str
    reason: str
    evidence: tuple[str, ...]
    words_sha256: str
    place: Place
    places: tuple[tuple[str, Place], ...] = ()
    files: str = ""
    faults: tuple[Notice, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What a judgement is about: rule, subject and question."""
        return self.rule, self.subject, self.question

    def at(self, key: str) -> Place:
        """Return the place of what is written under a key, or of the whole judgement."""
        return dict(self.places).get(key, self.place)
