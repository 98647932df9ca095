"""The language server: requests of an editor in, what is shown out, over standard input."""

import logging
import os
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from council_rules import __version__
from council_rules.editor import protocol
from council_rules.editor.changes import Changes
from council_rules.editor.features import Feature
from council_rules.editor.lines import UTF16
from council_rules.editor.queries import Queries
from council_rules.editor.session import Document, Session


class Server:
    """Answers the requests of one editor."""

    def __init__(self) -> None:
        self.connection = LanguageServer(
            "council-rules",
            __version__,
            # an editor and Python part lines at different signs, so whole texts are sent
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
        )
        self.session = Session(self._publish, self._refresh, self._folder)
        own = [
            Feature(types.INITIALIZED, self.initialized),
            Feature(types.TEXT_DOCUMENT_DID_OPEN, self.did_open),
            Feature(types.TEXT_DOCUMENT_DID_CHANGE, self.did_change),
            Feature(types.TEXT_DOCUMENT_DID_SAVE, self.did_save),
            Feature(types.TEXT_DOCUMENT_DID_CLOSE, self.did_close),
            Feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, self.did_change_files),
            Feature(types.SHUTDOWN, self.shutdown),
        ]
        queries, changes = Queries(self.session), Changes(self.session, self.connection)
        for one in (*own, *queries.features(), *changes.features()):
            # it notes things on what it registers, which a method does not bear
            self.connection.feature(one.method, one.options)(partial(one.handler))

    def serve(self) -> None:
        """Answer what comes over standard input, until the editor ends it."""
        logging.basicConfig(level=logging.WARNING)
        answers = os.dup(1)
        os.dup2(2, 1)  # whatever else is printed must not get between the answers
        with open(answers, "wb") as output:
            self.connection.start_io(stdout=output)

    async def initialized(self, params: types.InitializedParams) -> None:
        """Start the process that judges, so that it is ready for the first text."""
        await self.session.processes.prepare()

    async def did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """Take up a text."""
        one = params.text_document
        self.session.opened(one.uri, one.version, one.text, self._encoding())

    async def did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Go on with what a text is now."""
        one = params.text_document
        text = self.connection.workspace.get_text_document(one.uri).source
        self.session.changed(one.uri, one.version, text, self._encoding())

    async def did_save(self, params: types.DidSaveTextDocumentParams) -> None:
        """Judge a text anew whose settings may have changed since."""
        self.session.again(params.text_document.uri)

    async def did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a text, and take its marks away."""
        uri = params.text_document.uri
        self.session.closed(uri)
        nothing = types.PublishDiagnosticsParams(uri, [])
        self.connection.text_document_publish_diagnostics(nothing)

    async def did_change_files(self, params: types.DidChangeWatchedFilesParams) -> None:
        """Judge all texts anew: settings, waivers or pages beside them have changed."""
        self.session.again()

    async def shutdown(self, params: None) -> None:
        """End all work."""
        await self.session.close()

    def _publish(self, document: Document) -> None:
        lines, pages = document.reading.lines, document.pages
        marks = [protocol.diagnostic(one, document.uri, lines, pages) for one in document.marks]
        self.connection.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(document.uri, marks, document.version)
        )

    def _refresh(self) -> None:
        """Have the editor ask again for what stands beside and above the text."""
        workspace = self.connection.client_capabilities.workspace
        if workspace is None:
            return
        if workspace.inlay_hint is not None and workspace.inlay_hint.refresh_support:
            self.connection.workspace_inlay_hint_refresh(None)
        if workspace.code_lens is not None and workspace.code_lens.refresh_support:
            self.connection.workspace_code_lens_refresh(None)

    def _encoding(self) -> str:
        """Return in which units the editor counts."""
        found = self.connection.workspace.position_encoding
        return UTF16 if found is None else str(getattr(found, "value", found))

    def _folder(self) -> Path:
        """Return where a text without a file is taken to be."""
        for folder in self.connection.workspace.folders.values():
            path = uris.to_fs_path(folder.uri)
            if path:
                return Path(path)
        return Path.cwd()
