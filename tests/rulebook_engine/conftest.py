"""A small valid page, and ways to break it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from council_rules.logic.compile import CompiledRule, compile_rule
from council_rules.logic.vocabulary import Vocabulary, vocabulary
from council_rules.rulebook import cache, page
from council_rules.rulebook.book import rules_folder
from council_rules.rulebook.problems import PageProblem, RuleBookError

PAGE = """\
---
code: TST001
name: a-test
title: A test
severity: should
enforcement: advisory
since: 0.1.0
subject: body
parameters:
  minimum: {default: 1, unit: seats, range: 0..9, origin: policy, says: How many seats.}
sources:
  - {instrument: A text, clause: article 1, kind: law, role: supports, binds: all, %s}
cures: [add_seat]
---

# TST001 A test

> A body has
> enough seats.

## Why it matters

It matters.

## Condition

```asp
applies("TST001",B) :- body(B).
violated("TST001",B,few(S)) :- body(B), seat(B,S), small(S).
small(S) :- size(S,K), parameter("TST001",minimum,N), K < N.
because("TST001",B,seat(B,S)) :- violated("TST001",B,few(S)), seat(B,S).
measure("TST001",B,seats,K) :- applies("TST001",B), K = #sum { N,S : seat(B,S), size(S,N) }.
```

## Messages

```yaml
violated:
  few(S): "{subject} has {seats} seats, {seat} too few for {minimum}"
met: "{subject} has {seats} seats"
undetermined: it depends
remedy: add a seat
```

## Examples

```yaml
{name: one, base: two_blocs, expect: violated}
```

```yaml
{name: two, base: two_blocs, expect: {board: met, room: undetermined}}
```

```yaml
{name: three, base: two_blocs, expect: not_applicable}
```

## What speaks against it

Something does.

## A defender's answer

It was agreed.
"""
PAGE = PAGE.replace("%s", 'reads: It says so., seen: "https://example.org/1"')

Change = tuple[str, str]


@pytest.fixture(scope="session")
def cache_of_the_run() -> str:
    """Return the folder in which one run of the tests keeps what it has compiled."""
    return os.environ[cache.VARIABLE]


@pytest.fixture(autouse=True)
def _no_cache(cache_of_the_run: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, "")
    monkeypatch.setattr(cache, "MOST_MADE", 0)
    monkeypatch.setattr(cache, "_made", {})


@pytest.fixture
def page_text() -> Callable[..., str]:
    """Return the page with texts exchanged; each has to occur."""

    def changed(*changes: Change) -> str:
        text = PAGE
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        return text

    return changed


@pytest.fixture(scope="session")
def core_words() -> Vocabulary:
    """Return the vocabulary of the shipped core."""
    core = sorted((rules_folder() / "core").glob("*.lp"))
    return vocabulary(path.read_text(encoding="utf-8") for path in core)


@pytest.fixture
def compiled(
    page_text: Callable[..., str], core_words: Vocabulary
) -> Callable[..., CompiledRule]:
    """Return the changed page as a program."""

    def run(*changes: Change) -> CompiledRule:
        return compile_rule(page.parse(page_text(*changes), "TST001.md"), core_words)

    return run


@pytest.fixture
def problems(
    compiled: Callable[..., CompiledRule],
) -> Callable[..., tuple[PageProblem, ...]]:
    """Return what is wrong with the changed page."""

    def run(*changes: Change) -> tuple[PageProblem, ...]:
        with pytest.raises(RuleBookError) as caught:
            compiled(*changes)
        return caught.value.problems

    return run


@pytest.fixture
def pages(tmp_path: Path, page_text: Callable[..., str]) -> Callable[..., Path]:
    """Write the changed page to a file and return its path."""

    def write(name: str, *changes: Change) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page_text(*changes), encoding="utf-8")
        return path

    return write
