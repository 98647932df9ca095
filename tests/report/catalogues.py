"""The catalogues of the report: extracted from the source, and compiled.

``python -m tests.report.catalogues`` writes the template anew, brings every catalogue up to
date with it, and compiles them. What is not translated yet is left empty there.
"""

import ast
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from council_rules.report.language import CATALOGUES, DOMAIN

SOURCE = CATALOGUES.parent
TEMPLATE = CATALOGUES / f"{DOMAIN}.pot"
# functions that say words, with how many forms of them they are given
FORMS = {"say": 1, "tell": 1, "mark": 1, "translated": 1, "counted": 2, "tell_number": 2}
OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true"}
Words = tuple[str | None, ...]


def extracted() -> Catalog:
    """Return all words of the report's own, with the files that say them."""
    found = Catalog(project="council-rules", charset="utf-8", fuzzy=False)
    found.header_comment = "# The words of the compliance report, in English."
    for path in sorted((*SOURCE.rglob("*.py"), *SOURCE.rglob("*.j2"))):
        for function, words in _said_in(path):
            forms = tuple(one for one in words[: FORMS[function]] if one)
            if len(forms) == FORMS[function]:
                where = [(str(path.relative_to(SOURCE)), 0)]
                found.add(forms if len(forms) > 1 else forms[0], locations=where)
    return found


def _said_in(path: Path) -> Iterator[tuple[str, Words]]:
    """Return the functions that a file calls to say words, and what it gives them."""
    if path.suffix == ".py":
        yield from _said_in_python(path.read_text(encoding="utf-8"))
        return
    with path.open("rb") as file:
        for _, function, words, _ in babel_extract(file, list(FORMS), [], OPTIONS):
            yield function, words if isinstance(words, tuple) else (words,)


def _said_in_python(source: str) -> Iterator[tuple[str, Words]]:
    """Return what calls in a module say, also those inside of other calls."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=function)) if function in FORMS:
                yield function, tuple(map(_literal, node.args))


def _literal(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def catalogues() -> dict[str, Path]:
    """Return the catalogues by language."""
    found = CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.po")
    return {path.parts[-3]: path for path in sorted(found)}


def read(path: Path) -> Catalog:
    """Return a catalogue as it is written."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3] if path.suffix == ".po" else None)


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as it is read by a program, the same bytes every time."""
    catalogue.creation_date = catalogue.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as a translator edits it, the same bytes every time."""
    made = io.BytesIO()
    write_po(
        made,
        catalogue,
        width=96,
        omit_header=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    head = f"{catalogue.header_comment}\n{_header(catalogue)}\n"
    return head.encode() + made.getvalue()


def _header(catalogue: Catalog) -> str:
    entries = {
        "Project-Id-Version": "council-rules",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if catalogue.locale:
        entries["Language"] = str(catalogue.locale)
        entries["Plural-Forms"] = catalogue.plural_forms
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in entries.items())
    return f'msgid ""\nmsgstr ""\n{lines}'


def renewed(path: Path, template: Catalog) -> Catalog:
    """Return a catalogue with all words of the template and no others."""
    found = read(path)
    found.update(template, no_fuzzy_matching=True, update_header_comment=False)
    return found


def main() -> None:
    """Write the template and all catalogues anew."""
    template = extracted()
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(written(template))
    for language, path in catalogues().items():
        found = renewed(path, template)
        path.write_bytes(written(found))
        path.with_suffix(".mo").write_bytes(compiled(found))
        empty = sum(not done(one) for one in found if one.id)
        print(f"{language}: {len(found)} messages, {empty} not translated", file=sys.stderr)


def done(message: Message) -> bool:
    """Return whether a message is translated, in all forms that a number asks for."""
    forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return all(forms)


if __name__ == "__main__":
    main()
