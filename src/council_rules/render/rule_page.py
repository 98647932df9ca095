"""A page of the rule book as text, with the parameters in force."""

from collections.abc import Iterator, Sequence

from council_rules.render.display import clean, pad, width, wrapped
from council_rules.render.rule_list import family
from council_rules.render.sources import details, named, weighed
from council_rules.rulebook.examples import Example, parse
from council_rules.rulebook.parameters import Setting, range_of
from council_rules.rulebook.profiles import ALL
from council_rules.rulebook.rule import Rule
from council_rules.rulebook.sections import AGAINST, DEFENCE, WHY


def render(rule: Rule, values: Sequence[Setting], columns: int, pack: str = "") -> str:
    """Return the page as text, wrapped at ``columns``; ``values`` are those in force.

    ``pack`` says in words which pack the page is in, empty if it is in none.
    """
    facts = [rule.severity, rule.enforcement, family(rule), f"judges a {rule.subject}"]
    lines = [f"{rule.code} {rule.name}: {rule.title}", "; ".join(facts), ""]
    lines += [f"  {line}" for line in wrapped(_plain(rule.norm), columns - 2)]
    lines += ["", WHY, *_prose(rule.why, columns)]
    lines += ["", AGAINST, *_prose(rule.against, columns)]
    lines += ["", DEFENCE, *_prose(rule.defence, columns)]
    lines += ["", "Condition", *_condition(rule)]
    lines += ["", "Parameters", *_parameters(rule, values, columns)]
    lines += ["", "Sources", *_sources(rule, columns)]
    lines += ["", "Messages", *_messages(rule, columns)]
    lines += ["", "Examples", *_examples(rule, columns)]
    if rule.notes:
        lines += ["", "Notes", *_prose(rule.notes, columns)]
    lines += ["", f"Profiles: {', '.join((*rule.profiles, ALL))}"]
    of = f"part of the pack {pack}, since" if pack else "part of the rule book since"
    lines += [f"Page: {rule.path}; {of} {rule.since}"]
    return "\n".join(clean(line).rstrip() for line in lines) + "\n"


def _plain(markdown: str) -> str:
    return markdown.replace("`", "'").replace("**", "")


def _prose(text: str, columns: int) -> Iterator[str]:
    paragraphs = text.strip().split("\n\n")
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ""
        for line in wrapped(_plain(paragraph), columns - 2):
            yield f"  {line}"


def _condition(rule: Rule) -> Iterator[str]:
    lines = rule.condition.split("\n")
    blank = True  # the rest of the page is blanked: one empty line stands for it
    for line in lines:
        if line.strip():
            yield f"  {line}"
        elif not blank:
            yield ""
        blank = not line.strip()


def _parameters(rule: Rule, values: Sequence[Setting], columns: int) -> Iterator[str]:
    if not rule.parameters:
        yield "  none"
    for parameter in rule.parameters:
        value = next(v for v in values if (v.code, v.name) == (rule.code, parameter.name))
        shown = value.text or "empty"
        default = ",".join(parameter.default) or "empty"
        changed = f" (set; the page says {default})" if value.changed else ""
        yield f"  {rule.code}.{parameter.name} = {shown}{changed}"
        about = f"{_plain(parameter.says)} Expected {range_of(parameter)}. Origin: "
        for line in wrapped(f"{about}{parameter.origin}.", columns - 4):
            yield f"    {line}"


def _sources(rule: Rule, columns: int) -> Iterator[str]:
    for source in rule.sources:
        yield from _item(f"{named(source)} ({weighed(source)})", columns)
        for text in (_plain(source.reads), *details(source)):
            for line in wrapped(text, columns - 4):
                yield f"    {line}"


def _messages(rule: Rule, columns: int) -> Iterator[str]:
    texts = [("violated", message.template) for message in rule.messages.violated]
    texts += [("met", rule.messages.met), ("undetermined", rule.messages.undetermined)]
    texts += [("judgement", message.template) for message in rule.messages.judgement]
    texts += [("remedy", rule.messages.remedy)]
    size = max(width(key) for key, _ in texts) + 2
    for key, text in texts:
        first, *rest = wrapped(text, columns - size - 2)
        yield f"  {pad(key, size)}{first}"
        for line in rest:
            yield f"  {' ' * size}{line}"


def _examples(rule: Rule, columns: int) -> Iterator[str]:
    for text in rule.examples:
        example = parse(text, rule.path)
        yield from _item(f"{example.name} (base: {example.base})", columns)
        for amendment in example.amendments:
            yield f"    {amendment.verb} {amendment.path}"
        for name, setting in example.parameters:
            yield f"    with {rule.code}.{name} = {setting or 'empty'}"
        for line in wrapped(f"expected: {_expected(example)}", columns - 4):
            yield f"    {line}"


def _expected(example: Example) -> str:
    verdicts = [f"{subject} {verdict}" for subject, verdict in example.expected]
    return ", ".join(verdicts) or example.everywhere


def _item(text: str, columns: int) -> Iterator[str]:
    first, *rest = wrapped(text, columns - 4)
    yield f"  - {first}"
    for line in rest:
        yield f"    {line}"
