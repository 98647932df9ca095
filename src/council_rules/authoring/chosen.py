"""The pages that a command for authors is about: codes, pages, packs and folders."""

from collections.abc import Sequence
from pathlib import Path

from council_rules.record import Record
from council_rules.rulebook.book import RuleBook, rules_folder
from council_rules.rulebook.rule import Rule


class Chosen(Record):
    """A book with the pages named besides those that ship, and the rules that were named."""

    book: RuleBook
    rules: tuple[Rule, ...]


def chosen(named: Sequence[str], own: Sequence[Path] = ()) -> Chosen:
    """Return the rules that ``named`` stands for: codes, beginnings of codes, paths.

    No names stand for the pages at ``own``, and without any of those for the shipped book.
    Raises ``RuleBookError`` for pages that cannot be used and names that stand for nothing.
    """
    shipped = rules_folder().resolve()
    paths = [Path(name) for name in named if _is_path(name)]
    beside = [path for path in (*own, *paths) if shipped not in _all(path)]
    book = RuleBook.load(beside)
    patterns = [_pattern(name) for name in named]
    if not named:
        patterns = [_pattern(str(path)) for path in own]
    return Chosen(book, tuple(book[code] for code in book.select(patterns)))


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.endswith((".md", ".yaml")) or Path(name).exists()


def _all(path: Path) -> tuple[Path, ...]:
    place = path.resolve()
    return (place, *place.parents)


def _pattern(name: str) -> str:
    """Return what a book knows the pages at a path by; a pack is its folder."""
    path = Path(name)
    if not _is_path(name):
        return name
    place = path.parent if path.name == "pack.yaml" else path
    return f"{place.resolve()}/" if place.is_dir() else str(place.resolve())
