"""Words for messages: enumerations, and the spelling that was probably meant."""

from collections.abc import Iterable

# those of whom a file may leave it open who they are
NOT_NAMED = {
    "?local": "somebody local",
    "?outsider": "somebody from outside",
    "?other": "somebody else",
}
# so much of a word is compared
_COMPARED = 80


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate spelled most like ``word``, or None if none is close."""
    found = alike(word, candidates)
    return found[0] if found else None


def alike(word: str, candidates: Iterable[str]) -> list[str]:
    """Return up to three candidates spelled like ``word``, the most alike first."""
    import difflib  # only a slip pays for it

    by_case = {candidate.casefold(): candidate for candidate in sorted(candidates)}
    slip, all_ = word[:_COMPARED].casefold(), max(len(by_case), 1)
    # half of a word of two letters is in many words: 'id' in 'kind'
    near = [one for one in by_case if len(one) > 2 or len(slip) < 4]
    found = difflib.get_close_matches(slip, near, n=all_, cutoff=0.65)
    # equally like: the first by the alphabet, as REP001 for REP01
    likeness = {one: difflib.SequenceMatcher(None, one, slip).ratio() for one in found}
    return [by_case[one] for one in sorted(found, key=lambda one: (-likeness[one], one))[:3]]


def meant(word: str, candidates: Iterable[str]) -> str:
    """Return a hint that names the candidate most like ``word``; empty if none is close."""
    found = nearest(word, candidates)
    return f"did you mean '{found}'?" if found else ""


def readable(path: str) -> str:
    """Return a path for people: what has no id in the file goes by what it is part of."""
    if path.startswith("?"):
        return NOT_NAMED.get(path, "whoever is not named")
    return path.partition("?")[0].rstrip("./")


def listed(words: Iterable[str], last: str = "or") -> str:
    """Return the words in single quotes as an enumeration: 'a', 'b' or 'c'."""
    quoted = [f"'{word}'" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def some(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: '1 finding', '3 findings'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def series(words: Iterable[str]) -> str:
    """Return words as an enumeration: 'a, b and c'."""
    all_ = list(words)
    if len(all_) < 2:
        return "".join(all_)
    return f"{', '.join(all_[:-1])} and {all_[-1]}"
