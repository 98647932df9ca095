"""A few of what ``make hostile`` tries by the thousand."""

from tests.hostile import kills, mutations


def test_mutants_are_read_or_refused() -> None:
    assert list(mutations.faults(150, seed=0, judged_of=1000)) == []


def test_a_mutant_is_made_again_by_its_seed() -> None:
    assert list(mutations.mutants(20, 1)) == list(mutations.mutants(20, 1))
    assert len({text for _, text in mutations.mutants(20, 1)}) > 15


def test_a_kill_leaves_the_old_file_or_the_new() -> None:
    assert list(kills.faults(1)) == []
