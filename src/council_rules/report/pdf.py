"""A document as tagged PDF (PDF/UA), from the same page as the HTML."""

import hashlib

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
    content: bytes = made.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    return content
