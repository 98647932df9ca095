"""The hash of a line, against values of the SARIF Multitool (``make sarif`` compares more)."""

import time

import pytest

from council_rules.render.line_hash import line_hashes

EXPECTED = [
    ("a\n", ["243cbaa4685aab12:1", "c129715d7a2bc9a3:1"]),
    (
        "- id: board\n  name: Board\n",
        ["18257c9726defa2:1", "4950dbee2641f9c4:1", "c129715d7a2bc9a3:1"],
    ),
    (
        "a\r\nb\rc\n",
        [
            "52668e89249e7477:1",
            "9ed7939040abc6c0:1",
            "3791504be0bd17cc:1",
            "c129715d7a2bc9a3:1",
        ],
    ),
    (
        "name: R\xe4te \U0001f600\n\n\tx: y",
        ["253d5f3c1c243389:1", "b62ff44f4a323d88:1", "5cce296fba22523e:1"],
    ),
    (
        "x" * 120 + "\n" + "x" * 120 + "\n",
        ["52b56201ffb58620:1", "52b56201ffb58620:2", "c129715d7a2bc9a3:1"],
    ),
    ("a \r \nb", ["67c066a59e652f5e:1", "cc4c43d77869440f:1", "8ee5a81e681643c1:1"]),
]


@pytest.mark.parametrize(("text", "hashes"), EXPECTED)
def test_the_values_are_those_of_the_multitool(text: str, hashes: list[str]) -> None:
    assert line_hashes(text) == hashes


def test_blanks_and_line_endings_do_not_matter() -> None:
    assert line_hashes("a: b\n  c: d\n") == line_hashes("a:\tb\r\nc:d\r\n")


def test_equal_lines_are_counted() -> None:
    line = "x" * 200
    first, second, _ = line_hashes(f"{line}\n{line}\n")
    assert first.split(":")[0] == second.split(":")[0]
    assert (first[-2:], second[-2:]) == (":1", ":2")


def test_a_large_file_takes_no_time_to_speak_of() -> None:
    begin = time.process_time()
    assert len(line_hashes("- {id: seat, count: 3}\n" * 20_000)) == 20_001
    assert time.process_time() - begin < 5
