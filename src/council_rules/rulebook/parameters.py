"""The values of parameters in one run: from the page, or set otherwise.

Shares are exact fractions throughout. Numbers stay within what the solver can hold.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from council_rules.record import Record
from council_rules.rulebook.problems import PageProblem, RuleBookError
from council_rules.rulebook.rule import Kind, Parameter, Rule
from council_rules.words import listed, meant

LARGEST = 2**31 - 1

Value = int | Fraction | str | tuple[str, ...]


class Setting(Record):
    """The value of one parameter: a number, a share, a word, or a list of words.

    ``changed`` says whether it was set, rather than taken from the page. Words may be
    empty only in a list that is empty.
    """

    code: str
    name: str
    kind: Kind
    value: Value
    changed: bool

    @property
    def text(self) -> str:
        """The value as it is given: '3', '1/3', 'word', 'one,two'."""
        return ",".join(self.value) if isinstance(self.value, tuple) else str(self.value)


def resolve(
    rules: Iterable[Rule], overrides: Mapping[str, Mapping[str, str]]
) -> tuple[Setting, ...]:
    """Return the value of every parameter of ``rules``, in the order of code and page.

    ``overrides`` gives texts by rule code and parameter name. Raises ``RuleBookError``
    for codes and names that do not exist and for values that are not allowed.
    """
    by_code = {rule.code: rule for rule in rules}
    problems = list(_unknown(by_code, overrides))
    settings = []
    for code in sorted(by_code):
        given = overrides.get(code, {})
        for parameter in by_code[code].parameters:
            text = given.get(parameter.name)
            texts = parameter.default if text is None else _texts(parameter, text)
            try:
                value = value_of(parameter, texts)
            except ValueError as failure:
                where = f"{code}.{parameter.name}"
                problems.append(PageProblem(where, 0, 0, str(failure), range_of(parameter)))
            else:
                changed = text is not None
                name, kind = parameter.name, parameter.kind
                settings.append(Setting(code, name, kind, value, changed))
    if problems:
        raise RuleBookError(problems)
    return tuple(settings)


def _unknown(
    by_code: Mapping[str, Rule], overrides: Mapping[str, Mapping[str, str]]
) -> Iterable[PageProblem]:
    for code, given in overrides.items():
        if code not in by_code:
            message = f"There is no rule '{code}' to set a parameter of"
            yield PageProblem(code, 0, 0, message, "", meant(code, by_code))
            continue
        names = [parameter.name for parameter in by_code[code].parameters]
        for name in given:
            if name not in names:
                message = f"The rule '{code}' has no parameter '{name}'"
                expected = listed(names) if names else "none: the rule has no parameters"
                yield PageProblem(f"{code}.{name}", 0, 0, message, expected, meant(name, names))


def _texts(parameter: Parameter, text: str) -> tuple[str, ...]:
    if parameter.kind != "list":
        return (text.strip(),)
    parts = (
        part.strip() for part in text.strip().removeprefix("[").removesuffix("]").split(",")
    )
    return tuple(part for part in parts if part)


def value_of(parameter: Parameter, texts: tuple[str, ...]) -> Value:
    """Return what the texts stand for. Raises ``ValueError`` for what is not allowed."""
    if parameter.kind == "list":
        return tuple(dict.fromkeys(_word(parameter, text) for text in texts))
    if parameter.kind == "word":
        return _word(parameter, texts[0])
    number = fraction(texts[0])
    if number is None:
        raise ValueError(f"'{texts[0]}' is not a number")
    if max(abs(number.numerator), number.denominator) > LARGEST:
        raise ValueError(f"'{texts[0]}' is too large to reckon with")
    least, most = fraction(parameter.least), fraction(parameter.most)
    if (least is not None and number < least) or (most is not None and number > most):
        raise ValueError(f"'{texts[0]}' is out of range")
    if parameter.kind == "share":
        return number
    if number.denominator != 1:
        raise ValueError(f"'{texts[0]}' is not a whole number")
    return number.numerator


def _word(parameter: Parameter, text: str) -> str:
    if parameter.choices and text not in parameter.choices:
        found = meant(text, parameter.choices)
        raise ValueError(f"'{text}' is not a choice" + (f", {found}" if found else ""))
    # words become constants of the solver
    if not (text.isascii() and text.isidentifier() and text[0].islower()):
        raise ValueError(f"'{text}' is not a word of small letters, digits and underscores")
    return text


def fraction(text: str) -> Fraction | None:
    """Return '3', '-3', '1/3' or '33 %' as a fraction; None for anything else."""
    text = text.strip()
    if text.endswith("%"):
        whole = fraction(text[:-1])
        return None if whole is None else whole / 100
    above, slash, below = text.partition("/")
    digits = above.strip().removeprefix("-"), below.strip() if slash else "1"
    if not all(part.isascii() and part.isdecimal() and len(part) < 20 for part in digits):
        return None
    return Fraction(int(above), int(digits[1])) if int(digits[1]) else None


def range_of(parameter: Parameter) -> str:
    """Return in words what the parameter may be."""
    if parameter.choices:
        return listed(parameter.choices)
    unit = f" ({parameter.unit})" if parameter.unit else ""
    if parameter.kind == "list":
        return "words with commas between them"
    if parameter.kind == "word":
        return "a word"
    what = "a whole number" if parameter.kind == "integer" else "a share like '1/3'"
    if parameter.least and parameter.most:
        return f"{what} from {parameter.least} to {parameter.most}{unit}"
    if parameter.least:
        return f"{what}, at least {parameter.least}{unit}"
    return f"{what}, at most {parameter.most}{unit}" if parameter.most else f"{what}{unit}"
