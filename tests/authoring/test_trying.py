"""Pages tried: whether examples come out, what they show, and which changes they notice."""

import re
from dataclasses import replace
from functools import cache

import pytest

from council_rules.analysis.verdicts import verdicts_on
from council_rules.authoring.changes import Mutant, mutants
from council_rules.authoring.examples import Bench, bases_of, bench, opened, parsed
from council_rules.authoring.forms import Forms
from council_rules.authoring.lint import lint
from council_rules.authoring.mutations import Mutations, noticing
from council_rules.authoring.showing import Shown
from council_rules.authoring.starts import page as first_page
from council_rules.authoring.tried import Tried, tried
from council_rules.logic.guard import checked_page
from council_rules.logic.slicing import clauses
from council_rules.render.tried import render
from council_rules.rulebook import page
from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.rule import Rule

CODE = "TRY001"
APPLIES = f'applies("{CODE}",B) :- decides_on(B,_), affects(B,_).'


@cache
def shipped() -> Bench:
    return bench(RuleBook.load())


def text(*changes: tuple[str, str]) -> str:
    """Return what a new rule begins with and its author filled in, with texts exchanged."""
    found = re.sub(r"^Say ", "We say ", first_page(CODE), flags=re.M)
    for old, new in changes:
        assert old in found, old
        found = found.replace(old, new)
    return found


def tries(*changes: tuple[str, str], mutate: bool = False) -> Tried:
    return tried(page.parse(text(*changes), f"{CODE}.md"), shipped(), mutate=mutate)


def warnings(*changes: tuple[str, str], file: str = f"{CODE}.md") -> list[str]:
    found = lint(page.parse(text(*changes), file), shipped())
    return [str(one).removeprefix(f"{file}:") for one in found]


def test_a_new_page_passes_and_its_boundary_is_tested() -> None:
    found = tries(mutate=True)
    assert found.right
    assert found.changes is not None
    assert found.changes == Mutations(11, ())


def test_a_change_that_no_example_notices_is_shown_in_a_free_proposal() -> None:
    # without the council of a town, nobody asks whether matters concern an area
    found = tries(
        (
            "base: a_chaired\nexpect",
            "base: two_blocs\namend:\n  - {substitute: board_vote.kind, to: advice}\nexpect",
        ),
        mutate=True,
    )
    assert found.changes is not None
    (survivor,) = found.changes.survivors
    assert survivor.says == "'affects(B,_)' left out"
    assert survivor.shown == Shown("a_chaired", ())


def test_the_answers_that_show_a_change_are_told() -> None:
    found = tries(
        (
            "  - {substitute: committee/resident.count, to: 2}\n",
            "  - {substitute: committee/resident.count, to: 4}\n",
        ),
        mutate=True,
    )
    assert found.changes is not None
    (survivor,) = found.changes.survivors
    assert survivor.says == "'voter(B,S)' left out"
    assert survivor.shown is not None
    ((question, _),) = survivor.shown.answers
    said = render(found, 200).replace("\n    ", " ")
    assert f"left open, all of it answered as usual but for '{question}', answered '" in said


def test_a_literal_that_says_nothing_is_shown_nowhere() -> None:
    twice = APPLIES.replace(".", ", procedure(_,B).")
    found = tries((APPLIES, twice), mutate=True)
    assert found.changes is not None
    (survivor,) = found.changes.survivors
    assert (survivor.says, survivor.shown) == ("'procedure(_,B)' left out", None)
    said = render(found, 200)
    line = text((APPLIES, twice)).splitlines().index(twice) + 1
    assert f"may say nothing: {line}:55" in said


def test_an_example_that_comes_out_otherwise_is_told() -> None:
    found = tries(("to: 11}", "to: 10}"), mutate=True)
    assert not found.right
    (wrong,) = found.wrong
    assert wrong.example.name == "One vote short of a third"
    assert wrong.differs == "board is met, expected violated"
    assert found.changes is None


def noticed(says: str, *changes: tuple[str, str]) -> tuple[Mutant, str]:
    """Return a change to a condition, by its words, and the example that notices it."""
    rule = page.parse(text(*changes), f"{CODE}.md")
    checked = checked_page(rule, shipped().words)
    (mutant,) = [one for one in mutants(checked, rule.path) if one.says == says]
    found = noticing(Forms(rule, checked, (mutant.clauses,)), shipped())
    return mutant, found[0].name if found else ""


def test_a_boundary_is_noticed_by_the_example_on_it_alone() -> None:
    says = "'<' made '<=' at a total"
    mutant, example = noticed(says)
    assert example == "Exactly a third"
    line = text().splitlines()[mutant.line - 1]
    assert line[mutant.column - 1 :].startswith("#sum {")
    assert noticed(says, ("outsider.count, to: 10}", "outsider.count, to: 9}"))[1] == ""


def test_a_rule_is_noticed_only_where_an_example_needs_it() -> None:
    head = f'violated("{CODE}",B,too_few(A))'
    says = f"the rule for {head} left out"
    assert noticed(says)[1] == "One vote short of a third"
    other = f'violated("{CODE}",B,endless) :- applies("{CODE}",B), ends(B,0).'
    changes = (APPLIES, f"{APPLIES}\n{other}"), ("met: ", "  endless: it never ends\nmet: ")
    mutant, example = noticed(says.replace("too_few(A)", "endless"), *changes)
    assert (mutant.line, example) == (text().splitlines().index(APPLIES) + 2, "")


def test_a_reason_that_no_example_shows_is_told() -> None:
    other = f'violated("{CODE}",B,endless) :- applies("{CODE}",B), ends(B,0).'
    found = tries(
        (APPLIES, f"{APPLIES}\n{other}"), ("met: ", "  endless: it never ends\nmet: ")
    )
    assert found.unshown == ("endless",)
    assert not found.right


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("base: a_two_tiers", "base: a_two_tier"),
            "there is no base 'a_two_tier', expected 'a_chaired'",
        ),
        (("base: a_two_tiers", "base: a_two_tier"), " (did you mean 'a_two_tiers'?)"),
        (("board_vote.kind", "board_votes.kind"), "it cannot be read: "),
        (
            ("expect: {board: met}", "expect: {bord: met}"),
            "bord is not_applicable, expected met (did you mean 'board'?)",
        ),
        (("least: 3/5", "leest: 3/5"), "has no parameter 'leest'"),
    ],
)
def test_an_example_that_cannot_be_run_is_told(change: tuple[str, str], said: str) -> None:
    (wrong,) = tries(change).wrong
    assert said in wrong.differs


def test_a_new_page_asks_for_its_reasons_and_for_nothing_else() -> None:
    found = lint(page.parse(first_page(CODE), f"{CODE}.md"), shipped())
    headings = ("A defender's answer", "What speaks against it", "Why it matters")
    for one, heading in zip(found, headings, strict=True):
        assert one.message.startswith(f"The section '{heading}' still says 'Say ")
    assert warnings() == []


@pytest.mark.parametrize(
    ("literal", "word", "said"),
    [
        ("group(victims,_)", "victims", "No text says 'victims', nor does the vocabulary "),
        (
            "procedure(P,B), kind(P,decison)",
            "decison",
            "No text says 'decison', nor does the vocabulary (did you mean 'decision'?)",
        ),
        (
            'seat(B,S), role(S,"chair")',
            '"chair"',
            "The text 'chair' is a word of the vocabulary (words stand without quotes: chair)",
        ),
    ],
)
def test_words_that_nothing_says_are_told(literal: str, word: str, said: str) -> None:
    changed = APPLIES.replace("affects(B,_)", literal)
    line = text().splitlines().index(APPLIES) + 1
    (found,) = warnings((APPLIES, changed))
    assert found.startswith(f"{line}:{changed.index(word) + 1}: {said}")


@pytest.mark.parametrize(
    "literal",
    [
        'group("victims",_)',  # an id
        "procedure(P,B), kind(P,decision)",  # a word of the format
        "role(S,chair), seat(B,S)",
        "stated(B,territory)",  # what a base says
        "absent(P,quorum), procedure(P,B)",  # what one may leave open
    ],
)
def test_words_that_texts_say_are_none_to_look_at(literal: str) -> None:
    assert warnings((APPLIES, APPLIES.replace("affects(B,_)", literal))) == []


def test_a_word_that_only_an_example_of_the_page_says_is_none_to_look_at() -> None:
    changed = APPLIES.replace("affects(B,_)", "provision_of(I,B), absent(I,within)")
    said = "No text says 'within', nor does the vocabulary"
    assert [one for one in warnings((APPLIES, changed)) if said in one]
    emergency = (
        "name: Exactly a third\nbase: two_blocs\namend:\n  - insert: provisions\n    items: "
        "[{id: emergency, kind: emergency_rules, of: [board]}]"
    )
    example = ("name: Exactly a third\nbase: two_blocs\namend:", emergency)
    assert warnings((APPLIES, changed), example) == []


def test_a_variable_that_occurs_once_is_told() -> None:
    (said,) = warnings((APPLIES, APPLIES.replace("decides_on(B,_)", "decides_on(B,M)")))
    line = text().splitlines().index(APPLIES) + 1
    assert said.startswith(f"{line}:37: The variable 'M' occurs once in its rule")
    assert warnings((APPLIES, APPLIES.replace("decides_on(B,_)", "decides_on(B,_M)"))) == []


def test_a_number_that_only_a_violation_has_is_told() -> None:
    measure = f'measure("{CODE}",B,all_votes,T) :- '
    said = warnings((f'{measure}applies("{CODE}",B)', f'{measure}violated("{CODE}",B,_)'))
    assert len(said) == 1
    assert "The message 'met' names '{all_votes}', which only a violation has" in said[0]


def test_slips_in_sources_and_examples_are_told() -> None:
    law = (
        "\n  - {instrument: A treaty, clause: its spirit, kind: law, role: supports, "
        "binds: all, reads: It says so., seen: 'https://example.org'}"
    )
    again = ("name: Exactly a third", "name: One vote short of a third")
    said = warnings(("sources:", f"sources:{law}{law}"), again, file="page.md")
    assert [one for one in said if "The clause of 'A treaty' is 'its spirit'" in one]
    assert [one for one in said if "is cited 2 times for 'its spirit'" in one]
    assert [one for one in said if "The example 'One vote short of a third' was already" in one]
    (said_of_base,) = warnings(("base: a_two_tiers", "base: a_two_tier"))
    assert "has a base 'a_two_tier' that does not exist; expected 'a_chaired'" in said_of_base
    assert [one for one in said if "The file of the rule 'TRY001' is called 'page.md'" in one]


@pytest.mark.parametrize("rule", RuleBook.load().rules, ids=lambda rule: rule.code)
def test_there_is_nothing_to_look_at_in_the_shipped_book(rule: Rule) -> None:
    assert lint(rule, shipped()) == ()


@pytest.mark.parametrize("code", ["ACC009", "MAN009"])
def test_forms_side_by_side_come_out_as_each_by_itself(code: str) -> None:
    rule = RuleBook.load()[code]
    checked = checked_page(rule, shipped().words)
    changes = [one.clauses for one in mutants(checked, rule.path)]
    forms = Forms(rule, checked, tuple(changes))
    bases = bases_of(shipped().fixtures)
    for example in parsed(rule):
        proposal = opened(example, bases[example.base]).proposal
        together = forms.standard(range(len(changes)), dict(example.parameters), shipped())
        found = verdicts_on(proposal, together)
        for number, changed in enumerate(changes):
            conditions = clauses([checked.renamed(changed) + checked.stated])
            alone = replace(together, texts=replace(together.texts, conditions=conditions))
            expected = verdicts_on(proposal, alone)
            by_form = {s: v for (c, s), v in found.items() if c == forms.code(number)}
            assert by_form == {subject: v for (_, subject), v in expected.items()}
