"""Small councils about one valley, to which a law is put directly."""

import json
from typing import Any

import yaml

from council_rules.analysis.check import check_loaded
from council_rules.proposal.load import load_text
from tests.laws.texts import LOADER, Text
from tests.laws.verdicts import alone, judged, of

FRAME = """
council_rules: "1"
proposal: {id: small, title: Small, completeness: closed}
areas: [{id: valley, name: Valley}]
groups:
  - {id: residents, name: Residents, dimension: origin, locality: {valley: local}}
  - {id: outsiders, name: Outsiders, dimension: origin, locality: {valley: external}}
electorates: [{id: voters, name: Voters, area: valley}]
organizations:
  - {id: mission, name: Mission, affiliations: [outsiders]}
persons:
  - {id: boss, name: Boss, affiliations: [outsiders]}
  - {id: elder, name: Elder, affiliations: [residents]}
matters: [{id: law, name: Law, kinds: [legislation, services], area: valley}]
"""
# Seats that nobody else has a hold on.
CHOSEN = (
    "appointed_by: {by: voters, method: elects}, removable_by: {by: voters, manner: for_cause}"
)
OWN = "reserved_for: [residents], " + CHOSEN
# A veto that is bounded in all ways, and contested before a tribunal.
OBJECTION = """
vetoes:
  - id: objection
    holders: board
    over: [vote]
    grounds: [breach of the accord]
    deadline: 14 days
    reasons: written
    contest_before: tribunal
"""
MAJORITY = "{more_than: 1/2, of: members}"


def council(parts: str, **head: Any) -> Text:
    """Return the valley with bodies, procedures and whatever else ``parts`` says.

    ``OWN``, ``CHOSEN`` and ``MAJORITY`` stand for their texts; ``head`` goes into the head.
    """
    for word, meaning in (("OWN", OWN), ("CHOSEN", CHOSEN), ("MAJORITY", MAJORITY)):
        parts = parts.replace(word, meaning)
    text: Text = yaml.load(FRAME, LOADER)
    text["proposal"] |= head
    for section, items in yaml.load(parts, LOADER).items():
        text[section] = text[section] + items if section in text else items
    return text


def verdict(text: Text, rule: str, subject: str) -> str:
    """Return the verdict of a rule on a subject."""
    return of(judged(text, rule=rule).verdicts, (rule, subject)).value


def questions(text: Text, rule: str, subject: str) -> frozenset[str]:
    """Return what a rule asks a person about a subject."""
    report = check_loaded(load_text(json.dumps(text), "small"), alone(rule))
    found = (one for one in report.findings if (one.code, one.subject) == (rule, subject))
    return frozenset(asked.sentence for one in found for asked in one.questions)
