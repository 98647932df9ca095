"""Settings in a file, ``council-rules.yaml``."""

from pathlib import Path

from council_rules.findings.evidence import Place
from council_rules.levels import LEVELS
from council_rules.proposal import tree
from council_rules.proposal.problems import Problem, ProposalError, Span
from council_rules.rulebook.problems import PageProblem
from council_rules.rulebook.profiles import PROFILES
from council_rules.rulebook.rule import ENFORCEMENTS, SEVERITIES
from council_rules.settings.globs import Glob
from council_rules.settings.values import (
    EVIDENCE,
    Override,
    Settings,
    SettingsError,
    patterns,
)
from council_rules.words import listed, meant

VERSION = "1"
KEYS = (
    "version",
    "root",
    "profile",
    "select",
    "ignore",
    "rules",
    "parameters",
    "severity",
    "enforcement",
    "fail-on",
    "exclude",
    "overrides",
    "baseline",
    "waivers",
    "judgements",
    "evidence",
    "min-basis",
)
OVERRIDE_KEYS = ("files", "select", "ignore", "severity", "enforcement")
_LEVELS = {"severity": SEVERITIES, "enforcement": ENFORCEMENTS}


def settings_in(text: str, name: str, folder: Path) -> Settings:
    """Return the settings in a text, which ``name`` names in messages.

    Paths of pages count from the folder. Raises ``SettingsError`` with all that is wrong.
    """
    return _Reader(name, folder).settings(text)


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
                severity=self.levels(entries.get("severity"), "severity"),
                enforcement=self.levels(entries.get("enforcement"), "enforcement"),
                fail_on=self.word(entries.get("fail-on"), "fail-on", SEVERITIES),
                exclude=self.globs(entries.get("exclude"), "exclude"),
                overrides=self.overrides(entries.get("overrides")),
                baseline=self.path(entries.get("baseline"), "baseline"),
                waivers=self.path(entries.get("waivers"), "waivers"),
                judgements=self.path(entries.get("judgements"), "judgements"),
                evidence=self.word(entries.get("evidence"), "evidence", EVIDENCE),
                min_basis=self.word(entries.get("min-basis"), "min-basis", LEVELS),
                root=self.word(entries.get("root"), "root", ("true", "false")) == "true",
                file=self.name,
                profile=self.word(entries.get("profile"), "profile", PROFILES),
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

    def known(self, root: tree.Mapping, keys: tuple[str, ...] = KEYS) -> dict[str, tree.Node]:
        for key, _ in root.entries:
            if key.text not in keys:
                message = f"There is no setting '{key.text}'"
                self.add(key.span, message, listed(keys), meant(key.text, keys))
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

    def texts(self, node: tree.Node | None, key: str, owner: str = "") -> tuple[str, ...]:
        """Return patterns of rules, or of pages; those of an override know their owner."""
        found = []
        for item in self.items(node, key):
            for text in patterns([item.text]):
                found.append(text)
                self.origins[f"{owner}{key}.{text}"] = self.at(item.span)
                if not owner:
                    self.origins[text] = self.at(item.span)
        return tuple(dict.fromkeys(found))

    def items(self, node: tree.Node | None, key: str) -> list[tree.Scalar]:
        """Return the texts of a list, or the one that stands for it."""
        if node is None:
            return []
        found = []
        for item in node.items if isinstance(node, tree.Sequence) else (node,):
            if isinstance(item, tree.Scalar):
                found.append(item)
            else:
                what = f"'{key}' holds something that is no text"
                self.add(item.span, what, "a list of texts")
        return found

    def globs(self, node: tree.Node | None, key: str, owner: str = "") -> tuple[Glob, ...]:
        found = []
        for item in self.items(node, key):
            if not item.text.strip():
                self.add(item.span, f"'{key}' holds an empty text", "a pattern of paths")
                continue
            place = Place(f"{owner}{key}", *item.span, file=self.name)
            found.append(Glob(item.text.strip(), self.folder.absolute(), place))
            self.origins[f"{owner}{key}.{item.text.strip()}"] = self.at(item.span)
        return tuple(found)

    def word(self, node: tree.Node | None, key: str, words: tuple[str, ...]) -> str:
        if node is None:
            return ""
        text = node.text if isinstance(node, tree.Scalar) else None
        if text not in words:
            found = f"'{text}'" if text is not None else "something that is no text"
            hint = meant(text, words) if text else ""
            self.add(node.span, f"'{key}' holds {found}", listed(words), hint)
            return ""
        self.origins[key] = self.at(node.span)
        return text

    def path(self, node: tree.Node | None, key: str) -> Path | None:
        if node is None:
            return None
        if not isinstance(node, tree.Scalar) or not node.text.strip():
            self.add(node.span, f"'{key}' is not the path of a file", "the path of a file")
            return None
        self.origins[key] = self.at(node.span)
        return self.folder / node.text.strip()

    def levels(self, node: tree.Node | None, key: str, owner: str = "") -> dict[str, str]:
        words = _LEVELS[key]
        found = {}
        for code, value in self.entries(node, f"{key}: {{CODE: {words[0]}}}"):
            name = f"{owner}{key}.{code.text}"
            text = self.word(value, name, words)
            if text:
                found[code.text] = text
                self.origins[name] = self.at(code.span)
        return found

    def overrides(self, node: tree.Node | None) -> tuple[Override, ...]:
        if node is None:
            return ()
        if not isinstance(node, tree.Sequence):
            self.add(node.span, "'overrides' is no list", "a list of settings for some files")
            return ()
        found = (self.override(item, number) for number, item in enumerate(node.items))
        return tuple(one for one in found if one is not None)

    def override(self, node: tree.Node, number: int) -> Override | None:
        if not isinstance(node, tree.Mapping):
            what = f"keys: {listed(OVERRIDE_KEYS, 'and')}"
            self.add(node.span, "This entry of 'overrides' holds no settings", what)
            return None
        entries = self.known(node, OVERRIDE_KEYS)
        key = f"overrides[{number}]"
        self.origins[key] = self.at(node.span)
        files = self.globs(entries.get("files"), "files", f"{key}.")
        if not files:
            message = "This entry of 'overrides' does not say for which files it is"
            self.add(node.span, message, "files: [PATTERN]")
        return Override(
            key=key,
            files=files,
            select=self.texts(entries.get("select"), "select", f"{key}."),
            ignore=self.texts(entries.get("ignore"), "ignore", f"{key}."),
            severity=self.levels(entries.get("severity"), "severity", f"{key}."),
            enforcement=self.levels(entries.get("enforcement"), "enforcement", f"{key}."),
        )

    def pages(self, node: tree.Node | None) -> tuple[Path, ...]:
        paths = []
        for text in self.texts(node, "rules"):
            paths.append(self.folder / text)
            self.origins[str(paths[-1])] = self.origins[text]
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
