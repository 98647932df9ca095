"""A document as tagged PDF (PDF/UA), from the same page as the HTML."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from council_rules.report.document import Document
from council_rules.report.html import render as page


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
    with _uncollected():
        content: bytes = made.write_pdf(
            pdf_variant="pdf/ua-1", pdf_identifier=identifier, finisher=_serialized
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


def _serialized(_: object, pdf: Any) -> None:
    """Replace the objects of a PDF by their bytes, which are asked for twice."""
    from pydyf import Object

    class Serialized(Object):  # type: ignore[misc]
        """The bytes of an object that is finished."""

        data = b""
        compressible = False

    for place, one in enumerate(pdf.objects):
        if one.free == "n":
            finished = Serialized()
            finished.data, finished.compressible = one.data, one.compressible
            finished.number, finished.generation = one.number, one.generation
            pdf.objects[place] = finished
