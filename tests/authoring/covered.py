"""What becomes of changes to the conditions of the shipped pages, as it was last found out.

``python -m tests.authoring.covered`` tries all pages, or those whose codes are given, and
writes ``covered.yaml`` anew: of each page how many changes its condition allows, how many of
them no example notices though one could (``to_show``), and how many made no difference in any
text that was looked at (``silent``). A page that is not in the file has not been tried.
"""

import sys
from pathlib import Path

import yaml

from council_rules.authoring.examples import Bench, bench
from council_rules.authoring.mutations import mutations
from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.rule import Rule

FILE = Path(__file__).with_name("covered.yaml")

Row = dict[str, int]


def recorded() -> dict[str, Row]:
    """Return what is recorded, by code."""
    found: dict[str, Row] = yaml.safe_load(FILE.read_text("utf-8"))
    return found


def row(rule: Rule, with_: Bench) -> Row:
    """Return what becomes of the changes to the condition of a page."""
    found = mutations(rule, with_)
    silent = len(found.survivors) - len(found.to_show)
    return {"changes": found.number, "to_show": len(found.to_show), "silent": silent}


def main(codes: list[str]) -> None:
    """Try pages one by one, and record each as soon as it is done."""
    book = RuleBook.load()
    with_ = bench(book)
    for rule in book.rules:
        if codes and rule.code not in codes:
            continue
        rows = recorded() if FILE.exists() else {}
        rows[rule.code] = row(rule, with_)
        rows = {code: rows[code] for code in sorted(rows.keys() & set(book.codes))}
        FILE.write_text(yaml.safe_dump(rows, sort_keys=False, default_flow_style=None), "utf-8")
        print(rule.code, rows[rule.code], flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
