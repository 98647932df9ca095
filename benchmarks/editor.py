"""Measure how long a keystroke takes to a verdict, next to a check of the same file.

A client starts `council-rules lsp`, opens a file of 100 lines and changes it again and again,
waiting for the marks each time. The time of a keystroke includes the pause of 0.15 seconds in
which nobody types. Seconds by the clock, medians, turn by turn with `council-rules check`.

    python benchmarks/editor.py [--runs 15]

Nothing here asserts.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from run import ROOT, run

FILES = (
    ROOT / "proposals" / "reference" / "un_security_council_1945.council.yaml",
    ROOT / "proposals" / "gaza" / "board_of_peace.council.yaml",
)
CHECK = (sys.executable, "-m", "council_rules", "check", "--no-cache")


class Client:
    """Types into one text and waits for its marks."""

    def __init__(self, path: Path) -> None:
        self.client = LanguageClient("benchmark", "1")
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(
            lambda params: self.marked(params)
        )
        self.uri, self.text, self.version = path.as_uri(), path.read_text("utf-8"), 0
        self.news: asyncio.Queue[int | None] = asyncio.Queue()

    def marked(self, params: types.PublishDiagnosticsParams) -> None:
        self.news.put_nowait(params.version)

    async def begin(self) -> None:
        await self.client.start_io(sys.executable, "-m", "council_rules", "lsp")
        await self.client.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities())
        )
        self.client.initialized(types.InitializedParams())
        item = types.TextDocumentItem(self.uri, "yaml", self.version, self.text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await self.news.get()

    async def keystroke(self) -> float:
        """Type, and return the seconds until the marks of that version are there."""
        self.version += 1
        self.text += "\n"
        start = time.perf_counter()
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.version, self.uri),
                [types.TextDocumentContentChangeWholeDocument(self.text)],
            )
        )
        while await self.news.get() != self.version:
            pass
        return time.perf_counter() - start

    async def end(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


async def measured(path: Path, runs: int) -> tuple[float, float]:
    """Return the medians of a keystroke and of a check, in seconds."""
    client = Client(path)
    await client.begin()
    typed, checked = [], []
    for turn in range(runs + 1):
        seconds = await client.keystroke()
        command = run([*CHECK, str(path)]).wall
        if turn:
            typed.append(seconds)
            checked.append(command)
    await client.end()
    return statistics.median(typed), statistics.median(checked)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    print("| file | lines | keystroke to verdict ms | `council-rules check` ms | ratio |")
    print("| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as cache:
        os.environ["COUNCIL_RULES_CACHE"] = cache
        for path in FILES:
            lines = len(path.read_text("utf-8").splitlines())
            typed, checked = asyncio.run(measured(path, runs))
            print(
                f"| `{path.name.partition('.')[0]}` | {lines} | {1000 * typed:,.0f} | "
                f"{1000 * checked:,.0f} | {typed / checked:.2f} |"
            )


if __name__ == "__main__":
    main()
