"""Files to measure with that are no proposals of the repository."""

import json
import re
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = sorted((ROOT / "proposals" / "reference").glob("*.council.yaml"))
BATCH = 200
sys.path.insert(0, str(ROOT))


def different(number: int) -> str:
    """Return a reference body with more seats like its last one, each number with others.

    So no two of many files have the same games, the same facts or the same numbers.
    """
    source = REFERENCE[number % len(REFERENCE)]
    text: dict[str, Any] = yaml.load(source.read_text("utf-8"), yaml.BaseLoader)
    text["proposal"]["id"] += f"_{number}"
    body = next(one for one in text["bodies"] if isinstance(one.get("seats"), list))
    last = {key: one for key, one in body["seats"][-1].items() if key != "count"}
    more = range(1 + number // len(REFERENCE))
    body["seats"] += [{**deepcopy(last), "id": f"added_{n}"} for n in more]
    return yaml.dump(text, sort_keys=False, allow_unicode=True, default_style='"')


def write_batch(folder: Path) -> None:
    """Write so many files that differ."""
    for number in range(BATCH):
        (folder / f"{number:03}.council.yaml").write_text(different(number), "utf-8")


def write_pages(folder: Path, times: int) -> None:
    """Write each page of the rule book so many times, under other codes."""
    for page in sorted((ROOT / "rules").glob("*/*[0-9].md")):
        for letter in "ABCDEFGHI"[:times]:
            code = f"{letter}{page.stem}"
            text = page.read_text("utf-8").replace(page.stem, code)
            text = re.sub(r"(?m)^name: ", f"name: {letter.lower()}-", text, count=1)
            (folder / f"{code}.md").write_text(text, "utf-8")


def weighted() -> str:
    """Return a body of 190 members with 4.9 million votes, of which more than half decide."""
    from tests.voting.bodies import fund_weights

    seats = [{"id": f"m{n}", "weight": weight} for n, weight in enumerate(fund_weights())]
    return json.dumps(
        {
            "council_rules": "1",
            "proposal": {"id": "fund", "title": "Fund", "completeness": "closed"},
            "areas": [{"id": "valley", "name": "Valley"}],
            "matters": [{"id": "loans", "name": "Loans", "area": "valley"}],
            "bodies": [{"id": "board", "name": "Board", "seats": seats}],
            "procedures": [
                {
                    "id": "vote",
                    "body": "board",
                    "matters": ["loans"],
                    "passes_when": {"more_than": "1/2", "of": "members"},
                }
            ],
        }
    )
