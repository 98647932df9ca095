"""The page in a browser, without violations of accessibility, and as valid HTML.

Both are tried only where the tools are named: ``make page`` fetches them.
"""

import html as escapes
import json
import os
import re
import subprocess
from pathlib import Path

import pytest

AXE = os.environ.get("COUNCIL_RULES_AXE", "")
VNU = os.environ.get("COUNCIL_RULES_VNU", "")
RUN = """
<script>{axe}</script>
<script>axe.run(document, {{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
"best-practice"]}}).then(found => {{ document.body.textContent = JSON.stringify(
found.violations.map(one => [one.id, one.nodes.map(node => node.html)])) }})</script>
"""


@pytest.mark.skipif(not AXE, reason="COUNCIL_RULES_AXE names no axe.min.js")
@pytest.mark.parametrize("width", [390, 1280])
def test_nobody_is_shut_out(html: str, tmp_path: Path, width: int) -> None:
    # the policy of the page forbids every script, also that of the examiner
    open_page = re.sub(r"<meta http-equiv[^>]*>", "", html)
    examined = RUN.format(axe=Path(AXE).read_text(encoding="utf-8"))
    page = tmp_path / "page.html"
    page.write_text(open_page.replace("</body>", f"{examined}</body>"), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
    command += [f"--window-size={width},900", "--virtual-time-budget=60000", page.as_uri()]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    body = re.search(r"<body>(.*)</body>", ran.stdout, re.DOTALL)
    assert body
    assert json.loads(escapes.unescape(body[1])) == []


@pytest.mark.skipif(not VNU, reason="COUNCIL_RULES_VNU names no vnu.jar")
def test_it_is_valid_html(html: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(html, encoding="utf-8")
    command = ["java", "-jar", VNU, "--errors-only", str(page)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (ran.returncode, ran.stderr) == (0, "")
