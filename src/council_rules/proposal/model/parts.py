"""What every object of the format shares, and the words that several of them use."""

from dataclasses import field
from typing import Annotated, ClassVar, Literal, dataclass_transform

from council_rules.proposal.markers import OneOrMany, Says
from council_rules.proposal.scalars import Days, Path, Reference, Text
from council_rules.record import Record

Basis = Literal["official_text", "official_statement", "reported", "inferred", "assumed"]


Locality = Literal["local", "regional", "external", "neutral"]


Absent = Literal["none", "unknown"]


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Part(Record):
    """What every object of a proposal shares: keyword fields, never changed."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__(kw_only=True)


class Claim(Part):
    """A part that says something about the world and can say where that is written."""

    evidence: Annotated[
        tuple[Reference, ...],
        OneOrMany(),
        Says("Where this is written: source#locator, or a list of them."),
    ] = ()
    basis: Annotated[
        Basis | None,
        Says("How firmly the source carries it; default: the file's default_basis."),
    ] = None
    note: Text | None = None


class Bounded(Claim):
    """Limits on a veto, an override, a power or a vetting: grounds, time, reasons, contest."""

    grounds: tuple[Text, ...] | Absent | None = None
    deadline: Days | Absent | None = None
    reasons: Literal["written", "published", "none", "unknown"] | None = None
    contest_before: Path | Absent | None = None
