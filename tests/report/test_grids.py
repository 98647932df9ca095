"""Grids as pictures: what stands in which column, and in which direction words run."""

import re

from council_rules.report.pictures.grid import grid
from council_rules.report.pictures.svg import GREY, words


def test_rows_without_a_difference_are_grey_and_notes_stand_below() -> None:
    drawn = grid(
        "g", ("Rule", "A"), (("R1", "1"), ("R2", "2")), "T", "S", (False, True), ("N",)
    )
    said = {
        text: fill for fill, text in re.findall(r'fill="(#\w+)"[^>]*>([^<]+)</text>', drawn)
    }
    assert said["R2"] == said["2"] == GREY != said["R1"] == said["1"]
    places = {
        text: float(y) for y, text in re.findall(r' y="([\d.]+)"[^>]*>([^<]+)</text>', drawn)
    }
    assert places["N"] > places["R2"] > places["R1"]


def test_no_word_touches_the_edge() -> None:
    drawn = grid("g", ("Rule", "A"), (("R1", "1"),), "T", "S")
    assert min(float(x) for x in re.findall(r'<text[^>]* x="([\d.]+)"', drawn)) > 0


def test_numbers_keep_their_place_beside_letters_from_the_right() -> None:
    assert ">\u20681 من 3\u2069<" in words(0, 0, "1 من 3")
    assert ">1 of 3<" in words(0, 0, "1 of 3")
