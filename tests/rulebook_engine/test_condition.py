"""What a condition may say, what is refused, and in which words."""

from collections.abc import Callable

import pytest

from council_rules.logic.compile import CompiledRule
from council_rules.rulebook.problems import PageProblem

Compile = Callable[..., CompiledRule]
Problems = Callable[..., tuple[PageProblem, ...]]

APPLIES = 'applies("TST001",B) :- body(B).'
SMALL = 'small(S) :- size(S,K), parameter("TST001",minimum,N), K < N.'
MEASURE = 'measure("TST001",B,seats,K) :- applies("TST001",B), K = #sum'
# a page with a question under judgement, and an example of it
ASKED = [
    ("met: ", 'judgement:\n  enough(S): "is {S.note} enough for {minimum}?"\nmet: '),
    ("expect: not_applicable", "expect: {board: not_applicable, room: needs_judgement}"),
]


def test_verdict_and_evidence_are_kept_apart(compiled: Compile) -> None:
    rule = compiled()
    assert rule.condition == (
        'applies("TST001",B) :- body(B).\n'
        'violated("TST001",B,few(S)) :- body(B); seat(B,S); tst001_small(S).\n'
        'tst001_small(S) :- size(S,K); parameter("TST001",minimum,N); K < N.\n'
    )
    assert rule.evidence.startswith('because("TST001",B,seat(B,S)) :- ')
    assert rule.evidence.count("\n") == 2
    assert (rule.reasons, rule.functors, rule.measures) == (("few",), ("seat",), ("seats",))


def test_what_asks_a_person_bears_on_the_verdict(compiled: Compile) -> None:
    helper = "plenty(S) :- seat(_,S), not small(S).\n"
    rule = compiled(
        (APPLIES, f'{helper}asks("TST001",B,enough(S)) :- seat(B,S), plenty(S).\n{APPLIES}'),
        *ASKED,
    )
    assert 'asks("TST001",B,enough(S)) :- seat(B,S); tst001_plenty(S).\n' in rule.condition
    assert "tst001_plenty(S) :- " in rule.condition


def test_helpers_are_renamed_wherever_they_stand(compiled: Compile) -> None:
    helpers = (
        "tiny :- body(X), not big, 1 { small(X) : small(X) }, small(X) : small(X).\n"
        "big :- small(S).\n"
    )
    rule = compiled((APPLIES, helpers + APPLIES.replace("body(B).", "body(B), not tiny.")))
    for line in rule.condition.split("\n"):
        for name in ("tiny", "big", "small"):
            assert line.count(name) == line.count(f"tst001_{name}")


def test_terms_named_like_a_helper_stay(compiled: Compile) -> None:
    rule = compiled(("few(S)) :-", "small(S)) :-"), ("  few(S)", "  small(S)"))
    assert 'violated("TST001",B,small(S)) :-' in rule.condition


def test_a_helper_for_evidence_only_may_assign(compiled: Compile) -> None:
    helper = "sum_of(B,K) :- body(B), K = #sum { N,S : seat(B,S), size(S,N) }.\n"
    rule = compiled(
        (MEASURE, helper + 'measure("TST001",B,seats,K) :- sum_of(B,K), 0 <= #sum'),
    )
    assert "sum_of" not in rule.condition
    assert "tst001_sum_of(B,K) :- " in rule.evidence


def test_comments_and_defined_are_allowed(compiled: Compile) -> None:
    assert compiled(
        (APPLIES, "% (((( a comment -----------------------------------\n" + APPLIES)
    ) == (compiled((APPLIES, "#defined nothing/2.\n" + APPLIES)))


def test_recursion_over_what_is_there_is_allowed(compiled: Compile) -> None:
    helper = "linked(X,Y) :- seat(X,Y).\nlinked(X,Z) :- linked(X,Y), linked(Y,Z), X != Z.\n"
    assert compiled((APPLIES, helper + 'applies("TST001",B) :- linked(B,_).'))


# (exchanged, by what, line, column, words)
REFUSED = [
    # heads
    (APPLIES, f"{APPLIES}\n:- body(B).", 29, 1, "A rule page does not constrain"),
    (APPLIES, f"{APPLIES}\n{{small(S)}} :- seat(_,S).", 29, 1, "A rule page does not choose"),
    (APPLIES, f"{APPLIES}\na(S);b(S) :- seat(_,S).", 29, 1, "The head leaves a choice"),
    (APPLIES, f"{APPLIES}\nnot a(S) :- seat(_,S).", 29, 1, "The head is not an atom"),
    (APPLIES, f"{APPLIES}\n1 < 2 :- seat(_,S).", 29, 1, "The head is not an atom"),
    (APPLIES, f"{APPLIES}\na(1;2).", 29, 1, "The head stands for several atoms"),
    (APPLIES, f"{APPLIES}\n-small(S) :- seat(_,S).", 29, 1, "A predicate is negated with '-'"),
    (
        APPLIES,
        APPLIES.replace("TST001", "TST002"),
        28,
        1,
        '\'applies\' is not about this rule: "TST002"; expected "TST001" as the first argument',
    ),
    (
        APPLIES,
        f'{APPLIES}\napplies("TST001",B,B) :- body(B).',
        29,
        1,
        "'applies' has 3 arguments; expected applies(Code,Subject)",
    ),
    (
        APPLIES,
        f"{APPLIES}\nvoter(B,S) :- seat(B,S).",
        29,
        1,
        "'voter/2' belongs to the core",
    ),
    (APPLIES, f"{APPLIES}\ngiven(body(1)).", 29, 1, "'given/1' belongs to the core"),
    (APPLIES, f'{APPLIES}\nparameter("TST001",minimum,9).', 29, 1, "belongs to the core"),
    (APPLIES, "", 1, 1, "The condition never derives 'applies'"),
    # statements
    (APPLIES, f"#external a(1).\n{APPLIES}", 28, 1, "External atoms have no place"),
    (APPLIES, f"#show applies/2.\n{APPLIES}", 28, 1, "A rule page does not say what is shown"),
    (
        APPLIES,
        f"#minimize {{ 1 : body(B) }}.\n{APPLIES}",
        28,
        13,
        "A rule page does not optimise",
    ),
    (APPLIES, f"#const n = 1.\n{APPLIES}", 28, 1, "Constants are not defined in a rule page"),
    (APPLIES, f"#program step(t).\n{APPLIES}", 28, 1, "no program parts of its own"),
    (APPLIES, f"#theory t {{ }}.\n{APPLIES}", 28, 1, "Theories have no place"),
    (APPLIES, f"#edge (a,b).\n{APPLIES}", 28, 1, "This statement has no place"),
    (APPLIES, f"#project a/1.\n{APPLIES}", 28, 1, "This statement has no place"),
    (APPLIES, f"#heuristic a. [1,true]\n{APPLIES}", 28, 1, "This statement has no place"),
    # bodies
    (
        SMALL,
        SMALL.replace("size", "sizes"),
        30,
        13,
        "Nothing derives 'sizes' with 2 arguments; expected a predicate of the core or of this "
        "page (did you mean 'size'?)",
    ),
    (
        SMALL,
        SMALL.replace("size(S,K)", "size(S,K,1)"),
        30,
        13,
        "There is no 'size' with 3 arguments; expected 2 arguments",
    ),
    (
        SMALL,
        SMALL.replace("size(S,K)", "size(S,K), given(S)"),
        30,
        24,
        "'given' with 1 argument is not for rule pages (read the structure in force instead)",
    ),
    (
        SMALL,
        SMALL.replace("minimum", "minimun"),
        30,
        24,
        "The page declares no parameter 'minimun'; expected 'minimum' (did you mean "
        "'minimum'?)",
    ),
    (
        SMALL,
        SMALL.replace("minimum,N", "minimum,N,_"),
        30,
        24,
        "The kind of the parameter 'minimum' is 'integer'; expected 'parameter' with 3 "
        "arguments",
    ),
    (SMALL, SMALL.replace("TST001", "TST002"), 30, 24, "'parameter' is not about this rule"),
    (
        SMALL,
        "small(S) :- size(S,1).",
        10,
        1,
        "The condition never reads the parameter 'minimum'",
    ),
    (
        SMALL,
        SMALL.replace("K < N", "K < N, pivotal(S,P)"),
        30,
        62,
        "'pivotal' is found out only where the page asks for it; expected "
        "'witness: [pivotal]' in the front matter",
    ),
    (
        SMALL,
        SMALL.replace("K < N", 'K < N, act_short("REP004",minimum,P,X)'),
        30,
        62,
        "'act_short' is not about this rule",
    ),
    (
        SMALL,
        SMALL.replace("K < N", 'K < N, act_short("TST001",share,P,X)'),
        30,
        62,
        "The page declares no parameter 'share'",
    ),
    (
        "cures: [add_seat]",
        "cures: [add_seat]\nwitness: [improper]",
        1,
        1,
        "never reads the witness",
    ),
    (
        SMALL,
        SMALL.replace("K < N", 'K < N, violated("REP004",_,_)'),
        30,
        62,
        "'violated' is not about this rule",
    ),
    (
        SMALL,
        SMALL.replace("K < N", 'K < N, because("TST001",_,_)'),
        30,
        62,
        "'because' is evidence, no ground for a verdict",
    ),
    (
        SMALL,
        SMALL.replace("K < N", "-body(K), K < N"),
        30,
        55,
        "A predicate is negated with '-'",
    ),
    (SMALL, SMALL.replace("K < N", "K < @f(N)"), 30, 59, "'@f' calls a function"),
    (SMALL, SMALL.replace("K < N", "K < N*2"), 30, 59, "A condition does not reckon with '*'"),
    (SMALL, SMALL.replace("K < N", "K < N/2"), 30, 59, "A condition does not reckon with '/'"),
    (
        SMALL,
        SMALL.replace("K < N", "K < N\\2"),
        30,
        59,
        "A condition does not reckon with '\\'",
    ),
    (SMALL, SMALL.replace("K < N", "K < N**2"), 30, 59, "'**' is not used in rule pages"),
    (SMALL, SMALL.replace("K < N", "K = 1..N"), 30, 59, "The range is not bounded"),
    (SMALL, SMALL.replace("K < N", "K = 1..2000"), 30, 59, "The range is not bounded"),
    (
        SMALL,
        SMALL.replace("K < N", "K = 1..100, N = 1..100"),
        30,
        1,
        "The ranges and lists in this rule stand for too many rules",
    ),
    (
        SMALL,
        SMALL.replace("K < N", "N = #count { S : seat(_,S) }"),
        30,
        55,
        "A condition does not assign a total",
    ),
    (SMALL, SMALL.replace("K < N", "N = { seat(_,T) }"), 30, 55, "does not assign a total"),
    (
        SMALL,
        'small(S,Z) :- size(S,K), parameter("TST001",minimum,N), K < N.',
        30,
        9,
        "'Z' is used in the head but bound nowhere in the body",
    ),
    (SMALL, SMALL.replace("K < N", "K < X"), 30, 59, "'X' is used here but bound nowhere"),
    (
        SMALL,
        SMALL.replace("K < N", "not holder(S,X), X != K"),
        30,
        72,
        "'X' is used here but bound nowhere in the body (bind it in an atom of the body that "
        "is not negated)",
    ),
    (
        SMALL,
        SMALL.replace("K < N", "K <"),
        30,
        58,
        "The condition cannot be read: syntax error",
    ),
    # loops
    (
        APPLIES,
        f"odd(B) :- body(B), not even(B).\neven(B) :- body(B), not odd(B).\n{APPLIES}",
        28,
        24,
        "'odd' depends on its own absence or total",
    ),
    (
        APPLIES,
        f"next(f(B)) :- next(B).\nnext(B) :- body(B).\n{APPLIES}",
        28,
        1,
        "'next' builds new terms from itself without end",
    ),
    (APPLIES, f"up(N+1) :- up(N).\nup(1).\n{APPLIES}", 28, 1, "builds new terms from itself"),
    (APPLIES, f"up(N) :- up(N-1).\nup(1).\n{APPLIES}", 28, 1, "builds new terms from itself"),
    (APPLIES, f"up(N) :- up(M), N = M+1.\nup(1).\n{APPLIES}", 28, 1, "builds new terms"),
    (APPLIES, f"up(N) :- up(M), N = (M,M).\nup(1).\n{APPLIES}", 28, 1, "builds new terms"),
    (APPLIES, f"one(S) :- seat(_,S).\n{APPLIES}", 28, 1, "'one' is derived and never read"),
    # messages
    (
        "few(S)) :- body(B)",
        "fwe(S)) :- body(B)",
        29,
        21,
        "The reason 'fwe' has no message under 'violated' (did you mean 'few'?)",
    ),
    (
        "few(S)) :- body(B)",
        "fwe(S)) :- body(B)",
        39,
        3,
        "The condition never derives the reason 'few' (did you mean 'fwe'?)",
    ),
    (
        "few(S)) :- body(B)",
        "few(S,B)) :- body(B)",
        29,
        21,
        "The reason 'few' has 2 arguments here; expected 1 as in its message on line 39",
    ),
    ("few(S)) :- body(B)", "S) :- body(B)", 29, 21, "'S' is not a reason"),
    (
        'because("TST001",B,seat(B,S))',
        'because("TST001",B,small(S))',
        31,
        20,
        "'small(S)' is not a fact that can be shown",
    ),
    ("seats,K) :- applies", "K,1) :- applies", 32, 20, "'K' is not the name of a number"),
    (
        "{seat} too few",
        "{sets} too few",
        39,
        3,
        "The message 'few' has a hole '{sets}' that nothing fills",
    ),
    ('met: "{subject}', 'met: "{seat}', 40, 6, "The message 'met' has a hole '{seat}'"),
    ("{seats} seats, ", "{seats/minimum} seats, ", 39, 3, "has a hole '{minimum}'"),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "words"), REFUSED)
def test_what_is_refused_is_said_with_its_place(
    problems: Problems, old: str, new: str, line: int, column: int, words: str
) -> None:
    found = [str(problem) for problem in problems((old, new))]
    place = f"TST001.md:{line}:{column}: "
    assert any(said.startswith(place) and words in said for said in found), found


def test_all_conditions_are_looked_through(problems: Problems) -> None:
    found = problems(
        (APPLIES, APPLIES.replace("body", "boddy")), (SMALL, SMALL.replace("K <", "X <"))
    )
    assert [problem.line for problem in found] == [28, 30]


ASKS = 'asks("TST001",B,enough(S)) :- applies("TST001",B), seat(B,S).'
# (what the condition asks, the question under judgement, line, column, words)
REFUSED_QUESTIONS = [
    (
        ASKS,
        "enogh(S): is it enough?",
        29,
        17,
        "The question 'enough' has no message under 'judgement' (did you mean 'enogh'?)",
    ),
    (
        ASKS,
        "enogh(S): is it enough?",
        42,
        3,
        "The condition never derives the question 'enogh' (did you mean 'enough'?)",
    ),
    (
        ASKS,
        "enough: is it enough?",
        29,
        17,
        "The question 'enough' has 1 arguments here; expected 0 as in its message on line 42",
    ),
    (ASKS.replace("enough(S)", "S"), "enough(S): is it?", 29, 17, "'S' is not a question"),
    (
        ASKS,
        'enough(S): "is {S.nte} enough?"',
        42,
        3,
        "The message 'enough' quotes the key 'nte', which the format does not have "
        "(did you mean 'note'?)",
    ),
    (
        ASKS,
        'enough(S): "is {T.note} enough?"',
        42,
        3,
        "The message 'enough' quotes a key of 'T'; expected 'subject' or 'S'",
    ),
    (ASKS, 'enough(S): "is {T} enough?"', 42, 3, "has a hole '{T}' that nothing fills"),
    (
        ASKS.replace(" applies", ' because("TST001",B,_), applies'),
        "enough(S): is it?",
        29,
        31,
        "'because' is evidence, no ground for a verdict",
    ),
    (
        ASKS.replace("enough(S)", "enough(S),1"),
        "enough(S): is it?",
        29,
        1,
        "'asks' has 4 arguments; expected asks(Code,Subject,Question)",
    ),
    (ASKS.replace("TST001", "TST002", 1), "enough(S): is it?", 29, 1, "not about this rule"),
]


@pytest.mark.parametrize(("asks", "question", "line", "column", "words"), REFUSED_QUESTIONS)
def test_a_question_and_its_message_fit_each_other(
    problems: Problems, asks: str, question: str, line: int, column: int, words: str
) -> None:
    asked = ("met: ", f"judgement:\n  {question}\nmet: ")
    changes = ((APPLIES, f"{APPLIES}\n{asks}"), asked, ASKED[1])
    found = [str(problem) for problem in problems(*changes)]
    place = f"TST001.md:{line}:{column}: "
    assert any(said.startswith(place) and words in said for said in found), found


def test_a_quote_belongs_under_judgement_only(problems: Problems) -> None:
    (problem,) = problems(("few for {minimum}", "few for {S.note}"))
    assert "The message 'few' has a hole '{S.note}' that nothing fills" in str(problem)


# (the sentence for a helper of the page, column, words)
REFUSED_FACTS = [
    ("smal(S): it is", "The condition never derives the fact 'smal' (did you mean 'small'?)"),
    (
        "small(S,K): it is",
        "The fact 'small' has 2 arguments here; expected 1 as in the condition",
    ),
    ('small(S): "{T} is"', "The sentence for 'small' has a hole '{T}' that nothing fills"),
    ('small(S): "{minimum} is"', "The sentence for 'small' has a hole '{minimum}'"),
    ("small(S)!: it is", "'small(S)!' is not a fact"),
    ("seat(B,S): it is", "The condition never derives the fact 'seat'"),
]


@pytest.mark.parametrize(("fact", "words"), REFUSED_FACTS)
def test_what_is_said_of_a_helper_fits_the_condition(
    problems: Problems, fact: str, words: str
) -> None:
    found = [str(problem) for problem in problems(("met: ", f"facts:\n  {fact}\nmet: "))]
    assert any(said.startswith("TST001.md:41:3: ") and words in said for said in found), found


def test_a_helper_may_have_a_sentence(compiled: Compile) -> None:
    said = ("met: ", 'facts:\n  small(S): "{S} is small"\nmet: ')
    assert compiled(said) == compiled()
