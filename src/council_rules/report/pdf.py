"""A document as tagged PDF (PDF/UA), from the same page as the HTML."""

import gc
import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from council_rules.report.document import Document
from council_rules.report.html import render as page

_BEGIN, _END = b"\nstream\n", b"\nendstream"


def render(document: Document) -> bytes:
    """Return the document as PDF.

    Raises ImportError without WeasyPrint, or without Pango, by which it sets the text.
    """
    try:
        import weasyprint
        from weasyprint.urls import URLFetcher
    except OSError as failure:
        raise ImportError(f"WeasyPrint does not find its libraries: {failure}") from failure

    text = page(document, paged=True)
    identifier = hashlib.sha256(text.encode()).digest()[:16]
    # pictures that are in the page itself, and nothing from elsewhere
    fetcher = URLFetcher(allowed_protocols={"data"}, allow_redirects=False)
    made = weasyprint.HTML(string=text, url_fetcher=fetcher)
    with _uncollected(), _references_kept():
        content: bytes = made.write_pdf(
            pdf_variant="pdf/ua-1", pdf_identifier=identifier, finisher=_finished
        )
    return content


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no unreachable objects meanwhile: there are hardly any, and looking is slow."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def _references_kept() -> Iterator[None]:
    """Make the references to all pages once for each page; else each tag makes all of them."""
    from pydyf import PDF

    usual = PDF.page_references
    kept: dict[int, tuple[bytes, ...]] = {}

    def references(pdf: Any) -> tuple[bytes, ...]:
        number = len(pdf.pages["Kids"])
        if number not in kept:
            kept[number] = usual.fget(pdf)
        return kept[number]

    PDF.page_references = property(references)
    try:
        yield
    finally:
        PDF.page_references = usual


def _finished(_: object, pdf: Any) -> None:
    """Replace the objects of a PDF by their bytes, which are asked for twice."""
    from pydyf import Object, Stream

    class Serialized(Object):  # type: ignore[misc]
        """The bytes of an object that is finished."""

        data = b""
        compressible = False

    def add(one: Any) -> None:
        added(one)
        if isinstance(one, Stream):
            _compress(one)

    for place, one in enumerate(pdf.objects):
        if one.free == "n":
            if isinstance(one, Stream):
                _compress(one)
            finished = Serialized()
            finished.data, finished.compressible = one.data, one.compressible
            finished.number, finished.generation = one.number, one.generation
            pdf.objects[place] = finished
    # what is added when all this is written: the objects that stand together in a stream
    added, pdf.add_object = pdf.add_object, add


def _compress(stream: Any) -> None:
    """Compress a stream once, and a little less than is usual there: in half the time."""
    if not stream.compress:
        return
    stream.compress = False
    _, _, content = stream.data.partition(_BEGIN)
    stream.stream = [zlib.compress(content.removesuffix(_END))]
    stream.extra = {**stream.extra, "Filter": "/FlateDecode"}
