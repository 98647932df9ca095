"""One report on a small council, built once for all tests, in every format."""

import pytest

from council_rules.report.document import Document
from council_rules.report.gather import document
from council_rules.report.material import Material
from tests.report.councils import VALLEY, material_of


@pytest.fixture(scope="session")
def material() -> Material:
    return material_of(VALLEY)


@pytest.fixture(scope="session")
def made(material: Material) -> Document:
    return document(material)


@pytest.fixture(scope="session")
def html(made: Document) -> str:
    from council_rules.report.html import render

    return render(made)


@pytest.fixture(scope="session")
def markdown(made: Document) -> str:
    from council_rules.report.markdown import render

    return render(made)
