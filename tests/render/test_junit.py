"""JUnit: what passes, what fails, and what does neither."""

from dataclasses import replace
from xml.etree import ElementTree

from council_rules.findings.finding import Severity
from council_rules.findings.people import Exempt
from council_rules.findings.report import FileReport
from council_rules.render import junit
from tests.render.formats import exempt, full, moved, named, notice, report_of, run_of
from tests.support import file_report, met, needs_judgement, undetermined, violated

Element = ElementTree.Element


def cases(file: FileReport, fail_on: str = "must") -> dict[str, Element]:
    root = ElementTree.fromstring(junit.render(run_of(report_of(file), fail_on=fail_on)))
    return {case.attrib["name"].split()[0]: case for case in root.iter("testcase")}


def outcome(case: Element) -> str:
    tags = [child.tag for child in case if child.tag != "system-out"]
    assert len(tags) <= 1
    return tags[0] if tags else "passed"


def skipped(case: Element) -> str:
    return case.findall("skipped")[0].attrib["message"]


def test_a_case_for_each_rule() -> None:
    found = cases(file_report([violated(), met(), undetermined("PAL001"), needs_judgement()]))
    assert {code: outcome(case) for code, case in found.items()} == {
        "ACC005": "skipped",
        "PAL001": "skipped",
        "REP001": "passed",
        "REP004": "failure",
        "TIER005": "skipped",
    }
    assert skipped(found["ACC005"]) == "applies to nothing in the file"
    assert skipped(found["PAL001"]).startswith("undetermined: whether outsiders alone carry ")
    assert skipped(found["TIER005"]).startswith("for a person to judge: 'Board vote' has ")


def test_a_failure() -> None:
    found = cases(file_report([violated(), moved(violated(), 4, 9, "board")]))["REP004"]
    assert found.attrib == {
        "classname": "plans/valley.council.yaml",
        "name": "REP004 Outsiders alone do not decide",
    }
    message = "outsiders carry 'Board vote' without a local vote: they hold 7 of 10 votes"
    assert found[0].attrib == {"type": "REP004", "message": f"{message} (and 1 more)"}
    assert (found[0].text or "").splitlines() == [
        f"plans/valley.council.yaml:11:9: error REP004 {message}",
        f"plans/valley.council.yaml:4:9: error REP004 {message}",
    ]


def test_what_does_not_count_is_skipped_with_its_reason() -> None:
    case = cases(file_report([exempt(Exempt.WAIVER, violated())]))["REP004"]
    assert skipped(case) == (
        "1 violation, waived by The assembly until 2027-01-31: Agreed for the first year | see "
        "<minutes>\\u{000a}of May"
    )
    both = cases(file_report([exempt(Exempt.WAIVER, violated()), violated()]))["REP004"]
    assert outcome(both) == "failure"
    assert "waived by" in both.findall("system-out")[0].text  # type: ignore[operator]


def test_a_lesser_violation_fails_only_if_the_run_does() -> None:
    file = file_report([violated(severity=Severity.SHOULD)])
    assert skipped(cases(file)["REP004"]).startswith("violated, but only warning: outsiders ")
    assert outcome(cases(file, fail_on="should")["REP004"]) == "failure"


def test_a_verdict_that_is_open_is_no_pass_beside_one_that_is_met() -> None:
    case = cases(file_report([undetermined("REP001"), met("REP001")]))["REP001"]
    assert outcome(case) == "skipped"


def test_a_file_that_was_not_checked_has_errors_and_no_passes() -> None:
    bad = full().files[2]
    root = ElementTree.fromstring(junit.render(run_of(report_of(bad))))
    assert {key: root.attrib[key] for key in ("tests", "failures", "errors")} == {
        "tests": "7",
        "failures": "0",
        "errors": "2",
    }
    error = next(root.iter("error"))
    assert error.attrib["type"] == "SRC004"


def test_the_counts_are_those_of_the_elements() -> None:
    root = ElementTree.fromstring(junit.render(run_of(full())))
    for part in (root, *root):
        for key, tag in (
            ("tests", "testcase"),
            ("failures", "failure"),
            ("skipped", "skipped"),
        ):
            # the schema of Jenkins has no number of skipped cases for all together
            if part is not root or key != "skipped":
                assert int(part.attrib[key]) == len(list(part.iter(tag)))


def test_notices() -> None:
    warned = replace(
        file_report(), warnings=(notice("WAI001", "error"), notice("X1", "warning"))
    )
    report = report_of(warned, notices=(notice("CFG001", "warning"),))
    root = ElementTree.fromstring(junit.render(run_of(report)))
    assert [suite.attrib["name"] for suite in root] == ["council-rules", warned.file]
    assert [failure.attrib["type"] for failure in root.iter("failure")] == ["WAI001"]
    (remarks,) = root[1].findall("system-out")
    assert "warning X1" in (remarks.text or "")


def test_nothing_breaks_the_xml() -> None:
    odd = "\x00\x0b]]>&<'\"\ud800\ufffe"
    finding = replace(violated(), message=odd)
    root = ElementTree.fromstring(
        junit.render(run_of(report_of(named(f"{odd}.yaml", file_report([finding])))))
    )
    shown = "\\u{0000}\\u{000b}]]>&<'\"\\u{d800}\\u{fffe}"
    assert next(root.iter("failure")).attrib["message"] == shown
    assert root[1].attrib["name"] == f"{shown}.yaml"


# What the schema of Jenkins (junit-10.xsd of its plug-in for reports of tests) allows: for each
# element its attributes, those that are required first, and its parts.
SCHEMA: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (set(), {"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors"},
        {"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
    ),
    "testcase": (
        {"name"},
        {"time", "classname", "group"},
        {"skipped", "error", "failure", "system-out", "system-err"},
    ),
    "properties": (set(), set(), {"property"}),
    "property": ({"name", "value"}, set(), set()),
    **dict.fromkeys(("failure", "error", "skipped"), (set(), {"type", "message"}, set())),
    **dict.fromkeys(("system-out", "system-err"), (set(), set(), set())),
}


def test_the_schema_of_jenkins() -> None:
    root = ElementTree.fromstring(junit.render(run_of(full())))
    assert root.tag == "testsuites"
    for element in root.iter():
        required, others, parts = SCHEMA[element.tag]
        assert required <= element.attrib.keys() <= required | others, element.tag
        assert {part.tag for part in element} <= parts
        mixed = element.tag in ("failure", "error", "skipped", "system-out", "system-err")
        assert mixed or not (element.text or "").strip()
