"""The rule book: the pages that ship with the package, and pages of one's own."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from council_rules import files
from council_rules.record import Record
from council_rules.rulebook import cache, packs, record
from council_rules.rulebook.levels_of_evaluation import for_each_level
from council_rules.rulebook.packs import Pack
from council_rules.rulebook.problems import PageProblem, RuleBookError
from council_rules.rulebook.profiles import ALL, PROFILES, holds, unknown
from council_rules.rulebook.rule import MAX_CHARACTERS, Rule
from council_rules.words import meant

_PACKAGE = Path(__file__).resolve().parents[1]
_NO_PAGES = ("core", "fixtures")


class Shelf(Record):
    """The pages that came in through one path; read, compiled and cached together."""

    rules: tuple[Rule, ...]
    digest: str


class RuleBook(Record):
    """Rules with the vocabulary they are written in.

    ``core`` are the files of the vocabulary, by name and text. ``files`` says where the
    page of a code lies. ``folder`` is the rules folder that ships with the package; ``packs``
    are those that came with paths.
    """

    core: tuple[tuple[str, str], ...]
    shelves: tuple[Shelf, ...]
    files: dict[str, Path]
    folder: Path
    packs: tuple[Pack, ...] = ()

    @classmethod
    def load(cls, paths: Sequence[Path] = ()) -> "RuleBook":
        """Return the shipped rules and those of ``paths``: pages, packs, folders of either.

        Raises ``RuleBookError`` with everything that is wrong with any page.
        """
        folder = rules_folder()
        core = tuple(
            (p.name, for_each_level(_text(p, own=True)))
            for p in sorted((folder / "core").glob("*.lp"))
        )
        loader = _Loader()
        loader.add(folder, shipped=True)
        for path in paths:
            loader.add(path, shipped=False)
        if loader.problems:
            raise RuleBookError(loader.problems)
        return cls(core, tuple(loader.shelves), loader.files, folder, tuple(loader.packs))

    def pack_of(self, code: str) -> Pack | None:
        """Return the pack that the page of a code is in, None for a page that is in none."""
        return _pack_of(self.files[code], self.packs)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, in the order of their codes."""
        every = (rule for shelf in self.shelves for rule in shelf.rules)
        return tuple(sorted(every, key=lambda rule: rule.code))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """All codes, in order."""
        return tuple(rule.code for rule in self.rules)

    @cached_property
    def core_digest(self) -> str:
        """A fingerprint of the vocabulary."""
        return _digest(text for name_and_text in self.core for text in name_and_text)

    @cached_property
    def digest(self) -> str:
        """A fingerprint of the vocabulary and all pages."""
        return _digest([self.core_digest, *(shelf.digest for shelf in self.shelves)])

    def __getitem__(self, code: str) -> Rule:
        """Return a rule by code. Raises ``KeyError``."""
        for rule in self.rules:
            if rule.code == code:
                return rule
        raise KeyError(code)

    def select(
        self, select: Sequence[str] = (), ignore: Sequence[str] = (), profile: str = ALL
    ) -> tuple[str, ...]:
        """Return the codes chosen by ``select`` and not by ``ignore``, in order.

        A pattern is a code, the beginning of codes (``REP``, ``PAL0``), the name of a
        rule, or the path of a page or a folder of pages in the book. No ``select``
        selects all that the profile holds, the beginning of codes or a folder those of its
        rules that the profile holds; a rule that is named in full is chosen whatever the
        profile. Raises ``RuleBookError`` for patterns that match nothing and for a profile
        that there is not.
        """
        if profile not in PROFILES:
            raise RuleBookError([PageProblem("profile", 0, 0, *unknown(profile))])
        problems: list[PageProblem] = []
        held = frozenset(one.code for one in self.rules if holds(profile, one.profiles))
        chosen = set(held) if not select else self._chosen(select, held, profile, problems)
        chosen -= self._matching(ignore, problems)
        if problems:
            raise RuleBookError(problems)
        return tuple(code for code in self.codes if code in chosen)

    def _chosen(
        self,
        select: Sequence[str],
        held: frozenset[str],
        profile: str,
        problems: list[PageProblem],
    ) -> set[str]:
        """Return the codes that patterns choose from what a profile holds; notes problems."""
        chosen: set[str] = set()
        for pattern in select:
            codes = self._matching((pattern,), problems)
            inside = codes if self._names_a_rule(pattern.strip()) else codes & held
            if codes and not inside:
                message = f"'{pattern}' matches only rules that the profile leaves out"
                expected = f"rules of the profile '{profile}'"
                hint = f"use --profile {ALL}, or name a rule in full, such as '{min(codes)}'"
                problems.append(PageProblem("rule book", 0, 0, message, expected, hint))
            chosen |= inside
        return chosen

    def _names_a_rule(self, pattern: str) -> bool:
        return pattern.endswith(".md") or any(
            pattern in (rule.code, rule.name) for rule in self.rules
        )

    def _matching(self, patterns: Sequence[str], problems: list[PageProblem]) -> set[str]:
        found: set[str] = set()
        for pattern in patterns:
            codes = self._matches(pattern.strip())
            if not codes:
                names = [*self.codes, *(rule.name for rule in self.rules)]
                expected = "a code, the beginning of codes, a name of a rule, or a page"
                message = f"No rule matches '{pattern}'"
                hint = meant(pattern, names)
                problems.append(PageProblem("rule book", 0, 0, message, expected, hint))
            found |= codes
        return found

    def _matches(self, pattern: str) -> set[str]:
        if not pattern:
            return set()
        found = {rule.code for rule in self.rules if pattern in (rule.code, rule.name)}
        if not found:
            found = {code for code in self.codes if code.startswith(pattern.upper())}
        if not found and ("/" in pattern or "\\" in pattern or pattern.endswith(".md")):
            place = Path(pattern).resolve()
            files = {code: file.resolve() for code, file in self.files.items()}
            found = {c for c, file in files.items() if place in (file, *file.parents)}
        return found


def rules_folder() -> Path:
    """Return the folder of the shipped rules: in the package, or beside its sources.

    Raises ``RuleBookError`` if there is none.
    """
    for folder in (_PACKAGE / "rules", _PACKAGE.parents[1] / "rules"):
        if (folder / "core").is_dir():
            return folder
    message = "The rules that belong to the package are not there"
    raise RuleBookError([PageProblem(str(_PACKAGE / "rules"), 0, 0, message)])


class _Loader:
    """Fills shelves, from the cache where it knows the very same pages."""

    def __init__(self) -> None:
        self.shelves: list[Shelf] = []
        self.files: dict[str, Path] = {}
        self.shown: dict[str, str] = {}
        self.packs: list[Pack] = []
        self.taken: list[Path] = []
        self.seen: set[Path] = set()
        self.problems: list[PageProblem] = []

    def add(self, path: Path, shipped: bool) -> None:
        path = path.parent if path.name == packs.FILE_NAME else path
        if not path.exists():
            expected = "a rule page, a pack, or a folder of rule pages"
            message = "There is no such file or folder"
            self.problems.append(PageProblem(str(path), 0, 0, message, expected))
            return
        if path.is_dir() and not shipped and not self.add_packs(path):
            return
        pages = _pages(path) if path.is_dir() else [path]
        if not pages and not shipped:
            message = "The folder holds no rule pages"
            self.problems.append(
                PageProblem(str(path), 0, 0, message, "files like 'REP001.md'")
            )
        pages = self.not_taken(pages)
        if not pages and not shipped:
            return
        texts = []
        for place in pages:
            try:
                # shipped pages are shown by their place in the book, wherever that lies
                shown = place.relative_to(path).as_posix() if shipped else str(place)
                texts.append((shown, _text(place, shipped)))
            except RuleBookError as failure:
                self.problems += failure.problems
        digest = _digest([record.SHAPE, *(part for text in texts for part in text)])
        rules = self.rules(digest, texts)
        self.shelves.append(Shelf(rules, digest))
        by_name = dict(zip((shown for shown, _ in texts), pages, strict=False))
        self.file(rules, by_name)

    def not_taken(self, pages: list[Path]) -> list[Path]:
        """Return the pages that have not come in by another path, such as from the settings.

        Links are followed only where there is another path: mostly there is none.
        """
        if self.taken or self.seen:
            self.seen.update(page.resolve() for page in self.taken)
            pages = [page for page in pages if page.resolve() not in self.seen]
        self.taken = pages
        return pages

    def rules(self, digest: str, texts: list[tuple[str, str]]) -> tuple[Rule, ...]:
        """Return the rules of pages with this digest, without those that are no pages."""
        rules: tuple[Rule, ...] | None = cache.made("pages", digest) or _cached(
            digest, len(texts)
        )
        if rules is None:
            rules = self.parsed(texts)
            if len(rules) == len(texts):
                cache.write("pages", digest, record.pack(rules))
        if len(rules) == len(texts):
            cache.keep_made("pages", digest, rules)
        return rules

    def add_packs(self, folder: Path) -> bool:
        """Add the packs in a folder; return whether all can be used."""
        usable = True
        for place in sorted(folder.rglob(packs.FILE_NAME)):
            try:
                found = packs.read(place)
            except RuleBookError as failure:
                self.problems += failure.problems
                usable = False
                continue
            same = next((one for one in self.packs if one.name == found.name), None)
            if same is None:
                self.packs.append(found)
            elif same.folder.resolve() != found.folder.resolve():
                message = f"There are two packs '{found.name}': the other is in {same.folder}"
                hint = "leave one out"
                self.problems.append(PageProblem(str(place), 1, 1, message, "", hint))
        return usable

    def parsed(self, texts: list[tuple[str, str]]) -> tuple[Rule, ...]:
        from council_rules.rulebook import page  # not needed where the cache knows it all

        rules = []
        for shown, text in texts:
            try:
                rules.append(page.parse(text, shown))
            except RuleBookError as failure:
                self.problems += failure.problems
        return tuple(rules)

    def file(self, rules: Iterable[Rule], by_name: dict[str, Path]) -> None:
        for rule in rules:
            if rule.code in self.files:
                own, other = map(self.in_pack, (by_name[rule.path], self.files[rule.code]))
                first = self.shown[rule.code]
                message = f"The code '{rule.code}'{own} belongs to another page{other}: {first}"
                hint = "choose a code that no page has"
                self.problems.append(PageProblem(rule.path, 2, 1, message, "", hint))
                continue
            self.files[rule.code] = by_name[rule.path]
            self.shown[rule.code] = rule.path

    def in_pack(self, page: Path) -> str:
        pack = _pack_of(page, self.packs)
        return f" of the pack '{pack.name}'" if pack else ""


def _pack_of(page: Path, all_: Sequence[Pack]) -> Pack | None:
    """Return the pack whose folder a page is in, the innermost one."""
    around = [one for one in all_ if one.folder.resolve() in page.resolve().parents]
    return max(around, key=lambda one: len(one.folder.resolve().parts), default=None)


def _cached(digest: str, count: int) -> tuple[Rule, ...] | None:
    try:
        rules = tuple(record.unpack(item) for item in cache.read("pages", digest) or ())
    except (TypeError, ValueError, IndexError):
        return None
    return rules if len(rules) == count else None


def _pages(folder: Path) -> list[Path]:
    """Return the pages in a folder: named like a rule, not part of the vocabulary."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in _NO_PAGES]
        for name in (*folders, *names):
            if name.endswith(".md") and _is_page(name.removesuffix(".md")):
                found.append(Path(place, name))
    return sorted(found)


def _is_page(stem: str) -> bool:
    letters = stem.rstrip("0123456789")
    return letters != stem and letters.isalpha() and letters.isupper()


def _text(path: Path, own: bool) -> str:
    """Return the text of a page; one of our own may be linked to where it was installed."""
    try:
        content = files.read_own(path) if own else files.read(path, 4 * MAX_CHARACTERS)
        return content.decode("utf-8")[: MAX_CHARACTERS + 1]
    except UnicodeDecodeError:
        problem = PageProblem(str(path), 0, 0, "The page is not UTF-8 text", "UTF-8")
    except OSError as failure:
        message = f"The page cannot be read: {failure.strerror}"
        problem = PageProblem(str(path), 0, 0, message)
    raise RuleBookError([problem])


def _digest(texts: Iterable[str]) -> str:
    whole = hashlib.sha256()
    for text in texts:
        data = text.encode()
        # with the length, so that no two lists of texts run together
        whole.update(b"%d:" % len(data) + data)
    return whole.hexdigest()
