"""Every verdict that differs from the earlier ones is recorded with its reason."""

import pytest

from tests.reference.verdicts import changed, earlier, expected, names, recorded


@pytest.mark.parametrize("name", names())
def test_verdicts_differ_as_recorded(name: str) -> None:
    assert changed(name) == expected(name)


def test_every_proposal_was_judged_before() -> None:
    assert sorted(earlier()) == names()


def test_every_difference_has_a_reason_and_is_recorded_once() -> None:
    seen = [
        (name, group["rule"], subject)
        for group in recorded()
        for name, subjects in group["subjects"].items()
        for subject in subjects.split()
    ]
    assert len(seen) == len(set(seen))
    assert all(group["because"].strip() for group in recorded())
