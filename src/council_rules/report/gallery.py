"""A report on every proposal in a folder, and a page that lists them: ``make gallery``."""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from council_rules.files import write_whole
from council_rules.findings.finding import JUDGED
from council_rules.gate.dates import today
from council_rules.record import Record
from council_rules.report import gather, html, problems
from council_rules.report.document import Document
from council_rules.report.language import SOURCE, languages, say, speaking, spoken
from council_rules.report.make import judged, material
from council_rules.report.material import Material
from council_rules.report.wording import head_of, name_of, word
from council_rules.running.runs import collect
from council_rules.settings import Settings


class Entry(Record):
    """One line of the list: a text, its report, and its findings by verdict in words."""

    page: str
    title: str
    status: str
    as_of: str
    findings: tuple[str, ...]


def gallery(folder: Path, out: Path, day: str, language: str = SOURCE) -> tuple[Entry, ...]:
    """Write a report on every proposal below a folder, and ``index.html``, into ``out``."""
    with speaking(language):
        return _written(folder, out, day)


def _written(folder: Path, out: Path, day: str) -> tuple[Entry, ...]:
    out.mkdir(parents=True, exist_ok=True)
    entries = []
    for path in collect([folder]):
        page = path.name.replace(".council.yaml", ".html")
        made = _made(path, page, day)
        if isinstance(made, Material):
            document = gather.document(made)
            entries.append(_entry(page, made))
        else:
            document = made
            entries.append(Entry(page, document.head.title, say("not checked"), "", ()))
        write_whole(out / page, html.render(document).encode("utf-8", "backslashreplace"))
    index = html.page(
        "gallery.html.j2", entries=entries, day=day, heads=tuple(map(head_of, JUDGED))
    )
    write_whole(out / "index.html", index.encode("utf-8", "backslashreplace"))
    return tuple(entries)


def _made(path: Path, page: str, day: str) -> Material | Document:
    settings = Settings()
    run = judged(path, settings)
    command = f"council-rules report {path} --out {page} --lang {spoken()}"
    if not run.files[0].checked:
        return problems.document(run, run.files[0], command, day)
    return material(path, run, settings, command, day)


def _entry(page: str, made: Material) -> Entry:
    header = made.loaded.proposal.proposal
    number = Counter(one.verdict for one in made.file.findings)
    return Entry(
        page=page,
        title=name_of(header.title, made.file.title),
        status=word(header.status) if header.status else say("not stated"),
        as_of=header.as_of or say("not stated"),
        findings=tuple(str(number[one]) for one in JUDGED),
    )


def main(arguments: Sequence[str]) -> None:
    """Write the gallery as the arguments ask."""
    parser = ArgumentParser(prog="gallery", description="Reports on all proposals of a folder.")
    parser.add_argument("folder", type=Path, help="the folder of proposals")
    parser.add_argument("out", type=Path, help="the folder to write into")
    parser.add_argument("--lang", choices=languages(), default=SOURCE, help="their language")
    asked = parser.parse_args(arguments)
    entries = gallery(asked.folder, asked.out, today("").isoformat(), asked.lang)
    print(f"{asked.out / 'index.html'} and reports: {len(entries)}")


if __name__ == "__main__":
    main(sys.argv[1:])
