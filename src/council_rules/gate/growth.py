"""Violations that are the same as before, and worse: a number that decides them grew.

What a measure means is in its name: ``local_...`` is worse when it falls, ``all_...`` (and
``seats`` beside another number) is the whole that others are a part of, and any other is worse
when it grows. Where there is a whole, shares are compared, and numbers where shares are equal.
"""

from collections.abc import Mapping
from fractions import Fraction

Measures = Mapping[str, int]

_LOCAL, _WHOLE, _SEATS = "local_", "all_", "seats"


def grown(before: Measures, after: Measures) -> str:
    """Return in words which number grew, with both values; empty if none did."""
    for name in sorted({*before} & {*after}):
        if _is_whole(name, after) or not _is_worse(name, before, after):
            continue
        was, now = (_said(name, one) for one in (before, after))
        return f"{name.replace('_', ' ')} {was} before, {now} now"
    return ""


def _is_whole(name: str, measures: Measures) -> bool:
    return name.startswith(_WHOLE) or (name == _SEATS and len(measures) > 1)


def _is_worse(name: str, before: Measures, after: Measures) -> bool:
    was, now = (_share(name, one) for one in (before, after))
    if was == now:
        was, now = Fraction(before[name]), Fraction(after[name])
    return now < was if name.startswith(_LOCAL) else now > was


def _share(name: str, measures: Measures) -> Fraction:
    whole = _whole(measures)
    return Fraction(measures[name], whole) if whole else Fraction(measures[name])


def _whole(measures: Measures) -> int:
    """Return the whole that the others are a part of; 0 if there is none."""
    return next((n for name, n in sorted(measures.items()) if _is_whole(name, measures)), 0)


def _said(name: str, measures: Measures) -> str:
    whole = _whole(measures)
    return f"{measures[name]} of {whole}" if whole else str(measures[name])
