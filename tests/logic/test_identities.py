"""What must hold for every council, whatever its rules: identities and invariances."""

import random
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

import pytest
from clingo import Symbol, parse_term
from hypothesis import given
from hypothesis import strategies as st

from council_rules.logic.coalitions import Answers, Coalition, ask
from council_rules.logic.fact_base import term
from tests.logic.councils import councils
from tests.logic.support import core, facts_of, proposal_of, valley
from tests.tries import tries

Council = dict[str, Any]
MODERATE = tries(100)


def seats_of(council: Council) -> list[str]:
    return [
        f"{body['id']}/{seat['id']}" for body in council["bodies"] for seat in body["seats"]
    ]


def answers(council: Council, groups: Mapping[str, list[str]]) -> dict[str, Answers]:
    asked = {name: Coalition(dict.fromkeys(seats, 1)) for name, seats in groups.items()}
    return ask(proposal_of(council), asked, core())


# --- identities ---------------------------------------------------------------------------


@given(councils(), st.randoms(use_true_random=False))
@MODERATE
def test_a_coalition_blocks_what_the_others_do_not_win(
    council: Council, chance: random.Random
) -> None:
    everybody = seats_of(council)
    some = [seat for seat in everybody if chance.random() < 0.5]
    others = [seat for seat in everybody if seat not in some]
    found = answers(council, {"some": some, "others": others, "all": everybody})
    # What nobody can do at all, nobody can prevent.
    for procedure, able in found["all"].wins.items():
        expected = able and not found["others"].wins[procedure]
        assert found["some"].blocks[procedure] is expected
    for matter, able in found["all"].decides.items():
        expected = able and not found["others"].decides[matter]
        assert found["some"].can_stop[matter] is expected


def without_neutrals(council: Council) -> Council:
    """Return the council with everybody either a resident or an outsider."""
    for body in council["bodies"]:
        for seat in body["seats"]:
            if seat["reserved_for"] == ["neutrals"]:
                seat["reserved_for"] = ["outsiders"]
    return council


def partition_holds(council: Council) -> bool:
    derived = facts_of(council)
    locals_, outsiders = term("locals", "valley"), term("outsiders", "valley")
    everyone = term("room", term("everyone"))
    ids = [procedure["id"] for procedure in council["procedures"]]
    procedures = [id for id in ids if term("attains", id, everyone) in derived]
    matters = [id for id in ("governance",) if term("decidable", id) in derived]
    return all(
        (term(able, one, subject) in derived) is not (term(stops, other, subject) in derived)
        for one, other in ((locals_, outsiders), (outsiders, locals_))
        for able, stops, subjects in (
            ("wins", "blocks", procedures),
            ("decides", "can_stop", matters),
        )
        for subject in subjects
    )


@given(councils().map(without_neutrals))
@MODERATE
def test_of_two_camps_one_decides_where_the_other_cannot_stop(council: Council) -> None:
    assert partition_holds(council)


@pytest.mark.parametrize("more", [{"seats": "neutrals"}, {"approval_by": "warden"}])
def test_a_third_party_breaks_the_partition(more: dict[str, str]) -> None:
    seats = [{"id": "s0", "reserved_for": ["residents"]}]
    seats.append({"id": "s1", "reserved_for": ["outsiders"]})
    council = valley([{"id": "board", "name": "Board", "seats": seats}])
    rule: Any = {"more_than": "1/2", "of": "members"}
    if "seats" in more:
        seats.append({"id": "s2", "reserved_for": ["neutrals"]})
    else:
        council["persons"] = [{"id": "warden", "name": "Warden", "affiliations": ["neutrals"]}]
        rule = {"all": [{"at_least": "1/2", "of": "members"}, more]}
    council["procedures"] = [
        {"id": "vote", "body": "board", "matters": ["governance"], "passes_when": rule}
    ]
    assert not partition_holds(council)


@given(councils(), st.randoms(use_true_random=False))
@MODERATE
def test_one_more_seat_never_takes_anything_away(
    council: Council, chance: random.Random
) -> None:
    order = seats_of(council)
    chance.shuffle(order)
    found = answers(council, {str(n): order[:n] for n in range(len(order) + 1)})
    for smaller in range(len(order)):
        before, after = found[str(smaller)], found[str(smaller + 1)]
        for able in ("wins", "blocks", "decides", "can_stop"):
            for subject, had in getattr(before, able).items():
                assert not had or getattr(after, able)[subject], (
                    able,
                    subject,
                    order[:smaller],
                )


# --- invariances -----------------------------------------------------------------------------


def renamed(council: Council) -> Council:
    """Return the council with every id spelled so that they sort the other way round."""
    ids = [
        one["id"]
        for part in ("areas", "groups", "matters", "bodies", "procedures", "vetoes")
        for one in council[part]
    ]
    ids += sorted({seat["id"] for body in council["bodies"] for seat in body["seats"]})
    fresh = {old: f"x{len(ids) - index:03}" for index, old in enumerate(sorted(ids))}
    free = {"proposal", "council_rules", "dimension", "kind", "effect", "exercised", "of"}

    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                fresh.get(key, key): one if key in free else walk(one)
                for key, one in value.items()
            }
        if isinstance(value, list):
            return [walk(one) for one in value]
        if isinstance(value, str):
            return "/".join(fresh.get(piece, piece) for piece in value.split("/"))
        return value

    changed: Council = walk(council)
    changed["renamed"] = fresh
    return changed


def reordered(council: Council) -> Council:
    """Return the council with all lists turned round.

    Procedures of one body keep their order: where a body acts as a whole, it acts by the
    first of them.
    """
    changed = deepcopy(council)
    for part in ("groups", "bodies", "vetoes"):
        changed[part].reverse()
    for body in changed["bodies"]:
        body["seats"].reverse()
    changed["procedures"].sort(key=lambda procedure: procedure["body"])
    return changed


def scaled(council: Council, factor: int = 7) -> Council:
    """Return the council with all votes, and all numbers of votes asked for, multiplied."""
    changed = deepcopy(council)
    for body in changed["bodies"]:
        for seat in body["seats"]:
            seat["weight"] = str(int(seat["weight"]) * factor)

    def scale(condition: Any) -> None:
        if not isinstance(condition, dict):
            return
        for part in (*condition.get("all", ()), *condition.get("any", ())):
            scale(part)
        for key in ("at_least", "more_than", "opposed_fewer_than"):
            if condition.get(key, "").isdecimal() and condition.get("counting") != "seats":
                condition[key] = str(int(condition[key]) * factor)

    for procedure in changed["procedures"]:
        scale(procedure["passes_when"])
    return changed


def with_a_powerless_body(council: Council) -> Council:
    """Return the council beside a guild that votes on games and on nothing else."""
    changed = deepcopy(council)
    changed["matters"].append({"id": "games", "name": "Games"})
    craft = {"id": "players", "name": "Players", "dimension": "craft"}
    changed["groups"].append(craft | {"locality": {"valley": "neutral"}})
    member = {"id": "member", "weight": "9", "reserved_for": ["players"]}
    changed["bodies"].append({"id": "guild", "name": "Guild", "seats": [member]})
    changed["procedures"].append(
        {"id": "play", "body": "guild", "matters": ["games"], "passes_when": "unanimity"}
    )
    return changed


def about_the_same(derived: frozenset[Symbol], new: Mapping[str, str]) -> set[str]:
    """Return conclusions as text, in the old ids, without those on the guild's affairs."""
    old = {f'"{fresh}"': f'"{id}"' for id, fresh in new.items()}
    found = set()
    for atom in derived:
        if {"play", "games", "guild/member"} & set(str(atom).replace(",", '"').split('"')):
            continue
        text = str(atom)
        for fresh, id in old.items():
            text = text.replace(fresh, id)
            text = text.replace(fresh[:-1] + "/", id[:-1] + "/")
            text = text.replace("/" + fresh[1:], "/" + id[1:])
        found.add(str(parse_term(text)))
    return found


@pytest.mark.parametrize("change", [renamed, reordered, scaled, with_a_powerless_body])
@given(council=councils())
@tries(60)
def test_what_means_the_same_is_judged_the_same(
    change: Callable[[Council], Council], council: Council
) -> None:
    changed = change(deepcopy(council))
    new = changed.pop("renamed", {})
    before, after = facts_of(council), facts_of(changed)
    assert about_the_same(before, {}) == about_the_same(after, new)
