"""The scalar types of the proposal format: text in, checked value out.

YAML readers disagree about ``NO``, ``1:30``, ``010`` and ``1.10``. Here every scalar
is text, and the field decides what it means. A ``ValueError`` raised here carries the
sentence "expected ..., found ..." that the reader of the file will see.
"""

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Any

from council_rules.proposal.markers import Reads

RESERVED_WORDS = frozenset(
    (
        *("none", "unknown", "all", "any", "unlimited", "each_its_own"),
        *("null", "true", "false", "yes", "no", "on", "off"),
    )
)

_ID = re.compile(r"[a-z][a-z0-9_]*")
_PATH = re.compile(r"[a-z][a-z0-9_]*(/[a-z][a-z0-9_]*)?")
_REFERENCE = re.compile(r"[a-z][a-z0-9_]*#\S.*")
_INTEGER = re.compile(r"0|[1-9][0-9]*")
_FRACTION = re.compile(r"([1-9][0-9]*)/([1-9][0-9]*)")
_PERCENT = re.compile(r"(0|[1-9][0-9]{0,2})(?:\.([0-9]{1,12}))? ?%")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DAYS = re.compile(r"([1-9][0-9]*) days?")

LARGEST_NUMBER = 10**12

# The tools that check a file against the JSON Schema see 12 and "12" as different; here
# both are text, so the schema of a number allows quotes and that of a text allows none.
_PLAIN = ["string", "integer", "boolean"]
_QUOTED_NUMBER = {"type": "string", "pattern": f"^(?:{_INTEGER.pattern})$"}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("expected text")
    return value


def identifier(value: Any) -> str:
    """Return an id: lower-case letters, digits and ``_``, not a reserved word."""
    text = _text(value)
    if text in RESERVED_WORDS:
        raise ValueError(f"expected an id, but '{text}' is a reserved word")
    if not _ID.fullmatch(text):
        raise ValueError(
            f"expected an id of lower-case letters, digits and '_' such as 'upper_tier', "
            f"found '{text}'"
        )
    return text


def path(value: Any) -> str:
    """Return a path: an id, or ``body/seat``."""
    text = _text(value)
    if not _PATH.fullmatch(text) or text in RESERVED_WORDS:
        raise ValueError(f"expected an id or 'body/seat', found '{text}'")
    return text


def reference(value: Any) -> str:
    """Return a reference to a source, ``source#locator``."""
    text = _text(value)
    if not _REFERENCE.fullmatch(text):
        raise ValueError(f"expected 'source#locator' such as 'charter#art3', found '{text}'")
    return text


def integer(value: Any) -> int:
    """Return a whole number from 0 to 10^12, written without signs or separators."""
    text = _text(value)
    if not _INTEGER.fullmatch(text):
        hint = " (drop the leading zero, or quote it if it is text)" if text[:1] == "0" else ""
        raise ValueError(f"expected a whole number such as 12, found '{text}'{hint}")
    if len(text) > len(str(LARGEST_NUMBER)) or int(text) > LARGEST_NUMBER:
        raise ValueError(f"expected at most {LARGEST_NUMBER}, found {text}")
    number = int(text)
    return number


def positive(value: Any) -> int:
    """Return a whole number from 1."""
    number = integer(value)
    if number == 0:
        raise ValueError("expected a whole number of at least 1, found 0")
    return number


def amount(value: Any) -> int | Fraction:
    """Return a number of votes (``9``) or a share of them (``1/2``, ``60%``), exactly."""
    text = _text(value)
    if _INTEGER.fullmatch(text):
        return positive(text)
    if found := _FRACTION.fullmatch(text):
        share = Fraction(integer(found[1]), integer(found[2]))
    elif found := _PERCENT.fullmatch(text):
        share = Fraction(int(found[1] + (found[2] or "")), 100 * 10 ** len(found[2] or ""))
    else:
        raise ValueError(
            f"expected a number of votes (9) or a share ('2/3', '60%'), found '{text}'"
        )
    if not 0 < share <= 1:
        raise ValueError(f"expected a share above 0 and at most 1, found '{text}'")
    return share


def date_text(value: Any) -> str:
    """Return a year, month or day in the form ``2026``, ``2026-01`` or ``2026-01-20``."""
    text = _text(value)
    found = _DATE.fullmatch(text)
    try:
        if not found:
            raise ValueError
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        hint = " (there is no such day)" if found else ""
        raise ValueError(
            f"expected a date as 2026, 2026-01 or 2026-01-20, found '{text}'{hint}"
        ) from None
    return text


def days(value: Any) -> int:
    """Return a number of days, written ``14 days``."""
    text = _text(value)
    found = _DAYS.fullmatch(text)
    if not found:
        raise ValueError(f"expected a number of days such as '14 days', found '{text}'")
    return integer(found[1])


def digest(value: Any) -> str:
    """Return a sha256: 64 digits and letters from a to f."""
    text = _text(value)
    if not _DIGEST.fullmatch(text):
        raise ValueError(
            f"expected a sha256, 64 digits and letters from a to f, found '{text}'"
        )
    return text


def flag(value: Any) -> bool:
    """Return True for ``true`` and False for ``false``; nothing else is a flag."""
    text = _text(value)
    if text not in ("true", "false"):
        raise ValueError(f"expected true or false, found '{text}'")
    return text == "true"


def title(value: Any) -> dict[str, str]:
    """Return text by language tag; plain text is filed under ``en``."""
    if isinstance(value, str):
        return {"en": value}
    if isinstance(value, dict) and value and all(isinstance(v, str) for v in value.values()):
        return {str(tag): text for tag, text in value.items()}
    raise ValueError("expected text, or texts by language tag such as {en: Board}")


Text = Annotated[str, Reads(_text, {"type": _PLAIN})]
Title = Annotated[
    dict[str, str],
    Reads(
        title,
        {
            "anyOf": [
                {"type": _PLAIN},
                {
                    "type": "object",
                    "additionalProperties": {"type": _PLAIN},
                    "minProperties": 1,
                },
            ]
        },
    ),
]
Id = Annotated[str, Reads(identifier, {"type": "string", "pattern": f"^{_ID.pattern}$"})]
Path = Annotated[str, Reads(path, {"type": "string", "pattern": f"^{_PATH.pattern}$"})]
Reference = Annotated[
    str, Reads(reference, {"type": "string", "pattern": f"^{_REFERENCE.pattern}$"})
]
Count = Annotated[
    int, Reads(integer, {"anyOf": [{"type": "integer", "minimum": 0}, _QUOTED_NUMBER]})
]
Positive = Annotated[
    int, Reads(positive, {"anyOf": [{"type": "integer", "minimum": 1}, _QUOTED_NUMBER]})
]
Amount = Annotated[
    int | Fraction,
    Reads(
        amount,
        {
            "anyOf": [
                {"type": "integer", "minimum": 1},
                _QUOTED_NUMBER,
                {"type": "string", "pattern": f"^(?:{_FRACTION.pattern}|{_PERCENT.pattern})$"},
            ]
        },
    ),
]
DateText = Annotated[
    str,
    Reads(
        date_text,
        {
            "anyOf": [
                {"type": "string", "pattern": f"^{_DATE.pattern}$"},
                {"type": "integer", "minimum": 1, "maximum": 9999},
            ]
        },
    ),
]
Digest = Annotated[str, Reads(digest, {"type": "string", "pattern": f"^{_DIGEST.pattern}$"})]
Days = Annotated[int, Reads(days, {"type": "string", "pattern": f"^{_DAYS.pattern}$"})]
Flag = Annotated[bool, Reads(flag, {"enum": [True, False, "true", "false"]})]
