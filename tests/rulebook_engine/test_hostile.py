"""Pages that would run code, read files, or end the process."""

import threading
from collections.abc import Callable

import pytest

from council_rules.logic.compile import CompiledRule
from council_rules.rulebook.problems import PageProblem

Compile = Callable[..., CompiledRule]
Problems = Callable[..., tuple[PageProblem, ...]]

APPLIES = 'applies("TST001",B) :- body(B).'
VALUE = "seats,K) :- applies"


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("#script (python) open('x','w') #end.", 1, "A condition holds no program code"),
        ("#script(lua)\n#end.", 1, "A condition holds no program code"),
        ('#include "/etc/passwd".', 1, "A condition includes no other file"),
        ('x. #include <incmode>.', 4, "A condition includes no other file"),
        ("% even in a comment: #script", 22, "A condition holds no program code"),
        ("p(" + "f(" * 40 + "1" + ")" * 41 + ".", 62, "nested deeper than 30 levels"),
        ("p(" + "(" * 1000 + "1" + ")" * 1001 + ".", 32, "nested deeper than 30 levels"),
        ("p(" + "-" * 20_000 + "1).", 33, "more than 30 operators in a row"),
        ("p(" + "1+" * 20_000 + "1).", 64, "more than 30 operators in a row"),
        ("p(2147483648).", 3, "The number 2147483648 is too large to reckon with"),
        ("p(" + "9" * 5000 + ").", 3, "too large"),
    ],
)  # fmt: skip
def test_refused_before_parsing(problems: Problems, text: str, column: int, words: str) -> None:
    found = problems((APPLIES, f"{text}\n{APPLIES}"))
    assert [(problem.line, problem.column) for problem in found] == [(28, column)]
    assert words in found[0].message


def test_deep_terms_within_the_limits_of_the_scan(problems: Problems) -> None:
    text = "p(" + ("(1+" + "-" * 25) * 28 + "1" + ")" * 29 + "."
    (found,) = problems((APPLIES, f"{text}\n{APPLIES}"))
    assert found.message == "A term is nested deeper than 30 levels"


def test_brackets_and_numbers_in_texts_and_comments_are_no_terms(compiled: Compile) -> None:
    text = (
        f"%* {'(' * 99} %* 99999999999 *% {'-' * 99} *% % {'(' * 99}\n"
        f'called("{"(" * 99} \\" 99999999999 {"+" * 99} % no comment") :- body(B).\n'
    )
    rule = compiled((APPLIES, text + APPLIES.replace("body(B).", "body(B), called(_).")))
    assert "% no comment" in rule.condition


@pytest.mark.parametrize(
    "value",
    ["(-2147483647-1)/(-1)", "(-2147483647-1)\\(-1)", "K/0", "K/N", "1/-1", "K\\(0-1)"],
)
def test_divisions_that_end_the_process_are_refused(problems: Problems, value: str) -> None:
    found = problems((VALUE, f"seats,{value}) :- applies"))
    assert "is not a number written out" in str(found[0])
    assert (found[0].line, found[0].column) == (32, 26)


def test_a_measure_may_multiply_and_divide_by_a_number(compiled: Compile) -> None:
    assert "100" in compiled((VALUE, "seats,100*K/3) :- applies")).evidence


def test_grounding_a_page_for_the_check_is_never_long(compiled: Compile) -> None:
    many = "".join(f"n({number}).\n" for number in range(200))
    product = "p(A,B,C,D,E) :- n(A), n(B), n(C), n(D), n(E).\n"
    used = APPLIES.replace("body(B).", "body(B), p(_,_,_,_,_).")
    assert compiled((APPLIES, many + product + used))


def test_a_page_can_be_compiled_in_a_thread(compiled: Compile) -> None:
    done: list[CompiledRule] = []
    thread = threading.Thread(target=lambda: done.append(compiled()))
    thread.start()
    thread.join()
    assert done


def test_a_text_cannot_break_out_of_a_string(problems: Problems) -> None:
    """Names from the page reach the program only as they were parsed."""
    found = problems(("code: TST001", 'code: TST001")'))
    assert "is not a rule code" in found[0].message
