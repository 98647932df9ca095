"""Requests of an editor that change a text: what can be done about a mark, and doing it."""

from collections.abc import Sequence
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from council_rules.editor import protocol
from council_rules.editor.actions import Action, actions, written
from council_rules.editor.cure import Cured
from council_rules.editor.edits import edits
from council_rules.editor.features import Feature
from council_rules.editor.processes import Ended
from council_rules.editor.session import Document, Session
from council_rules.editor.work import Answer, Asked, Cure, Failed
from council_rules.proposal.problems import ProposalError

_MARK = "\ufeff"


class Changes:
    """Offers actions at once, and works out what they change when one is chosen."""

    def __init__(self, session: Session, connection: LanguageServer) -> None:
        self.session, self.connection = session, connection

    def features(self) -> list[Feature]:
        """Return what is answered here."""
        kinds = [types.CodeActionKind.QuickFix]
        offered = types.CodeActionOptions(code_action_kinds=kinds, resolve_provider=True)
        return [
            Feature(types.TEXT_DOCUMENT_CODE_ACTION, self.code_actions, offered),
            Feature(types.CODE_ACTION_RESOLVE, self.resolved),
        ]

    def code_actions(self, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        """Offer what can be done about marks; nothing on a version that is not judged yet."""
        document = self.session.documents.get(params.text_document.uri)
        if document is None or document.report is None:
            return None
        wanted = protocol.data_of(params.context.diagnostics)
        found = actions(document.reading, document.report, wanted)
        return [self._offered(one, document, params.context.diagnostics) for one in found]

    def _offered(
        self, one: Action, document: Document, marks: Sequence[types.Diagnostic]
    ) -> types.CodeAction:
        data = {"uri": document.uri, "version": document.version, "way": one.way, **one.data}
        return types.CodeAction(
            title=one.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[mark for mark in marks if mark.code == one.code],
            is_preferred=one.preferred or None,
            data=data,
        )

    async def resolved(self, action: types.CodeAction) -> types.CodeAction:
        """Work out what a chosen action changes; if it changes nothing, say why."""
        data: dict[str, Any] = action.data if isinstance(action.data, dict) else {}
        document = self.session.documents.get(data.get("uri", ""))
        if document is None or document.version != data.get("version"):
            self._say(f"{action.title}: the text has changed since this was offered")
            return action
        done = await self._done(document, data)
        if document is not self.session.documents.get(document.uri):
            self._say(f"{action.title}: the text has changed while this was worked out")
            return action
        if done.says:
            self._say(f"{action.title}: {done.says}")
        if done.text:
            action.edit = self._edit(document, done.text)
        return action

    async def _done(self, document: Document, data: dict[str, Any]) -> Cured:
        loaded = document.reading.loaded
        if loaded is None:
            return Cured("", "the text is no proposal any more")
        try:
            if data["way"] == "write":
                return Cured(written(loaded, data), "")
            return await self._asked(document, data)
        except ProposalError as failure:
            return Cured("", f"it cannot be written here: {failure.problems[0].message}")

    async def _asked(self, document: Document, data: dict[str, Any]) -> Cured:
        def request(one: Asked) -> Cure | Answer:
            if data["way"] == "cure":
                return Cure(one, data["code"], data["subject"])
            return Answer(one, data["point"], data["value"])

        try:
            answer = await self.session.ask(document, request)
        except Ended as ended:
            return Cured("", str(ended))
        if isinstance(answer, Failed):
            return Cured("", answer.fault or "; ".join(map(str, answer.problems)))
        assert isinstance(answer, Cured)
        return answer

    def _edit(self, document: Document, text: str) -> types.WorkspaceEdit:
        before = document.reading.text
        after = _MARK + text if before.startswith(_MARK) else text
        found = protocol.text_edits(edits(before, after), document.reading.lines)
        workspace = self.connection.client_capabilities.workspace
        able = workspace.workspace_edit if workspace is not None else None
        by_version = able is not None and bool(able.document_changes)
        return protocol.workspace_edit(document.uri, document.version, found, by_version)

    def _say(self, message: str) -> None:
        params = types.ShowMessageParams(types.MessageType.Info, message)
        self.connection.window_show_message(params)
