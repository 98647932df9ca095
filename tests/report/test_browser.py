"""Pages in a browser, without violations of accessibility, and as valid HTML.

Both are tried only where the tools are named: ``make page`` fetches them.
"""

import html as escapes
import json
import os
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from council_rules.report import html, side_by_side
from council_rules.report.gather import document
from council_rules.report.language import speaking
from council_rules.report.material import Material
from tests.report.councils import DAY, VALLEY, material_of
from tests.report.test_formats import HOSTILE

AXE = os.environ.get("COUNCIL_RULES_AXE", "")
VNU = os.environ.get("COUNCIL_RULES_VNU", "")
RUN = """
<script>{axe}</script>
<script>axe.run(document, {{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
"best-practice"]}}).then(found => {{ document.body.textContent = JSON.stringify(
found.violations.map(one => [one.id, one.nodes.map(node => node.html)])) }})</script>
"""
WIDTHS = (390, 1280)
LOOKS = ("light", "dark")


@cache
def _pages() -> dict[str, str]:
    """Return the pages that are tried: each language, and several files side by side."""
    made = material_of(VALLEY)
    other = material_of(VALLEY.replace("Council of the Valley", "Council of the Hill"))
    found = {"english": html.render(document(made)), "beside": _beside(made, other)}
    with speaking("ar"):
        found["arabic"] = html.render(document(made))
    named = VALLEY.replace("Vote of the Board", json.dumps(HOSTILE))
    hostile = material_of(named)
    found["hostile"] = html.render(document(hostile))
    return found


def _beside(*made: Material) -> str:
    return html.render(side_by_side.document(made[0].run, made, (), DAY))


NAMES = ("english", "arabic", "beside", "hostile")


def _dumped(text: str, script: str, folder: Path, width: int, look: str) -> str:
    """Return what the body holds after a script has run; the page itself allows none."""
    open_page = re.sub(r"<meta http-equiv[^>]*>", "", text)
    page = folder / "page.html"
    page.write_text(open_page.replace("</body>", f"{script}</body>"), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
    command += [f"--window-size={width},900", "--virtual-time-budget=60000", page.as_uri()]
    if look == "dark":
        command.insert(1, "--blink-settings=preferredColorScheme=0")
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    body = re.search(r"<body>(.*)</body>", ran.stdout, re.DOTALL)
    assert body
    return escapes.unescape(body[1])


@pytest.mark.skipif(not AXE, reason="COUNCIL_RULES_AXE names no axe.min.js")
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_shut_out(name: str, width: int, look: str, tmp_path: Path) -> None:
    examined = RUN.format(axe=Path(AXE).read_text(encoding="utf-8"))
    assert json.loads(_dumped(_pages()[name], examined, tmp_path, width, look)) == []


MEASURE = """<script>document.body.textContent = JSON.stringify([
matchMedia("(prefers-color-scheme: dark)").matches,
document.documentElement.scrollWidth - document.documentElement.clientWidth])</script>"""


@pytest.mark.skipif(not AXE, reason="COUNCIL_RULES_AXE names no axe.min.js")
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_no_wider_than_its_window(name: str, look: str, tmp_path: Path) -> None:
    dark, wider = json.loads(_dumped(_pages()[name], MEASURE, tmp_path, 390, look))
    assert (dark, wider) == (look == "dark", 0)


@pytest.mark.skipif(not VNU, reason="COUNCIL_RULES_VNU names no vnu.jar")
@pytest.mark.parametrize("name", NAMES)
def test_it_is_valid_html(name: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(_pages()[name], encoding="utf-8")
    command = ["java", "-jar", VNU, "--errors-only", str(page)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (ran.returncode, ran.stderr) == (0, "")
