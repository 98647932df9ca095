"""A report as JUnit XML: a suite for each file, in it a case for each rule."""

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from council_rules.findings.finding import Finding, Verdict
from council_rules.findings.report import FileReport
from council_rules.render.account import flat
from council_rules.render.answers import reasons_of
from council_rules.render.as_json.account import ACCOUNT
from council_rules.render.display import clean
from council_rules.render.look import counted, level_of
from council_rules.render.machine import (
    Run,
    Told,
    at,
    excused,
    notices_of,
    of_notice,
    of_run,
)

Element = ElementTree.Element

_PASSES = (Verdict.MET, Verdict.JUDGED_MET)
_NO_PASS = {
    Verdict.UNDETERMINED: "undetermined",
    Verdict.NEEDS_JUDGEMENT: "for a person to judge",
}


def render(run: Run) -> str:
    """Return the report as XML.

    A case passes only if the rule is met, or is so as judged by a person, which it then says;
    it fails if a violation makes the run fail, and is skipped, with the reason, in all other
    cases: violations that are less grave or do not count, verdicts that are open, rules that
    apply to nothing or were not run.
    """
    root = Element("testsuites", name="council-rules")
    root.append(_of_all(run))
    for file in run.report.files:
        path = clean(run.path(file.file))
        warnings = [of_notice(notice, path) for notice in notices_of(file)]
        root.append(_suite(path, [*_cases(file, path, run), *_errors(warnings)], warnings))
    totals = Counter[str]()
    for suite in root:
        totals.update({key: int(suite.attrib[key]) for key in _COUNTS})
    # the schema of Jenkins has no number of skipped cases for all suites together
    root.attrib.update({key: str(totals[key]) for key in _COUNTS if key != "skipped"})
    ElementTree.indent(root)
    # nothing but ASCII: what is printed is what is declared, whatever the terminal
    text: bytes = ElementTree.tostring(root, "us-ascii", xml_declaration=False)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text.decode("ascii")}\n'


_COUNTS = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}


def _suite(name: str, cases: Sequence[Element], remarks: Sequence[Told]) -> Element:
    suite = Element("testsuite", name=name)
    for key, tag in _COUNTS.items():
        suite.set(key, str(sum(len(list(case.iter(tag))) for case in cases)))
    suite.extend(cases)
    if remarks:
        _add(suite, "system-out", [_line(one) for one in remarks])
    return suite


def _of_all(run: Run) -> Element:
    """Return the suite of the run as a whole, with its account as properties."""
    suite = _suite("council-rules", _of_run(run), [])
    properties = Element("properties")
    for name, value in flat(ACCOUNT.write(run.account)):
        ElementTree.SubElement(properties, "property", name=name, value=value)
    suite.insert(0, properties)
    return suite


def _of_run(run: Run) -> list[Element]:
    notices = [of_run(notice, run) for notice in run.report.notices]
    cases = list(_errors(notices))
    for one in notices:
        if one.level != "error":
            case = Element("testcase", classname="council-rules", name=one.code)
            ElementTree.SubElement(case, "skipped", message=one.message)
            cases.append(case)
    return cases


def _errors(notices: Sequence[Told]) -> Iterator[Element]:
    for one in notices:
        if one.level == "error":
            yield _case_of(one, "failure")


def _case_of(one: Told, tag: str) -> Element:
    case = Element("testcase", classname=one.path or "council-rules", name=one.code)
    _add(case, tag, [_line(one)], type=one.code, message=one.message)
    return case


def _cases(file: FileReport, path: str, run: Run) -> Iterator[Element]:
    for notice in file.problems:
        yield _case_of(of_notice(notice, path, blocks=True), "error")
    for code in run.report.rules:
        case = Element("testcase", classname=path, name=_name(code, run))
        found = [finding for finding in file.findings if finding.code == code]
        _judge(case, code, found, file, path, run)
        yield case


def _name(code: str, run: Run) -> str:
    rule = run.rules.get(code)
    return clean(f"{code} {rule.title}") if rule else code


def _judge(
    case: Element, code: str, found: Sequence[Finding], file: FileReport, path: str, run: Run
) -> None:
    failures = [finding for finding in found if run.fails(finding)]
    others = [f for f in found if f not in failures and f.verdict not in _PASSES]
    judged = [f for f in found if f.verdict is Verdict.JUDGED_MET]
    if failures:
        lines = [_told(finding, path) for finding in failures]
        _add(case, "failure", lines, type=code, message=_first(failures))
    elif others:
        ElementTree.SubElement(case, "skipped", message=_why(others))
    elif code in file.not_checked or not file.checked:
        ElementTree.SubElement(case, "skipped", message="not checked")
    elif not found:
        ElementTree.SubElement(case, "skipped", message="applies to nothing in the file")
    if told := [*others, *judged]:
        _add(case, "system-out", [_told(finding, path) for finding in told])


def _first(findings: Sequence[Finding]) -> str:
    more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
    return clean(findings[0].message) + more


def _why(findings: Sequence[Finding]) -> str:
    """Return why a rule neither passes nor fails: the gravest kind first, and its message."""
    violated = [finding for finding in findings if finding.is_broken]
    counting = [finding for finding in violated if finding.exempt is None]
    if counting:
        advisory = counting[0].enforcement == "advisory"
        only = "advisory" if advisory else level_of(counting[0])
        return f"violated, but only {only}: {_first(counting)}"
    if violated:
        more = counted(len(violated), "violation")
        return f"{more}, {excused(violated[0])}"
    return f"{_NO_PASS[findings[0].verdict]}: {_first(findings)}"


def _told(finding: Finding, path: str) -> str:
    because = f" ({excused(finding)})" if finding.exempt else ""
    place = at(path, finding.place)
    because += "".join(f" ({one})" for one in reasons_of(finding))
    return clean(f"{place}: {level_of(finding)} {finding.code} {finding.message}{because}")


def _line(one: Told) -> str:
    return f"{one.at}: {one.level} {one.code} {one.message}".removeprefix(": ")


def _add(parent: Element, tag: str, lines: Sequence[str], **attributes: str) -> None:
    ElementTree.SubElement(parent, tag, attributes).text = "\n".join(lines)
