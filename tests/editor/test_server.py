"""A real editor, over standard input and output: opens, types, asks and mends."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from lsprotocol import types

from council_rules.cli import run as command
from council_rules.editor import diagnostics, work
from council_rules.editor.diagnostics import Diagnostic
from council_rules.editor.processes import Ended, Processes
from council_rules.findings.finding import Verdict
from council_rules.running.runs import run
from council_rules.settings import Settings
from tests.editor.editor import PATIENCE, Editor, editor
from tests.editor.texts import VALLEY, at

ROOT = Path(__file__).resolve().parents[2]
Play = Callable[[Editor], Awaitable[None]]


def _play(folder: Path, play: Play) -> None:
    async def whole() -> None:
        async with editor(folder) as one:
            await play(one)

    asyncio.run(whole())


def _codes(marks: list[types.Diagnostic]) -> set[str]:
    return {str(one.code) for one in marks}


def _mark(marks: list[types.Diagnostic], code: str) -> types.Diagnostic:
    (first, *_) = [one for one in marks if one.code == code]
    return first


def _document(uri: str) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri)


def _position(text: str, words: str, into: int) -> types.Position:
    return types.Position(*at(text, words, into))


def test_a_day_in_an_editor(tmp_path: Path) -> None:
    _play(tmp_path, lambda one: _day(one, tmp_path))


async def _day(one: Editor, folder: Path) -> None:
    uri = (folder / "valley.council.yaml").as_uri()
    marks = await one.open(uri, VALLEY)
    waived = _mark(marks, "WAI001")
    assert waived.severity is types.DiagnosticSeverity.Error
    broken = [one for one in marks if one.data and one.data.get("verdict") == "violated"]
    assert broken
    for mark in broken:
        address = mark.code_description
        assert address is not None
        assert Path(address.href.removeprefix("file://")).name == f"{mark.code}.md"
    await _look(one, uri)
    await _rename(one, uri)
    await _mend(one, uri)
    await _break(one, uri)


async def _look(one: Editor, uri: str) -> None:
    client, text = one.client, one.texts[uri]
    hovered = await client.text_document_hover_async(
        types.HoverParams(_document(uri), _position(text, "resident\n", 3))
    )
    assert hovered is not None
    assert isinstance(hovered.contents, types.MarkupContent)
    assert "`board/outsider`" in hovered.contents.value
    # after a name of several emoji the place is counted in UTF-16
    assert hovered.range == types.Range(
        _position(text, "resident\n", 0), _position(text, "resident\n", 8)
    )
    found = await client.text_document_completion_async(
        types.CompletionParams(_document(uri), _position(text, "board/outsider\n", 14))
    )
    assert isinstance(found, types.CompletionList)
    assert "board/resident" in [item.label for item in found.items]
    everywhere = types.Range(types.Position(0, 0), types.Position(99, 0))
    await asyncio.sleep(0)
    hints = await client.text_document_inlay_hint_async(
        types.InlayHintParams(_document(uri), everywhere)
    )
    assert hints is not None
    assert [hint.label for hint in hints] == [
        "0 of 2 to 1 of 3 local",
        "2 carry, 2 stop, usually",
    ]
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(_document(uri)))
    assert lenses is not None
    titles = [lens.command.title for lens in lenses if lens.command]
    assert any(title.startswith("across bodies: can decide alone:") for title in titles)
    assert any(title.startswith("in the room, by 'board_vote'") for title in titles)
    outline = await client.text_document_document_symbol_async(
        types.DocumentSymbolParams(_document(uri))
    )
    assert outline is not None
    assert [symbol.name for symbol in outline][:2] == ["proposal", "sources"]
    folds = await client.text_document_folding_range_async(
        types.FoldingRangeParams(_document(uri))
    )
    assert folds


async def _rename(one: Editor, uri: str) -> None:
    client, text = one.client, one.texts[uri]
    place = _position(text, "resident\n", 3)
    edit = await client.text_document_rename_async(
        types.RenameParams(_document(uri), place, "local_member")
    )
    assert edit is not None
    before = _codes(await one.settled(uri))
    one.apply(uri, edit)
    assert "board/local_member.participation" in one.texts[uri]
    assert _codes(await one.settled(uri)) == before
    with pytest.raises(Exception, match="taken by a matter"):
        await client.text_document_rename_async(
            types.RenameParams(
                _document(uri), _position(one.texts[uri], "id: board", 5), "budget"
            )
        )


async def _mend(one: Editor, uri: str) -> None:
    marks = await one.settled(uri)
    mark = _mark(marks, "PAL001")
    offered = await one.actions(uri, mark)
    text = one.texts[uri]
    marks = await one.choose(
        uri, offered["Search for the cheapest change that cures PAL001 on 'budget'"]
    )
    assert "PAL001" not in _violated(marks)
    assert "(cost 1, nothing costs less)" in one.said[-1]
    assert one.texts[uri].startswith(text.partition("    passes_when")[0])
    one.type(uri, text)
    await one.settled(uri)
    waiver = offered["Add a waiver of PAL001 on 'budget', to be filled in"]
    assert (await one.client.code_action_resolve_async(waiver)).edit is None
    assert "has changed since this was offered" in one.said[-1]
    await _write(one, uri)
    one.type(uri, text)


async def _write(one: Editor, uri: str) -> None:
    """What only writes says what is still to be filled in, and an open point is answered."""
    # a statement of what a scenario assumes would leave the scenario without an open point
    one.type(uri, re.sub("scenarios:\n.*\n", "", one.texts[uri]))
    marks = await one.settled(uri)
    before = len([mark for mark in marks if mark.code == "WAI001"])
    offered = await one.actions(uri, _mark(marks, "MAN001"))
    waiver = offered["Add a waiver of MAN001 on 'board', to be filled in"]
    marks = await one.choose(uri, waiver)
    assert len([mark for mark in marks if mark.code == "WAI001"]) == before + 3
    (open_now,) = [m for m in marks if m.code == "REP001" and "open: " in m.message]
    assert open_now.severity is types.DiagnosticSeverity.Information
    offered = await one.actions(uri, open_now)
    answers = [title for title in offered if title.startswith("State that ")]
    marks = await one.choose(uri, offered[answers[0]])
    assert "participation: accepted" in one.texts[uri]
    assert not [m for m in marks if m.code == "REP001" and "open: " in m.message]


def _violated(marks: list[types.Diagnostic]) -> set[str]:
    return {str(m.code) for m in marks if m.data and m.data.get("verdict") == "violated"}


async def _break(one: Editor, uri: str) -> None:
    one.type(uri, one.texts[uri] + "vetoes: [\n")
    (mark,) = await one.settled(uri)
    assert mark.code == "SRC002"
    # ids are still those of the text as it could last be read
    place = _position(one.texts[uri], "body: board", 8)
    completed = await one.client.text_document_completion_async(
        types.CompletionParams(_document(uri), place)
    )
    assert isinstance(completed, types.CompletionList)
    assert [item.label for item in completed.items] == ["board"]
    found = await one.client.text_document_hover_async(
        types.HoverParams(_document(uri), types.Position(3, 9))
    )
    assert found is None


@pytest.mark.parametrize(
    "text",
    ["", "\ud800: [", "a: &x [*x]", "\x00", "a" * 2_000_001, "- " * 50, "{" * 50],
    ids=["empty", "surrogate", "alias", "nul", "large", "deep", "open"],
)
def test_a_text_that_is_no_proposal_says_what_it_is(text: str) -> None:
    (mark, *_) = _marks_of("valley.council.yaml", text, Path("/nowhere"))
    assert mark.code.startswith("SRC")
    assert mark.level == "error"


def _marks_of(name: str, text: str, folder: Path) -> list[Diagnostic]:
    """Return what the process beside the server makes of a text, without the process."""
    checked = work.answer(work.Check(work.Asked(str(folder / name), text, str(folder))))
    assert isinstance(checked, work.Checked)
    return diagnostics.of_report(checked.report, checked.notices)


@pytest.mark.parametrize(
    "path", ["proposals/reference/lebanon_cabinet.council.yaml", "proposals/model"]
)
def test_the_marks_are_what_the_command_line_says(path: str) -> None:
    """Every finding that is not met, every notice: same code, place and words."""
    report = run([ROOT / path], Settings())
    for file in report.files:
        source = Path(file.file)
        marks = _marks_of(source.name, source.read_text("utf-8"), source.parent)
        said = {(one.code, one.span.line, one.span.column) for one in marks}
        wanted = {
            (one.code, one.place.line, one.place.column)
            for one in file.findings
            if one.verdict is not Verdict.MET
        }
        told = [*file.problems, *file.warnings, *(gap.notice for gap in file.coverage)]
        wanted |= {(one.code, one.place.line, one.place.column) for one in told if one.place}
        assert said == wanted
        for finding in file.findings:
            if finding.verdict is not Verdict.MET:
                assert any(finding.message in one.message for one in marks)


def test_settings_baseline_and_waivers_count_as_in_a_check(tmp_path: Path) -> None:
    far, near = tmp_path / "far", tmp_path / "near"
    for folder in (far, near):
        folder.mkdir()
        (folder / "valley.council.yaml").write_text(VALLEY, encoding="utf-8")
    settings = 'version: "1"\nroot: true\nselect: [MAN001, PAL001]\nbaseline: known.json\n'
    (near / "council-rules.yaml").write_text(settings, encoding="utf-8")
    (far / "council-rules.yaml").write_text('version: "1"\nroot: true\n', encoding="utf-8")
    written = command(
        [
            *("baseline", "write", "--config", str(near / "council-rules.yaml")),
            *("--file", str(near / "known.json"), str(near)),
        ]
    )
    assert written == 0
    at_near = _marks_of("valley.council.yaml", VALLEY, near)
    excused = {one.code for one in at_near if one.message.startswith("excused: ")}
    assert excused == {"MAN001", "PAL001"}
    assert all(one.level == "note" for one in at_near if one.code in excused)
    at_far = _marks_of("valley.council.yaml", VALLEY, far)
    assert {"REP004", "MAN001"} <= {one.code for one in at_far if one.level == "error"}


def test_settings_that_cannot_be_used_are_marked_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "council-rules.yaml").write_text('version: "1"\nselekt: [REP]\n', "utf-8")
    asked = work.Asked(str(tmp_path / "x.council.yaml"), VALLEY, str(tmp_path))
    failed = work.answer(work.Check(asked))
    assert isinstance(failed, work.Failed)
    (mark,) = diagnostics.of_problems(failed.problems)
    assert "Not judged" in mark.message
    assert "did you mean 'select'" in mark.message
    (related,) = mark.related
    assert (related.span.line, Path(related.file).name) == (2, "council-rules.yaml")


def test_work_is_cancelled_and_limited() -> None:
    """What nobody waits for ends; what takes too long says so; the next request is answered."""

    async def play() -> None:
        processes = Processes()
        slow = ROOT / "proposals/gaza/board_of_peace.council.yaml"
        asked = work.Asked(str(slow), slow.read_text("utf-8"), str(slow.parent))
        waiting = asyncio.create_task(processes.ask(work.Check(asked)))
        await asyncio.sleep(0.1)
        (busy,) = processes._all - set(processes._idle)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert await asyncio.wait_for(busy.wait(), PATIENCE) != 0
        valley = work.Asked("valley.council.yaml", VALLEY, str(ROOT))
        answer = await processes.ask(work.Check(valley))
        assert isinstance(answer, work.Checked)
        processes.patience = 0.05
        with pytest.raises(Ended, match=r"longer than 0\.05 seconds"):
            await processes.ask(work.Check(asked))
        await processes.close()

    asyncio.run(play())


def test_without_the_library_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert command(["lsp"]) == 2
    said = capsys.readouterr().err
    assert "The language server needs pygls, which is not installed" in said
    assert "pip install 'council-rules[lsp]'" in said
