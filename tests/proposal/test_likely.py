"""First errors: what was probably meant, with the ids of the file at hand."""

import pytest

from council_rules.proposal.load import load_text
from council_rules.proposal.problems import ProposalError

FILE = """\
council_rules: "1"
proposal: {{id: lake, title: Lake}}
groups: [{{id: fishers, name: Fishers, dimension: origin}}]
bodies:
  - {{id: circle, name: Circle, {body}seats: [{{id: fisher, count: 3}}]}}
procedures:
  - {{id: circle_vote, body: circle, passes_when: {rule}{procedure}}}
"""


def hints(body: str = "", rule: str = "unanimity", procedure: str = "") -> list[str]:
    with pytest.raises(ProposalError) as refusal:
        load_text(FILE.format(body=body, rule=rule, procedure=procedure))
    return [problem.hint for problem in refusal.value.problems]


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("majority", 'if it is of all members, write {more_than: "1/2", of: members}'),
        ("simple majority", 'if it is of all members, write {more_than: "1/2", of: members}'),
        ("2/3", 'if it is of all members, write {at_least: "2/3", of: members}'),
        ("60%", 'if it is of all members, write {at_least: "60%", of: members}'),
        (
            "75% of weighted votes",
            'if it is of all members, write {at_least: "75%", of: members}',
        ),
        ("half plus one", 'if it is of all members, write {more_than: "1/2", of: members}'),
        ("whoever leads", 'for example {more_than: "1/2", of: members}'),
        ("{majority: true}", 'write more_than: "1/2", of: members'),
        ("{votes: 2/3}", 'write at_least: "2/3", or more_than: "2/3"'),
        ("{consensus: true}", "write rule: consensus"),
        ("{at_least: 50%+1, of: members}", 'more than half is more_than: "1/2"'),
        ("{more_than: half, of: members}", 'write more_than: "1/2"'),
        ("{and: [unanimity, consensus]}", "did you mean 'all'?"),
        ("{or: [unanimity, consensus]}", "did you mean 'any'?"),
        ("{more_than: 1/2, of: weight}", "did you mean 'members'?"),
        ("two thirds", 'if it is of all members, write {at_least: "2/3", of: members}'),
        # of whom the share is, where the words say it
        ("2/3 of those present", 'write {at_least: "2/3", of: present}'),
        ("two thirds of those present and voting", 'write {at_least: "2/3", of: voting}'),
        ("majority of the votes cast", 'write {more_than: "1/2", of: voting}'),
        ("majority of all voting members", 'write {more_than: "1/2", of: members}'),
        ("absolute majority", 'write {more_than: "1/2", of: members}'),
        ("{at_least: 2/3, of: those present}", "did you mean 'present'?"),
        ("{at_least: 55 percent, of: members}", 'write "55%"'),
        ("consensus minus one", "write {opposed_fewer_than: 2}"),
        ("unanimity-minus-2", "write {opposed_fewer_than: 3}"),
        (
            "double majority",
            'each majority is a condition, as in {all: [{more_than: "1/2", of: members, '
            'counting: seats}, {more_than: "1/2", of: members, counting: population}]}',
        ),
        ("qualified majority", 'for example {more_than: "1/2", of: members}'),
        ("unanimous", "write unanimity"),
        (
            "{all: [majority, unanimity]}",
            'if it is of all members, write {more_than: "1/2", of: members}',
        ),
    ],
)
def test_a_rule_in_words_is_written_as_a_condition(word: str, hint: str) -> None:
    assert hints(rule=word) == [hint]


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        # a key of another part, or of what is around it
        ("quorum: 3, ", "'quorum' is a key of a procedure, not of this part"),
        ("term: {years: 2}, ", "'term' is a key of a seat, not of this part"),
        ("function: advisory, ", "did you mean 'advises'?"),
        ("territory: circle, ", "write a list, as in [circle]"),
        ("parent: [circle], ", "write circle without brackets"),
        (
            "reserved_seats: {group: fishers}, ",
            "a list of one begins with '- ', as in - group: ...",
        ),
    ],
)
def test_another_place_or_form_is_told(body: str, hint: str) -> None:
    assert hints(body=body) == [hint]


def test_what_belongs_into_the_condition_is_told() -> None:
    (hint,) = hints(procedure=", approval_by: circle")
    assert hint.startswith("'approval_by' is part of a condition, as in passes_when: {all: [")


@pytest.mark.parametrize(
    ("kinds", "hint"),
    [
        ("[education]", "did you mean 'services'?"),  # and not 'elections'
        ("[culture]", ""),
        ("[energy]", ""),  # and not 'entry'
        ("[elektions]", "did you mean 'elections'?"),
        ("police", "did you mean 'policing' in a list?"),
        ("budget", "write a list, as in [budget]"),
        ("weather", "write a list"),
    ],
)
def test_a_word_is_no_slip_for_one_that_means_something_else(kinds: str, hint: str) -> None:
    matters = f"}}\nmatters: [{{id: school, name: School, kinds: {kinds}}}]\nx_a: {{"
    assert hints(procedure=matters) == [hint]


def test_parts_by_their_ids_are_items_of_a_list() -> None:
    assert hints(body="seats: {fisher: {count: 3}}}\nx_a: {")[0].startswith(
        "write each as an item of a list, as in - id: fisher"
    )


def test_what_is_no_id_is_made_one() -> None:
    with pytest.raises(ProposalError) as refusal:
        load_text(
            FILE.format(body="", rule="unanimity", procedure="").replace("lake", "Old-Lake 2")
        )
    assert [problem.hint for problem in refusal.value.problems] == ["write old_lake"]


def test_a_name_in_the_place_of_an_id_is_made_one() -> None:
    matters = "}\nmatters: [{id: school, name: School, area: North Bank}]\nx_a: {"
    assert hints(procedure=matters) == ["write north_bank"]


def test_a_percentage_is_no_weight() -> None:
    (hint,) = hints(body="seats: [{id: elder, weight: 20%}]}\nx_a: {")
    assert hint.startswith("weights are whole numbers in proportion")


def test_a_day_that_is_none_is_told() -> None:
    assert hints(body="founding_date: 2028-06-31, ") == ["there is no such day"]


def test_a_key_meant_for_one_that_must_be_there_is_one_problem() -> None:
    veto = "{id: stop, holder: circle/fisher, over: [circle_vote]}"
    assert hints(procedure=f"}}\nvetoes: [{veto}]\nx_a: {{") == ["did you mean 'holders'?"]


def test_half_of_a_word_is_not_like_it() -> None:
    (hint,) = hints(body="idle: council, ")
    assert hint.startswith("the keys here are: id, ")


def test_the_kind_of_a_veto_is_its_effect() -> None:
    veto = "{id: stop, holders: circle/fisher, over: [circle_vote], kind: delays}"
    vetoes = f"}}\nvetoes: [{veto}]\nx_a: {{"
    assert hints(procedure=vetoes) == ["did you mean 'effect'?"]


@pytest.mark.parametrize("hint", ["majority", "2/3", "60%", "unanimous"])
def test_what_is_advised_is_read(hint: str) -> None:
    (advice,) = hints(rule=hint)
    load_text(FILE.format(body="", rule=advice.partition("write ")[2], procedure=""))


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("members", "did you mean 'seats'? For example seats: [{id: chair, role: chair}]"),
        ("seatz", "did you mean 'seats'?"),
        ("Members", "did you mean 'seats'? For example seats: [{id: chair, role: chair}]"),
        ("expires", "did you mean 'sunset'? For example sunset: \"2027-12-31\""),
        ("area", "did you mean 'territory'? For example territory: [valley]"),
        (
            "veto",
            "that has a list of its own, at the top of the file: "
            "vetoes: [{id: objection, holders: [circle], over: [circle_vote]}]",
        ),
        ("matters", "'matters' stands at the top of the file, not in another part"),
    ],
)
def test_an_unknown_key_names_what_was_likely_meant(key: str, hint: str) -> None:
    assert hints(body=f"{key}: 3, ") == [hint]


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("title", "'title' stands under 'proposal', as in proposal: {title: ...}"),
        ("as_of", "'as_of' stands under 'proposal', as in proposal: {as_of: ...}"),
        ("peoples", "did you mean 'groups'?"),
        ("actors", "did you mean 'organizations' or 'persons'?"),
    ],
)
def test_an_unknown_key_of_the_file_names_where_it_stands(key: str, hint: str) -> None:
    with pytest.raises(ProposalError) as refusal:
        load_text(f"{FILE.format(body='', rule='unanimity', procedure='')}{key}: 3\n")
    assert [problem.hint for problem in refusal.value.problems] == [hint]


def test_a_number_of_votes_is_the_weight() -> None:
    (hint,) = hints(body="seats: [{id: elder, votes: 3}]}\nx_a: {")
    assert hint == "how many votes a seat has is its 'weight', as in weight: 3"


def test_all_keys_are_named_once() -> None:
    first, second = hints(body="qqq: 3, www: 4, ")
    assert first.startswith("the keys here are: id, name, classification, function")
    assert second == "the keys of a body are named above"


def test_examples_use_the_ids_of_the_file() -> None:
    assert hints(procedure=", initiated_by: 3/4")[0].endswith(
        "for example initiated_by: [circle/fisher]"
    )


def test_the_last_of_several_stands_for_whoever_answers() -> None:
    two = FILE.replace("procedures:", "  - {{id: crowd, name: Crowd}}\nprocedures:")
    with pytest.raises(ProposalError) as refusal:
        load_text(two.format(body="veto: 3, ", rule="unanimity", procedure=""))
    assert any("holders: [crowd]" in problem.hint for problem in refusal.value.problems)


def test_without_ids_the_example_is_invented() -> None:
    head = 'council_rules: "1"\nproposal: {id: a, title: A}\n'
    with pytest.raises(ProposalError) as refusal:
        load_text(f"{head}bodies: [{{id: b, name: B, sunset: 3}}]\nvetoes: [{{id: v}}]\n")
    told = [problem.hint for problem in refusal.value.problems]
    assert "for example holders: [board/chair]" in told
    assert "for example over: [b]" in told


@pytest.mark.parametrize(
    ("word", "meant"),
    [("foreign", "external"), ("international", "external"), ("domestic", "local")],
)
def test_where_somebody_is_from_is_told_in_the_words_of_the_format(
    word: str, meant: str
) -> None:
    person = f"{{id: ann, name: Ann, locality: {{lake: {word}}}}}"
    assert hints(procedure=f"}}\npersons: [{person}]\nx_a: {{") == [f"did you mean '{meant}'?"]
