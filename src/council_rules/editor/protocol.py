"""What the other modules work out, in the types of the protocol."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls import uris

from council_rules.editor.completion import Proposed
from council_rules.editor.diagnostics import Diagnostic
from council_rules.editor.edits import Edit
from council_rules.editor.hints import Hint, Lens
from council_rules.editor.hover import Hover
from council_rules.editor.lines import Lines, Position
from council_rules.editor.pages import Pages
from council_rules.editor.symbols import Symbol
from council_rules.proposal.problems import Span
from council_rules.render.display import clean

SOURCE = "council-rules"
_LEVELS = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_KINDS = {
    "key": types.CompletionItemKind.Property,
    "word": types.CompletionItemKind.EnumMember,
    "id": types.CompletionItemKind.Reference,
    "rule": types.CompletionItemKind.Constant,
}
_SYMBOLS = {
    "section": types.SymbolKind.Namespace,
    "body": types.SymbolKind.Class,
    "seat": types.SymbolKind.Field,
    "procedure": types.SymbolKind.Method,
    "veto": types.SymbolKind.Operator,
    "source": types.SymbolKind.File,
}


def place(position: types.Position) -> Position:
    """Return a position of the protocol as one of ours."""
    return Position(position.line, position.character)


def range_of(lines: Lines, span: Span) -> types.Range:
    """Return a stretch of a text."""
    begin, end = lines.range(span)
    return types.Range(types.Position(*begin), types.Position(*end))


def location(uri: str, lines: Lines, span: Span) -> types.Location:
    """Return a stretch of a text with its file."""
    return types.Location(uri, range_of(lines, span))


def diagnostic(one: Diagnostic, uri: str, lines: Lines, pages: Pages) -> types.Diagnostic:
    """Return a mark in the text of ``uri``."""
    address = pages.address(one.code)
    return types.Diagnostic(
        range=_some(range_of(lines, one.span)),
        message="\n".join(map(clean, one.message.split("\n"))),
        severity=_LEVELS[one.level],
        code=one.code,
        code_description=types.CodeDescription(address) if address else None,
        source=SOURCE,
        related_information=[
            types.DiagnosticRelatedInformation(
                _elsewhere(related.file, related.span)
                if related.file
                else location(uri, lines, related.span),
                clean(related.words),
            )
            for related in one.related
        ],
        data=one.data,
    )


def _some(found: types.Range) -> types.Range:
    """Return a range that is not empty, so that there is something to mark."""
    if found.start != found.end:
        return found
    start = found.start
    return types.Range(start, types.Position(start.line, start.character + 1))


def _elsewhere(file: str, span: Span) -> types.Location:
    """Return a place in another file; what is before it on its line is not known."""
    address = uris.from_fs_path(str(Path(file).absolute())) or file
    start = types.Position(span.line - 1, span.column - 1)
    end = types.Position(span.end_line - 1, span.end_column - 1)
    return types.Location(address, types.Range(start, end))


def completion(one: Proposed, lines: Lines) -> types.CompletionItem:
    """Return a text that could be written."""
    begin = lines.position(*lines.place(one.begin))
    end = lines.position(*lines.place(one.end))
    edit = types.TextEdit(types.Range(types.Position(*begin), types.Position(*end)), one.text)
    return types.CompletionItem(
        label=one.label,
        kind=_KINDS[one.kind],
        detail=clean(one.detail) or None,
        documentation=markdown(one.about) if one.about else None,
        sort_text=f"{one.rank}{one.label}",
        filter_text=one.label,
        text_edit=edit,
    )


def markdown(text: str) -> types.MarkupContent:
    """Return Markdown for an editor."""
    cleaned = "\n".join(map(clean, text.split("\n")))
    return types.MarkupContent(types.MarkupKind.Markdown, cleaned)


def hover(one: Hover, lines: Lines) -> types.Hover:
    """Return what is to be shown of a word."""
    return types.Hover(markdown(one.text), range_of(lines, one.span))


def symbol(one: Symbol, lines: Lines) -> types.DocumentSymbol:
    """Return a part of the outline with its parts."""
    return types.DocumentSymbol(
        name=clean(one.name),
        kind=_SYMBOLS.get(one.kind, types.SymbolKind.Object),
        range=range_of(lines, one.whole),
        selection_range=range_of(lines, one.word),
        detail=clean(one.detail),
        children=[symbol(part, lines) for part in one.parts],
    )


def inlay_hint(one: Hint, lines: Lines) -> types.InlayHint:
    """Return words beside a word of the text."""
    return types.InlayHint(
        position=types.Position(*lines.position(*one.after[2:])),
        label=one.words,
        tooltip=clean(one.about),
        padding_left=True,
    )


def code_lens(one: Lens, lines: Lines) -> types.CodeLens:
    """Return a line above a word; it only says something, so nothing comes of a click."""
    return types.CodeLens(range_of(lines, one.over), types.Command(clean(one.words), ""))


def text_edits(found: Iterable[Edit], lines: Lines) -> list[types.TextEdit]:
    """Return edits of whole lines."""
    return [
        types.TextEdit(types.Range(_line(lines, one.begin), _line(lines, one.end)), one.text)
        for one in found
    ]


def _line(lines: Lines, number: int) -> types.Position:
    """Return where a line begins, or the end of the text after the last."""
    if number < len(lines.starts):
        return types.Position(number, 0)
    last = len(lines.starts) - 1
    return types.Position(last, lines.units(lines.line(last)))


def workspace_edit(
    uri: str, version: int | None, found: Sequence[types.TextEdit], by_version: bool
) -> types.WorkspaceEdit:
    """Return edits of one text; where editors can, only if it is still this version."""
    if not by_version:
        return types.WorkspaceEdit(changes={uri: list(found)})
    document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(found))])


def data_of(diagnostics: Iterable[types.Diagnostic]) -> list[dict[str, Any]]:
    """Return what came back with marks that are ours."""
    return [
        one.data for one in diagnostics if one.source == SOURCE and isinstance(one.data, dict)
    ]
