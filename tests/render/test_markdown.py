"""Markdown: tables that show what is there and nothing else."""

import re
from dataclasses import replace

from council_rules.render import markdown
from tests.render.formats import full, named, report_of, run_of
from tests.support import file_report, met, violated


def test_a_clean_file() -> None:
    report = report_of(named("clean.yaml", file_report([met()])))
    assert markdown.render(run_of(report)) == (
        "# council-rules\n"
        "\n"
        "no violations that count, 0 that do not count.  \n"
        "looked at: 1 file found, 1 judged; settings: none.  \n"
        "verdicts of 5 rules: 0 violated, 0 undetermined, 1 met, 1 not applicable, "
        "0 not checked.  \n"
        "Rule book 0123456789ab, council-rules 0.1.0.\n"
        "\n"
        "## clean.yaml\n"
        "\n"
        "Valley: 0 violated, 0 undetermined, 0 for a person to judge, 1 met, 1 rule does not "
        "apply.\n"
    )


def test_every_row_has_four_cells() -> None:
    out = markdown.render(run_of(full()))
    rows = [line for line in out.splitlines() if line.startswith("|")]
    assert len(rows) == 17
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


def test_signs_are_shown_and_do_nothing() -> None:
    message = "<script> `a` *b* [c](d) | e_f \\ & ~g~\n# h"
    report = report_of(
        named("a|b<i>.yaml", file_report([replace(violated(), message=message)]))
    )
    out = markdown.render(run_of(report))
    assert (
        "&lt;script&gt; \\`a\\` \\*b\\* \\[c\\](d) \\| e\\_f \\\\ &amp; \\~g\\~"
        "\\\\u{000a}# h |\n"
    ) in out
    assert "## a\\|b&lt;i&gt;.yaml\n" in out
    assert "<" not in out


def test_what_does_not_count_is_marked() -> None:
    out = markdown.render(run_of(full()))
    assert "| error (does not count) | REP004 | 9:14 |" in out
    assert "(waived by The assembly until 2027-01-31: Agreed for the first year" in out
    assert (
        "1 error, 1 warning, 1 note, 2 that do not count (1 waived, 1 in the baseline)" in out
    )
    assert "<details><summary>2 violations that do not count</summary>" in out
    assert "**1 file not judged**" in out
