"""The texts that an editor has open, and what is known of each."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pygls import uris

from council_rules.editor import diagnostics
from council_rules.editor.diagnostics import Diagnostic
from council_rules.editor.figures import Figure
from council_rules.editor.mentions import Thing
from council_rules.editor.pages import Pages, pages_of
from council_rules.editor.processes import Ended, Processes
from council_rules.editor.reading import Reading
from council_rules.editor.work import Asked, Check, Checked, Count, Counted, Failed
from council_rules.findings.report import FileReport
from council_rules.proposal.files import SUFFIX

# so long nobody types before a text is judged anew, in seconds
PAUSE = 0.15


class Document:
    """One text in its present version; ``report`` and ``figures`` are those of this version."""

    def __init__(self, uri: str, version: int | None, text: str, encoding: str) -> None:
        self.uri, self.version = uri, version
        self.reading = Reading(text, encoding)
        self.report: FileReport | None = None
        self.figures: tuple[Figure, ...] = ()
        self.marks: list[Diagnostic] = []
        self.pages: Pages = pages_of(())
        # what was known of versions before, to go on with while this one is half written
        self.earlier_things: dict[str, Thing] = {}
        self.earlier_report: FileReport | None = None
        self.judging: asyncio.Task[None] | None = None

    @property
    def path(self) -> Path | None:
        """Where the text lies, None for one that was never saved."""
        found = uris.to_fs_path(self.uri) if self.uri.startswith("file:") else None
        return Path(found) if found else None

    @property
    def things(self) -> dict[str, Thing]:
        """What has an id, in this version or the last one that could be read."""
        return self.reading.things or self.earlier_things

    @property
    def last_report(self) -> FileReport | None:
        """The report on this version, or on the last one that could be judged."""
        judged = self.report is not None and self.report.checked
        return self.report if judged else self.earlier_report

    def asked(self, folder: Path) -> Asked:
        """Return what a request about this text says; ``folder`` is for one without a file."""
        path = self.path
        if path is None:
            name = self.uri.rpartition(":")[2] or self.uri
            return Asked(name, self.reading.text, str(folder))
        return Asked(str(path), self.reading.text, str(path.parent))


class Session:
    """Keeps the open texts, and has each version judged once nobody types."""

    def __init__(
        self,
        tell: Callable[[Document], None],
        refresh: Callable[[], None],
        folder: Callable[[], Path],
    ) -> None:
        """Take what hears of each judged document, and when numbers beside texts have changed.

        ``folder`` is that of texts without a file.
        """
        self.processes = Processes()
        self.documents: dict[str, Document] = {}
        self._tell, self._refresh, self._folder = tell, refresh, folder

    def opened(self, uri: str, version: int | None, text: str, encoding: str) -> None:
        """Take up a text, and have it judged; what is no proposal is left alone."""
        if is_proposal(uri):
            self._take(Document(uri, version, text, encoding), pause=0)

    def changed(self, uri: str, version: int | None, text: str, encoding: str) -> None:
        """Go on with another version of a text; what worked on the one before is ended."""
        before = self.documents.get(uri)
        if before is None:
            return
        document = Document(uri, version, text, encoding)
        document.pages = before.pages
        document.earlier_things, document.earlier_report = before.things, before.last_report
        self._stop(before)
        self._take(document, PAUSE)

    def again(self, uri: str = "") -> None:
        """Have all texts judged anew, or one: settings or pages may have changed."""
        for document in tuple(self.documents.values()):
            if uri and document.uri != uri:
                continue
            text = document.reading
            self.changed(document.uri, document.version, text.text, text.lines.encoding)

    def closed(self, uri: str) -> None:
        """Forget a text."""
        document = self.documents.pop(uri, None)
        if document is not None:
            self._stop(document)

    async def close(self) -> None:
        """End everything."""
        for uri in tuple(self.documents):
            self.closed(uri)
        await self.processes.close()

    async def judged(self, uri: str) -> Document | None:
        """Return the present version of a text once it is judged, None if it is closed."""
        while (document := self.documents.get(uri)) is not None:
            if document.judging is None or document.judging.done():
                return document
            await asyncio.wait([document.judging])
        return None

    async def ask(self, document: Document, make: Callable[[Asked], Any]) -> Any:
        """Return the answer to a request about a text. Raises Ended."""
        return await self.processes.ask(make(document.asked(self._folder())))

    def _take(self, document: Document, pause: float) -> None:
        self.documents[document.uri] = document
        document.judging = asyncio.create_task(self._judge(document, pause))

    def _stop(self, document: Document) -> None:
        if document.judging is not None:
            document.judging.cancel()

    async def _judge(self, document: Document, pause: float) -> None:
        await asyncio.sleep(pause)
        try:
            answer = await self.ask(document, lambda one: Check(one, cached=not pause))
        except Ended as ended:
            answer = Failed(fault=str(ended))
        document.marks = self._marks(document, answer)
        self._tell(document)
        self._refresh()
        if document.report is None or not document.report.checked:
            return
        try:
            counted = await self.ask(document, Count)
        except Ended:
            return  # numbers beside the text are no verdicts
        if isinstance(counted, Counted):
            document.figures = counted.figures
            self._refresh()

    def _marks(self, document: Document, answer: Checked | Failed) -> list[Diagnostic]:
        if isinstance(answer, Failed):
            found = diagnostics.of_problems(answer.problems)
            return found or [diagnostics.of_fault(answer.fault)]
        document.report = answer.report
        document.pages = pages_of(answer.pages)
        return diagnostics.of_report(answer.report, answer.notices)


def is_proposal(uri: str) -> bool:
    """Return whether a text is a proposal by its name, or has no name yet."""
    return uri.endswith(SUFFIX) or not uri.startswith("file:")
