"""The values that can be set, and which of two counts."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from council_rules.limits import Limits
from council_rules.record import Record
from council_rules.rulebook.problems import PageProblem
from council_rules.rulebook.profiles import DEFAULT
from council_rules.settings.globs import Glob

# how far it is looked into on what evidence verdicts stand
EVIDENCE = ("levels", "premises")
DEFAULT_FAIL_ON = "must"


class SettingsError(ValueError):
    """Settings that cannot be used; ``problems`` holds all of them, in order of place."""

    def __init__(self, problems: Iterable[PageProblem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Override(Record):
    """What holds otherwise for some files.

    ``key`` is its name in the origins of the settings. ``select`` and ``ignore`` narrow what
    the run selects; ``severity`` and ``enforcement`` replace, by patterns of rules.
    """

    key: str
    files: tuple[Glob, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    enforcement: Mapping[str, str] = field(default_factory=dict)


class Settings(Record):
    """Which rules to apply to which files, with which parameters, and what fails a run.

    ``rules`` are pages, or folders of pages, besides those that ship. ``parameters`` gives
    texts by code and name; ``severity`` and ``enforcement`` give words by patterns of rules.
    ``profile`` names what rules are taken from, empty where nobody said.
    ``origins`` says where each value was set, as ``file:line:column`` or the name of a flag:
    patterns and pages by themselves and as ``select.REP``, parameters as ``CODE.name``,
    everything else as ``key`` or ``key.pattern``. ``fail_on`` is the least severity that
    counts, empty where nobody said; ``today`` the day on which waivers and judgements have to
    hold, empty for the present one. ``evidence`` says how far it is looked into on what
    evidence verdicts stand, ``min_basis`` on what level a violation has to stand to count.
    ``exclude`` names files to pass over in folders. ``file`` names the file of settings, empty
    if there is none; ``contents`` is what files of excuses held at the commit that settings
    come from, by their paths. ``limits`` are those of each file; without any it is judged in
    the process that asks.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    parameters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    severity: Mapping[str, str] = field(default_factory=dict)
    enforcement: Mapping[str, str] = field(default_factory=dict)
    fail_on: str = ""
    exclude: tuple[Glob, ...] = ()
    overrides: tuple[Override, ...] = ()
    baseline: Path | None = None
    waivers: Path | None = None
    judgements: Path | None = None
    root: bool = False
    today: str = ""
    evidence: str = ""
    min_basis: str = ""
    file: str = ""
    contents: Mapping[str, bytes] = field(default_factory=dict)
    limits: Limits | None = None
    profile: str = ""

    def over(self, other: "Settings") -> "Settings":
        """Return these settings laid over ``other``.

        What to select and to ignore replaces what the other says; pages, patterns of files and
        overrides add to its own; parameters, severities and enforcements replace its one by
        one; of all else what is set here counts first.
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
            severity={**other.severity, **self.severity},
            enforcement={**other.enforcement, **self.enforcement},
            fail_on=self.fail_on or other.fail_on,
            exclude=(*other.exclude, *self.exclude),
            overrides=(*other.overrides, *self.overrides),
            baseline=self.baseline or other.baseline,
            waivers=self.waivers or other.waivers,
            judgements=self.judgements or other.judgements,
            root=self.root or other.root,
            today=self.today or other.today,
            evidence=self.evidence or other.evidence,
            min_basis=self.min_basis or other.min_basis,
            file=self.file or other.file,
            contents={**other.contents, **self.contents},
            limits=self.limits or other.limits,
            profile=self.profile or other.profile,
        )

    @property
    def judged_by(self) -> str:
        """The profile that rules are taken from."""
        return self.profile or DEFAULT

    @property
    def threshold(self) -> str:
        """The least severity of a violation that fails a run."""
        return self.fail_on or DEFAULT_FAIL_ON

    def excludes(self, path: Path) -> bool:
        """Return whether a file found in a folder is to be passed over."""
        return any(glob.matches(str(path)) for glob in self.exclude)


def patterns(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the parts of texts that may hold lists with commas, each once."""
    parts = (part.strip() for text in texts for part in text.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))
