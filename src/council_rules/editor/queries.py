"""Requests of an editor that only look at a text."""

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from council_rules.editor import protocol
from council_rules.editor.completion import Known, completions
from council_rules.editor.features import Feature
from council_rules.editor.hints import hints, lenses
from council_rules.editor.hover import hover, mention_of
from council_rules.editor.renaming import Refused, definition, references, renamed
from council_rules.editor.session import Session
from council_rules.editor.symbols import folds, symbols

_TYPED = ["-", " ", ":", "[", "{", "/", ","]


class Queries:
    """Answers from the texts of a session; nothing is said of a text that is no proposal."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def features(self) -> list[Feature]:
        """Return what is answered here."""
        completing = types.CompletionOptions(trigger_characters=_TYPED)
        renaming = types.RenameOptions(prepare_provider=True)
        return [
            Feature(types.TEXT_DOCUMENT_HOVER, self.hover),
            Feature(types.TEXT_DOCUMENT_COMPLETION, self.completion, completing),
            Feature(types.TEXT_DOCUMENT_DEFINITION, self.definition),
            Feature(types.TEXT_DOCUMENT_REFERENCES, self.references),
            Feature(types.TEXT_DOCUMENT_PREPARE_RENAME, self.prepare_rename),
            Feature(types.TEXT_DOCUMENT_RENAME, self.rename, renaming),
            Feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self.symbols),
            Feature(types.TEXT_DOCUMENT_FOLDING_RANGE, self.folding_ranges),
            Feature(types.TEXT_DOCUMENT_INLAY_HINT, self.inlay_hints),
            Feature(types.TEXT_DOCUMENT_CODE_LENS, self.code_lenses),
        ]

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Say what the word under the pointer is."""
        document = self.session.documents.get(params.text_document.uri)
        if document is None:
            return None
        at = protocol.place(params.position)
        found = hover(document.reading, at, document.pages.rules, document.report)
        return protocol.hover(found, document.reading.lines) if found else None

    def completion(self, params: types.CompletionParams) -> types.CompletionList | None:
        """Say what could be written at a place."""
        document = self.session.documents.get(params.text_document.uri)
        if document is None or document.reading.too_large:
            return None
        reading = document.reading
        known = Known(document.things, document.pages.rules, document.last_report)
        at = protocol.place(params.position)
        found = completions(reading.text, reading.lines, at, known)
        items = [protocol.completion(one, reading.lines) for one in found]
        return types.CompletionList(is_incomplete=False, items=items)

    def definition(self, params: types.DefinitionParams) -> types.Location | None:
        """Say where an id is given."""
        document = self.session.documents.get(params.text_document.uri)
        if document is None:
            return None
        span = definition(document.reading, protocol.place(params.position))
        return protocol.location(document.uri, document.reading.lines, span) if span else None

    def references(self, params: types.ReferenceParams) -> list[types.Location] | None:
        """Say where an id is used."""
        document = self.session.documents.get(params.text_document.uri)
        if document is None:
            return None
        at, defining = protocol.place(params.position), params.context.include_declaration
        return [
            protocol.location(document.uri, document.reading.lines, span)
            for span in references(document.reading, at, defining)
        ]

    def prepare_rename(
        self, params: types.PrepareRenameParams
    ) -> types.PrepareRenamePlaceholder | None:
        """Say which word would be renamed."""
        document = self.session.documents.get(params.text_document.uri)
        if document is None:
            return None
        found = mention_of(document.reading, protocol.place(params.position))
        if found is None:
            return None
        word = protocol.range_of(document.reading.lines, found.span)
        return types.PrepareRenamePlaceholder(word, found.id.rpartition("/")[2])

    def rename(self, params: types.RenameParams) -> types.WorkspaceEdit | None:
        """Give an id another name everywhere in its file."""
        document = self.session.documents.get(params.text_document.uri)
        if document is None:
            return None
        try:
            found = renamed(document.reading, protocol.place(params.position), params.new_name)
        except Refused as refusal:
            raise JsonRpcInvalidParams(str(refusal)) from None
        if found is None:
            return None
        lines = document.reading.lines
        edits = [
            types.TextEdit(protocol.range_of(lines, span), found.new) for span in found.words
        ]
        return types.WorkspaceEdit(changes={document.uri: edits})

    def symbols(self, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        """Give the outline of a file."""
        document = self.session.documents.get(params.text_document.uri)
        if document is None:
            return None
        lines = document.reading.lines
        return [protocol.symbol(one, lines) for one in symbols(document.reading)]

    def folding_ranges(
        self, params: types.FoldingRangeParams
    ) -> list[types.FoldingRange] | None:
        """Say which lines can be folded away."""
        document = self.session.documents.get(params.text_document.uri)
        if document is None:
            return None
        return [
            types.FoldingRange(begin - 1, end - 1) for begin, end in folds(document.reading)
        ]

    async def inlay_hints(self, params: types.InlayHintParams) -> list[types.InlayHint] | None:
        """Give the numbers beside a text, once it is judged."""
        document = await self.session.judged(params.text_document.uri)
        if document is None or document.report is None:
            return None
        lines = document.reading.lines
        found = hints(document.reading, document.report, document.figures)
        shown = [protocol.inlay_hint(one, lines) for one in found]
        begin, end = params.range.start.line, params.range.end.line
        return [one for one in shown if begin <= one.position.line <= end]

    async def code_lenses(self, params: types.CodeLensParams) -> list[types.CodeLens] | None:
        """Give the lines above bodies and matters, once a text is judged."""
        document = await self.session.judged(params.text_document.uri)
        if document is None or document.report is None:
            return None
        lines = document.reading.lines
        return [
            protocol.code_lens(one, lines) for one in lenses(document.reading, document.report)
        ]
