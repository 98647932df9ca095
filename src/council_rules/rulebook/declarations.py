"""How a page declares its parameters."""

from council_rules.rulebook.fields import Fields
from council_rules.rulebook.notation import Items, Node, Text
from council_rules.rulebook.parameters import fraction, range_of, value_of
from council_rules.rulebook.rule import ORIGINS, Kind, Parameter


def read(fields: Fields, node: Node | None) -> tuple[Parameter, ...]:
    """Return the parameters that a page declares; slips are noted in ``fields``."""
    table = fields.table(node, "The key 'parameters'")
    return tuple(_declared(fields, name, value) for name, value in table.entries)


def _declared(fields: Fields, name: Text, node: Node) -> Parameter:
    table = fields.table(node, f"The parameter '{name.text}'")
    if not name.text.isidentifier() or not name.text[0].islower():
        expected = "small letters, digits and underscores"
        fields.add(name, f"'{name.text}' is not a name of a parameter", expected)
    if table.entries:
        fields.keys(table, ("default", "origin", "says"), ("unit", "range", "of"))
    default = table.get("default")
    kind, texts = _default(fields, default)
    least, most = _ends(fields, table.get("range"))
    parameter = Parameter(
        name=name.text,
        kind=kind,
        default=texts,
        unit=fields.text(table.get("unit"), "The unit"),
        least=least,
        most=most,
        choices=fields.words(table.get("of"), "choice"),
        origin=fields.word(table.get("origin"), "The origin", ORIGINS),
        says=fields.text(table.get("says"), "What the parameter says"),
        line=name.line,
    )
    if default is not None:
        try:
            value_of(parameter, texts)
        except ValueError as failure:
            fields.add(default, str(failure), range_of(parameter))
    if kind in ("integer", "share") and not parameter.unit and table.entries:
        fields.add(table, "The key 'unit' is missing", "what the number counts")
    return parameter


def _default(fields: Fields, node: Node | None) -> tuple[Kind, tuple[str, ...]]:
    if isinstance(node, Items):
        return "list", tuple(fields.text(item, "The item") for item in node.items)
    text = fields.text(node, "The default")
    if "/" in text:
        return "share", (text,)
    if text.removeprefix("-").isdecimal():
        return "integer", (text,)
    return "word", (text,)


def _ends(fields: Fields, node: Node | None) -> tuple[str, str]:
    """Read a range, ``[0, 1]`` or ``0..1``; either end may be left out of the second."""
    if node is None:
        return "", ""
    if isinstance(node, Items) and len(node.items) == 2:
        ends = [fields.text(item, "The end of the range") for item in node.items]
    elif isinstance(node, Text) and node.text.count("..") == 1:
        ends = [end.strip() for end in node.text.split("..")]
    else:
        fields.add(node, "The range is not a range", "two ends, like '[0, 1]' or '0..1'")
        return "", ""
    for end in ends:
        if end and fraction(end) is None:
            fields.add(node, f"'{end}' is not a number", "ends like '3' or '1/2'")
            return "", ""
    return ends[0], ends[1]
