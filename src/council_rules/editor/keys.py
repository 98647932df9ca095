"""What the format says of a key, in words."""

from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from council_rules.proposal import scalars
from council_rules.proposal.examples import example
from council_rules.proposal.forms import Form, form_of, forms_of, noun, with_article
from council_rules.proposal.markers import Says
from council_rules.proposal.references import references_of
from council_rules.words import listed

_SCALARS: dict[Any, str] = {
    scalars.identifier: "an id of lower-case letters, digits and '_'",
    scalars.path: "an id, or 'body/seat'",
    scalars.reference: "'source#locator'",
    scalars.integer: "a whole number",
    scalars.positive: "a whole number of at least 1",
    scalars.amount: "a number of votes such as 9, or a share such as '2/3' or '60%'",
    scalars.date_text: "a year, month or day such as '2026', '2026-03' or '2026-03-21'",
    scalars.days: "a number of days such as '14 days'",
    scalars.flag: "'true' or 'false'",
}


def says(part: Any, field: str) -> str:
    """Return what a key of a class of the format means, empty if only its name says it."""
    return _said(part).get(field, "")


@cache
def _said(part: Any) -> dict[str, str]:
    hints = get_type_hints(part, include_extras=True)
    return {name: text for name, hint in hints.items() if (text := _sentence(hint))}


def _sentence(hint: Any) -> str:
    if get_origin(hint) is not Annotated:
        return ""
    base, *marks = get_args(hint)
    return next((one.text for one in marks if isinstance(one, Says)), _sentence(base))


def about(part: Any) -> str:
    """Return what a class of the format is, in its own words."""
    return " ".join((part.__doc__ or "").replace("``", "'").split())


def described(part: Any, field: str, path: str) -> str:
    """Return what a key means, what may stand there and an example, as Markdown."""
    form = forms_of(part)[field]
    lines = [f"**{field}** in {with_article(noun(part))}"]
    meaning = says(part, field) or (about(form.part) if form.part else "")
    item = form_of(form.item) if form.item is not None else None
    if not meaning and item is not None and item.part is not None:
        meaning = f"A list. {about(item.part)}"
    lines += [meaning] if meaning else []
    lines.append(f"Expected: {expected(part, field, form)}.")
    written = example(field, path.rpartition(".")[0])
    return "\n\n".join([*lines, *([f"```yaml\n{written}\n```"] if written else [])])


def expected(part: Any, field: str, form: Form) -> str:
    """Return in words what may stand at a key."""
    kinds = [kind for one in references_of(part) if one.field == field for kind in one.kinds]
    if not kinds and form.convert in _SCALARS:
        words = f"{listed(form.words)} or " if form.words else ""
        return words + _SCALARS[form.convert]
    if not kinds:
        return form.expected()
    named = f"the id of {' or '.join(map(with_article, kinds))}"
    if form.item is not None:
        named = f"a list of ids, each {named}"
    words = f", or {listed(form.words)}" if form.words else ""
    return f"{named}{words}"
