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
        ("majority", 'write {more_than: "1/2", of: members}'),
        ("simple majority", 'write {more_than: "1/2", of: members}'),
        ("2/3", 'write {at_least: "2/3", of: members}'),
        ("60%", 'write {at_least: "60%", of: members}'),
        ("two thirds", 'write {at_least: "2/3", of: members}'),
        ("unanimous", "write unanimity"),
        ("{all: [majority, unanimity]}", 'write {more_than: "1/2", of: members}'),
    ],
)
def test_a_rule_in_words_is_written_as_a_condition(word: str, hint: str) -> None:
    assert hints(rule=word) == [hint]


def test_half_of_a_word_is_not_like_it() -> None:
    (hint,) = hints(body="kind: council, ")
    assert hint.startswith("the keys here are: id, ")


def test_the_kind_of_a_veto_is_its_effect() -> None:
    veto = "{id: stop, holders: circle/fisher, over: [circle_vote], kind: delays}"
    vetoes = f"}}\nvetoes: [{veto}]\nx_a: {{"
    assert hints(procedure=vetoes) == ["did you mean 'effect'?"]


@pytest.mark.parametrize("hint", ["majority", "2/3", "60%", "unanimous"])
def test_what_is_advised_is_read(hint: str) -> None:
    (advice,) = hints(rule=hint)
    load_text(FILE.format(body="", rule=advice.removeprefix("write "), procedure=""))


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("members", "did you mean 'seats'?"),
        ("seatz", "did you mean 'seats'?"),
        ("Members", "did you mean 'seats'?"),
        ("expires", "did you mean 'sunset'?"),
        ("area", "did you mean 'territory'?"),
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
    assert hint.startswith("how many votes a seat has is its 'weight', as in weight: 3; ")


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
