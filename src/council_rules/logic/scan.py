"""A look at the raw text of a condition, before any parser sees it.

The parser of clingo opens included files while parsing, and terms nested very deep end
the process. So both are looked for here, in comments and strings too, where that costs
nothing that a rule needs.
"""

from collections.abc import Iterator

from council_rules.rulebook.problems import PageProblem

MAX_NESTING = 30
MAX_OPERATORS = 30
LARGEST = 2**31 - 1

_FORBIDDEN = {
    "#script": "A condition holds no program code",
    "#include": "A condition includes no other file",
}
_OPENING, _CLOSING = "([{", ")]}"
_OPERATORS = "+-*/\\&?^~|"
_LONGEST = 20  # digits kept of a number: more would only be larger still
_NOT_ASCII = "other letters belong into texts in quotes and into comments"
_SEPARATORS = ",;.:" + _OPENING + _CLOSING


def scan(text: str, file: str) -> list[PageProblem]:
    """Return what must not be parsed in ``text``, with line and column."""
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        for word, message in _FORBIDDEN.items():
            column = line.find(word) + 1
            if column:
                hint = f"leave '{word}' out, also of comments and texts"
                problems.append(PageProblem(file, number, column, message, "", hint))
    return problems or _measured(text, file)


def _measured(text: str, file: str) -> list[PageProblem]:
    """Return the first place where a term is too deep, too long, too large or not ASCII."""
    depth = operators = 0
    digits, start = "", 0
    for character, line, column in _code(text):
        if not character.isascii():
            message = f"The letter '{character}' is none of a condition"
            expected = "letters a to z, also in names of variables"
            return [PageProblem(file, line, column, message, expected, _NOT_ASCII)]
        if digits and not character.isdecimal():
            if int(digits) > LARGEST:
                message = f"The number {digits} is too large to reckon with"
                return [PageProblem(file, line, start, message, f"at most {LARGEST}")]
            digits = ""
        if character in _SEPARATORS:
            operators = 0
            depth += (character in _OPENING) - (character in _CLOSING)
        elif character in _OPERATORS:
            operators += 1
        elif character.isdecimal() and len(digits) < _LONGEST:
            start = start if digits else column
            digits += character
        if depth > MAX_NESTING or operators > MAX_OPERATORS:
            message = f"A term is nested deeper than {MAX_NESTING} levels"
            if depth <= MAX_NESTING:
                message = f"A term has more than {MAX_OPERATORS} operators in a row"
            return [PageProblem(file, line, column, message)]
    return []


def _code(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the characters outside comments and texts, with line and column."""
    line, column, index, comments = 1, 0, 0, 0
    quoted = False
    while index < len(text):
        pair = text[index : index + 2]
        step = 1
        if quoted:
            step = 2 if pair[0] == "\\" else 1
            quoted = pair[0] != '"'
        elif pair == "%*" or (comments and pair == "*%"):
            comments += 1 if pair == "%*" else -1
            step = 2
        elif comments:
            pass
        elif pair[0] == "%":
            end = text.find("\n", index)
            step = (end if end >= 0 else len(text)) - index
        elif pair[0] == '"':
            quoted = True
        else:
            yield pair[0], line, column + 1
        if pair[0] == "\n":
            line, column = line + 1, -1
        index, column = index + step, column + step
