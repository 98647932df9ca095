"""What came of rule pages that were tried, as text."""

from collections.abc import Iterator, Sequence

from council_rules.authoring.showing import Shown
from council_rules.authoring.tried import Tried
from council_rules.render.display import clean, wrapped
from council_rules.render.look import counted
from council_rules.words import listed, series


def render(tried: Tried, columns: int) -> str:
    """Return what came of one page; its places are those of the page."""
    first, *rest = _said(tried)
    lines = wrapped(clean(first), columns)
    for text in rest:
        own, *more = wrapped(clean(text), columns - 4)
        lines += [f"  {own}", *(f"    {line}" for line in more)]
    return "\n".join([*lines, ""])


def _said(tried: Tried) -> Iterator[str]:
    rule, number = tried.rule, counted(len(tried.outcomes), "example")
    yield f"{rule.code} {rule.path}: {number}, {len(tried.wrong) or 'none'} wrong"
    for one in tried.wrong:
        yield f"{rule.path}:{one.example.line}: '{one.example.name}': {one.differs}"
    if tried.unshown:
        yield f"no example shows {listed(tried.unshown)}"
    changes = tried.changes
    if changes is None:
        return
    noticed = changes.number - len(changes.survivors)
    yield f"{noticed} of {counted(changes.number, 'change')} to the condition noticed"
    for change in changes.to_show:
        yield (
            f"{rule.path}:{change.line}:{change.column}: no example notices {change.says}"
            f"{_where(change.shown)}"
        )
    silent = [one for one in changes.survivors if not one.shown]
    if silent:
        places = ", ".join(dict.fromkeys(f"{one.line}:{one.column}" for one in silent))
        yield (
            f"{counted(len(silent), 'change')} made no difference in any text that was looked "
            f"at, so that what is there may say nothing: {places}"
        )


def _where(shown: Shown | None) -> str:
    if shown is None:
        return ""
    answers = [f"'{question}', answered '{value}'" for question, value in shown.answers]
    under = f", all of it answered as usual but for {series(answers)}," if answers else ""
    return f"; '{shown.name}' with everything left open{under} would"


def summary(all_: Sequence[Tried], columns: int) -> str:
    """Return what all pages come to."""
    wrong = sum(len(one.wrong) for one in all_)
    unshown = sum(len(one.unshown) for one in all_)
    text = f"{counted(len(all_), 'page')}: {counted(wrong, 'example')} wrong, "
    text += f"{counted(unshown, 'reason')} not shown"
    changes = [one.changes for one in all_ if one.changes]
    if changes:
        survivors = sum(len(one.survivors) for one in changes)
        text += f", {survivors} of {sum(one.number for one in changes)} changes not noticed"
        text += f", {sum(len(one.to_show) for one in changes)} of which an example could notice"
    return "".join(f"{line}\n" for line in wrapped(text, columns))
