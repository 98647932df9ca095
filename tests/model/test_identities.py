"""What must be true of the model whatever the council: over random councils."""

from collections import Counter
from functools import cache
from itertools import combinations

from tests.model.atoms import atoms
from tests.model.council import Council
from tests.model.differences import COMPARED
from tests.model.matters import Matters
from tests.model.random_councils import closed, read
from tests.model.seats import OpenError
from tests.model.votes import Coalition, Votes, every

COUNCILS = range(150)
MOST_OTHERS = 5


@cache
def model(number: int) -> Matters:
    return Matters(Council(read(closed(number))))


def test_uniform_profiles_show_what_all_profiles_do() -> None:
    """Others who come and vote against, or who all stay away, are the worst there are."""
    compared = 0
    for number in COUNCILS:
        council = Council(read(closed(number)))
        quick, thorough = Votes(council), Votes(council, every)
        for camp in (*Matters(council).camps.values(), quick.everyone):
            for procedure in council.procedures.values():
                voters = [s for s in council.seats.values() if s.is_voter]
                if sum(s.size for s in voters if s.path not in camp.seats) > MOST_OTHERS:
                    continue
                compared += 1
                same = quick.passes(procedure, camp) == thorough.passes(procedure, camp)
                assert same, (number, procedure.id)
    assert compared > 1000


def test_who_carries_leaves_nobody_to_block() -> None:
    for number in COUNCILS:
        one = model(number)
        for camp in one.camps.values():
            rest = one.rest(camp)
            for procedure in one.council.procedures.values():
                carried = one.attains(procedure, one.everyone, Coalition())
                wins = one.wins(camp, procedure)
                assert not wins or carried, (number, procedure.id)
                assert one.blocks(rest, procedure) is (carried and not wins)


def test_one_more_seat_never_takes_anything_away() -> None:
    for number in COUNCILS:
        one = model(number)
        for smaller, seat in zip(one.camps.values(), sorted(one.council.seats), strict=False):
            larger = smaller.with_seats([seat])
            for procedure in one.council.procedures.values():
                assert one.wins(smaller, procedure) <= one.wins(larger, procedure)
                assert one.blocks(smaller, procedure) <= one.blocks(larger, procedure)
            for matter in one.council.matters:
                assert one.decides(smaller, matter) <= one.decides(larger, matter), number
                assert one.can_stop(smaller, matter) <= one.can_stop(larger, matter), number


def test_of_two_camps_one_decides_where_the_other_cannot_stop() -> None:
    for number in COUNCILS:
        one = model(number)
        for camp in one.camps.values():
            for matter in one.council.matters:
                if one.settles(one.everyone, Coalition(), matter):
                    others = one.rest(camp)
                    assert one.decides(camp, matter) is not one.can_stop(others, matter)


def test_who_decides_surely_decides() -> None:
    for number in COUNCILS:
        one = model(number)
        for camp in one.camps.values():
            assert one.sure(camp).seats <= one.bold(camp).seats <= one.reach(camp).seats
            for matter in one.council.matters:
                assert one.decides_surely(camp, matter) <= one.decides(camp, matter)


def test_two_opposed_sides_share_no_seat() -> None:
    for number in COUNCILS:
        one = model(number)
        for camp in one.camps.values():
            rest = one.rest(camp)
            assert not one.sure(camp).seats & one.bold(rest).seats, number


def _said(number: int) -> set[str]:
    """Return the predicates that hold of something in a council, none if it is open."""
    try:
        return {atom.partition("(")[0] for atom in atoms(read(closed(number)))}
    except OpenError:
        return set()


def test_random_councils_have_something_to_say() -> None:
    said = Counter(name for number in range(2 * len(COUNCILS)) for name in _said(number))
    assert not [name for name in COMPARED if said[name] < 3]


def test_a_number_names_a_council() -> None:
    for one, other in combinations(range(20), 2):
        assert closed(one) == closed(one) != closed(other)
