"""Proposals changed at random, by kind: none may end in anything but a message or a report.

    python -m tests.hostile.mutations [COUNT] [SEED]

Every mutant is read; one of a hundred is judged as well, within limits. What is neither read
nor refused is printed, with the seed that makes it again.
"""

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from council_rules import check
from council_rules.limits import Limits
from council_rules.proposal.load import load_text
from council_rules.proposal.problems import ProposalError

ROOT = Path(__file__).resolve().parents[2]
JUDGED_OF = 100
FEW = Limits(seconds=20, memory=2**30)

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"\b[a-z][a-z_0-9]{2,}\b")
_TEXT = re.compile(r"(?<=: )[^\n{\[]+")
_MAGNITUDES = ("0", "-1", "1e9", "2147483648", "9" * 30, "9" * 5000, "0x1F", "1/0", "½")
_ODD = ("\u202e", "\0", "\ud800", "\x1b[2J", "é", '"', "'", "%s%n", "{{x}}", "a" * 5000)
_MEANT = ("__class__", "../../etc/passwd", "--since", "HEAD", "*", "null", "NaN", "<script>")
_NAMES = (*_ODD, *_MEANT, "::error::x", "##[error]x")
_OBJECT = "!!python/object:os.system x"
_LINKS = ("&a [*a]", "*nowhere", _OBJECT, "<<: {a: b}", "? [a]", "|\n", "- - - -")


def magnitudes(text: str, chance: random.Random) -> str:
    """Put another number in the place of one."""
    return _somewhere(_NUMBER, text, chance, chance.choice(_MAGNITUDES))


def names(text: str, chance: random.Random) -> str:
    """Put another word in the place of an id, a key or a word."""
    return _somewhere(_WORD, text, chance, chance.choice(_NAMES))


def paths(text: str, chance: random.Random) -> str:
    """Let an id or a key be another of the file."""
    words = _WORD.findall(text)
    return _somewhere(_WORD, text, chance, chance.choice(words)) if words else text


def links(text: str, chance: random.Random) -> str:
    """Put a piece of YAML that readers understand differently in the place of a value."""
    return _somewhere(_TEXT, text, chance, chance.choice(_LINKS))


def sizes(text: str, chance: random.Random) -> str:
    """Repeat some lines, drop some, or cut the file."""
    lines = text.splitlines(keepends=True)
    start = chance.randrange(len(lines))
    end = min(len(lines), start + chance.randint(1, 12))
    times = chance.choice((0, 0, 2, 3, 50))
    cut = len(lines) if times else chance.randint(end, len(lines))
    return "".join([*lines[:start], *lines[start:end] * times, *lines[end:cut]])


def _somewhere(pattern: re.Pattern[str], text: str, chance: random.Random, new: str) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text
    one = chance.choice(found)
    return text[: one.start()] + new + text[one.end() :]


KINDS = (magnitudes, names, paths, links, sizes)


def mutants(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield so many mutants with the kinds of their changes, the same for the same seed."""
    files = sorted(ROOT.glob("proposals/*/*.council.yaml"))
    texts = [text for file in files if len(text := file.read_text("utf-8")) < 30_000]
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        text, applied = chance.choice(texts), []
        for _ in range(chance.choice((1, 1, 2, 4))):
            kind = chance.choice(KINDS)
            text = kind(text, chance)
            applied.append(kind.__name__)
        yield "+".join(applied), text


def faults(count: int, seed: int, judged_of: int = JUDGED_OF) -> Iterator[str]:
    """Yield what is wrong with how mutants are read and judged."""
    for number, (kinds, text) in enumerate(mutants(count, seed)):
        said = f"{kinds}, number {number} of seed {seed}"
        try:
            loaded = load_text(text)
        except ProposalError as failure:
            if not failure.problems:
                yield f"{said}: refused without a problem"
            continue
        except Exception as failure:
            yield f"{said}: {type(failure).__name__}: {failure}"
            continue
        if number % judged_of == 0:
            try:
                check(loaded, limits=FEW)
            except Exception as failure:
                yield f"{said}: judged: {type(failure).__name__}: {failure}"


def main(count: int = 1000, seed: int = 0) -> int:
    """Print what is wrong; return the exit code."""
    found = 0
    for fault in faults(count, seed):
        found += 1
        print(fault)
    print(f"{count} mutants, {found} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
