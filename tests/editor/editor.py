"""An editor that speaks the protocol with a real server, over standard input and output."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

# a machine that does much else at once takes long to start a process
PATIENCE = 60


class _Client(LanguageClient):
    """A client that knows how its server ended."""

    code: int | None = None

    async def server_exit(self, server: asyncio.subprocess.Process) -> None:
        self.code = server.returncode


class Editor:
    """Opens, types and asks; ``marks`` are the last of each text, ``said`` all messages."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.marks: dict[str, types.PublishDiagnosticsParams] = {}
        self.said: list[str] = []
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self._news = asyncio.Event()

    def marked(self, params: types.PublishDiagnosticsParams) -> None:
        """Hear of the marks of a text."""
        self.marks[params.uri] = params
        self._news.set()

    async def open(self, uri: str, text: str) -> list[types.Diagnostic]:
        """Open a text; return its marks."""
        self.texts[uri], self.versions[uri] = text, 1
        item = types.TextDocumentItem(uri, "yaml", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.settled(uri)

    def type(self, uri: str, text: str) -> None:
        """Make a text another, and wait for nothing."""
        self.texts[uri] = text
        self.versions[uri] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.versions[uri], uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def settled(self, uri: str) -> list[types.Diagnostic]:
        """Return the marks of the present version of a text, once it is judged."""

        async def wait() -> list[types.Diagnostic]:
            while True:
                found = self.marks.get(uri)
                if found is not None and found.version == self.versions[uri]:
                    return list(found.diagnostics)
                self._news.clear()
                await self._news.wait()

        return await asyncio.wait_for(wait(), PATIENCE)

    async def actions(self, uri: str, mark: types.Diagnostic) -> dict[str, types.CodeAction]:
        """Return what is offered for a mark, by title."""
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), mark.range, types.CodeActionContext([mark])
        )
        found = await self.client.text_document_code_action_async(params) or ()
        return {one.title: one for one in found if isinstance(one, types.CodeAction)}

    async def choose(self, uri: str, action: types.CodeAction) -> list[types.Diagnostic]:
        """Do what was offered; return the marks of the text as it is then."""
        resolved = await self.client.code_action_resolve_async(action)
        assert resolved.edit is not None, self.said
        self.apply(uri, resolved.edit)
        return await self.settled(uri)

    def apply(self, uri: str, edit: types.WorkspaceEdit) -> None:
        """Make the edits of a text, as an editor that counts in UTF-16 does."""
        if edit.document_changes:
            (change,) = edit.document_changes
            assert isinstance(change, types.TextDocumentEdit)
            assert change.text_document.version == self.versions[uri]
            edits = [one for one in change.edits if isinstance(one, types.TextEdit)]
        else:
            assert edit.changes is not None
            edits = list(edit.changes[uri])
        self.type(uri, edited(self.texts[uri], edits))


def edited(text: str, edits: list[types.TextEdit]) -> str:
    """Return a text with edits made, places counted in UTF-16."""
    data = text.encode("utf-16-le")
    starts = [0]
    for number in range(0, len(data), 2):
        if data[number : number + 2] == b"\n\0":
            starts.append(number + 2)

    def offset(at: types.Position) -> int:
        return starts[at.line] + 2 * at.character

    for one in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        begin, end = offset(one.range.start), offset(one.range.end)
        data = data[:begin] + one.new_text.encode("utf-16-le") + data[end:]
    return data.decode("utf-16-le")


@asynccontextmanager
async def editor(folder: Path) -> AsyncIterator[Editor]:
    """Start a server for a folder, and end it as an editor does."""
    client = _Client("tests", "1")
    one = Editor(client)
    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: one.marked(params))
    client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: one.said.append(params.message))
    await client.start_io(sys.executable, "-m", "council_rules", "lsp")
    able = types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)
        )
    )
    folders = [types.WorkspaceFolder(folder.as_uri(), folder.name)]
    await client.initialize_async(
        types.InitializeParams(capabilities=able, workspace_folders=folders)
    )
    client.initialized(types.InitializedParams())
    try:
        yield one
    finally:
        await asyncio.wait_for(client.shutdown_async(None), PATIENCE)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]
        assert client.code == 0
