"""What a run is to check and by what: from ``council-rules.yaml`` and from the outside.

Every value remembers where it was set, so that a message about it can point there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from council_rules.proposal import tree
from council_rules.proposal.problems import Problem, ProposalError, Span
from council_rules.record import Record
from council_rules.rulebook.problems import PageProblem, listed, meant

FILE_NAME = "council-rules.yaml"
VERSION = "1"
KEYS = ("version", "select", "ignore", "rules", "parameters")

_PARAMETER = "CODE.name=value"


class SettingsError(ValueError):
    """Settings that cannot be used; ``problems`` holds all of them, in order of place."""

    def __init__(self, problems: Iterable[PageProblem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Settings(Record):
    """Which rules to apply and with which parameters.

    ``rules`` are pages, or folders of pages, besides those that ship. ``parameters`` gives
    texts by code and name. ``origins`` says where each pattern, each page and each
    parameter (as ``CODE.name``) was set: ``file:line:column`` or the name of a flag.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    parameters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)

    def over(self, other: "Settings") -> "Settings":
        """Return these settings laid over ``other``.

        What to select and to ignore replaces what the other says; pages add to its pages;
        parameters replace its parameters one by one.
        """
        codes = {*other.parameters, *self.parameters}
        return Settings(
            select=self.select or other.select,
            ignore=self.ignore or other.ignore,
            rules=tuple(dict.fromkeys((*other.rules, *self.rules))),
            parameters={
                code: {**other.parameters.get(code, {}), **self.parameters.get(code, {})}
                for code in sorted(codes)
            },
            origins={**other.origins, **self.origins},
        )


def from_flags(
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    rules: Sequence[Path] = (),
    parameters: Sequence[str] = (),
) -> Settings:
    """Return the settings given on the command line.

    ``select`` and ``ignore`` may hold lists with commas; ``parameters`` are texts like
    ``REP004.minimum=1/3``. Raises ``SettingsError`` for a parameter not written so.
    """
    origins: dict[str, str] = {}
    given: dict[str, dict[str, str]] = {}
    problems = []
    for text in parameters:
        where, equals, value = text.partition("=")
        code, dot, name = where.strip().partition(".")
        if not (equals and dot and code and name):
            message = f"'{text}' does not set a parameter"
            problems.append(PageProblem("--param", 0, 0, message, f"'{_PARAMETER}'"))
            continue
        given.setdefault(code, {})[name] = value.strip()
        origins[f"{code}.{name}"] = f"--param {text}"
    if problems:
        raise SettingsError(problems)
    selected, ignored = _patterns(select), _patterns(ignore)
    origins |= {pattern: f"--ignore {pattern}" for pattern in ignored}
    origins |= {pattern: f"--select {pattern}" for pattern in selected}
    origins |= {str(path): f"--rules {path}" for path in rules}
    return Settings(selected, ignored, tuple(rules), given, origins)


def find(folder: Path) -> Path | None:
    """Return the nearest settings file from ``folder`` upwards, or None.

    The search ends at the root of a repository: settings outside of it are not its own.
    """
    for place in (folder, *folder.parents):
        if (place / FILE_NAME).is_file():
            return place / FILE_NAME
        if (place / ".git").exists():
            return None
    return None


def read(path: Path, shown: str = "") -> Settings:
    """Return the settings in a file; ``shown`` names it in messages.

    Paths of pages count from the folder of the file. Raises ``SettingsError`` with
    everything that is wrong with the file.
    """
    name = shown or str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise SettingsError([PageProblem(name, 0, 0, "There is no such file")]) from None
    except OSError as failure:
        message = f"The file cannot be read: {failure.strerror}"
        raise SettingsError([PageProblem(name, 0, 0, message)]) from None
    except UnicodeDecodeError:
        problem = PageProblem(name, 0, 0, "The file is not UTF-8 text", "YAML in UTF-8")
        raise SettingsError([problem]) from None
    return _Reader(name, path.parent).settings(text)


def _patterns(texts: Iterable[str]) -> tuple[str, ...]:
    parts = (part.strip() for text in texts for part in text.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


class _Reader:
    """Reads one settings file and collects what is wrong with it."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.problems: list[PageProblem] = []
        self.origins: dict[str, str] = {}

    def settings(self, text: str) -> Settings:
        root = self.parsed(text)
        found = Settings()
        if isinstance(root, tree.Mapping):
            entries = self.known(root)
            self.version(entries.get("version"))
            found = Settings(
                select=self.texts(entries.get("select"), "select"),
                ignore=self.texts(entries.get("ignore"), "ignore"),
                rules=self.pages(entries.get("rules")),
                parameters=self.parameters(entries.get("parameters")),
                origins=self.origins,
            )
        elif root is not None:
            self.add(root.span, "The file holds no settings", f"keys: {listed(KEYS, 'and')}")
        if self.problems:
            raise SettingsError(self.problems)
        return found

    def parsed(self, text: str) -> tree.Node | None:
        if not text.strip():
            hint = f"start with: version: {VERSION}"
            self.problems.append(PageProblem(self.name, 1, 1, "The file is empty", "", hint))
            return None
        try:
            root, problems = tree.parse(text)
        except ProposalError as failure:
            self.problems += map(self.converted, failure.problems)
            return None
        self.problems += [self.converted(p) for p in problems if p.severity == "error"]
        return root

    def converted(self, problem: Problem) -> PageProblem:
        line, column = problem.span[:2]
        expected, hint = problem.expected, problem.hint
        return PageProblem(self.name, line, column, problem.message, expected, hint)

    def add(self, span: Span, message: str, expected: str = "", hint: str = "") -> None:
        self.problems.append(
            PageProblem(self.name, span.line, span.column, message, expected, hint)
        )

    def known(self, root: tree.Mapping) -> dict[str, tree.Node]:
        for key, _ in root.entries:
            if key.text not in KEYS:
                message = f"There is no setting '{key.text}'"
                self.add(key.span, message, listed(KEYS), meant(key.text, KEYS))
        return {key.text: value for key, value in root.entries}

    def version(self, node: tree.Node | None) -> None:
        text = node.text if isinstance(node, tree.Scalar) else None
        if node is None:
            message = "The version of the settings is not given"
            hint = f"add: version: {VERSION}"
            self.problems.append(PageProblem(self.name, 1, 1, message, "", hint))
        elif text != VERSION:
            found = f"Version '{text}'" if text is not None else "This version"
            self.add(node.span, f"{found} is not known", f"version {VERSION}")

    def texts(self, node: tree.Node | None, key: str) -> tuple[str, ...]:
        if node is None:
            return ()
        items = node.items if isinstance(node, tree.Sequence) else (node,)
        found = []
        for item in items:
            if isinstance(item, tree.Scalar):
                found += [item.text]
                self.origins[item.text] = self.at(item.span)
            else:
                self.add(
                    item.span, f"'{key}' holds something that is no text", "a list of texts"
                )
        return _patterns(found)

    def pages(self, node: tree.Node | None) -> tuple[Path, ...]:
        paths = []
        for text in self.texts(node, "rules"):
            paths.append(self.folder / text)
            self.origins[str(paths[-1])] = self.origins.get(text, self.name)
        return tuple(paths)

    def parameters(self, node: tree.Node | None) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for code, values in self.entries(node, "parameters: {CODE: {name: value}}"):
            within = self.entries(values, f"{code.text}: {{name: value}}")
            for name, value in within:
                text = _text(value)
                if text is None:
                    what = f"'{code.text}.{name.text}' has a value of the wrong form"
                    self.add(value.span, what, "a text, a number, or a list of words")
                    continue
                found.setdefault(code.text, {})[name.text] = text
                self.origins[f"{code.text}.{name.text}"] = self.at(value.span)
        return found

    def entries(
        self, node: tree.Node | None, expected: str
    ) -> tuple[tuple[tree.Scalar, tree.Node], ...]:
        if isinstance(node, tree.Mapping):
            return node.entries
        if node is not None:
            self.add(node.span, "This is no list of keys with values", f"'{expected}'")
        return ()

    def at(self, span: Span) -> str:
        return f"{self.name}:{span.line}:{span.column}"


def _text(node: tree.Node) -> str | None:
    if isinstance(node, tree.Scalar):
        return node.text
    if isinstance(node, tree.Sequence):
        words = [item.text for item in node.items if isinstance(item, tree.Scalar)]
        return ",".join(words) if len(words) == len(node.items) else None
    return None
