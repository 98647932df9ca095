"""The eight questions about a council, asked one after the other until each is answered."""

from collections.abc import Callable
from typing import TypeVar

from council_rules.drafting import answers
from council_rules.drafting.plan import FOR_GOOD, NOBODY, OWN, PEOPLE, UNKNOWN, BodyPlan, Plan

Answer = TypeVar("Answer")
Ask = Callable[[str], str]
Say = Callable[[str], None]

OPENING = f"""\
Eight questions, then a first file. '{UNKNOWN}' is an answer to each of them: what is not known
stays open and never counts as a pass. Ctrl-C ends without writing anything."""


def asked(ask: Ask, say: Say) -> Plan:
    """Return the plan of a council from answers.

    ``ask`` puts a question and returns one line; ``say`` shows a line. What ``ask`` raises
    ends the questions.
    """
    say(OPENING)

    def until_right(question: str, read: Callable[[str], Answer], usual: str = "") -> Answer:
        while True:
            text = ask(f"{question}{f' [{usual}]' if usual else ''}: ").strip() or usual
            try:
                return read(text)
            except ValueError as refusal:
                say(f"   {refusal}")

    say("\n1. Which territory is it about, and what are its people called?")
    territory, people = until_right(
        "   territory, people", answers.place_and_people, "The Valley, Residents"
    )
    say("\n2. Which bodies are there? Name the highest tier first.")
    names = until_right("   bodies", answers.names, "Council, Assembly")
    say(f"\n3. How many seats has each group? For example '{people} 5, Helpers 3'.")
    seats = {name: until_right(f"   {name}", answers.seats, UNKNOWN) for name in names}
    groups = dict.fromkeys(one.group for found in seats.values() for one in found)
    from_where = {
        group: until_right(
            f"   {group}: local to {territory}, regional, external, neutral or unknown",
            answers.locality,
            UNKNOWN,
        )
        for group in groups
        if group != people
    }
    say(
        "\n4. What does each decide, and how? For example 'budget, services by majority'; rules"
    )
    say("   are majority, three fifths, two thirds, three quarters, unanimity, consensus.")
    decides = {name: until_right(f"   {name}", answers.decisions, UNKNOWN) for name in names}
    say(f"\n5. Which bodies may stop what each decides? '{NOBODY}' if none.")
    stops = {
        name: until_right(f"   {name}", lambda text: answers.stops(text, names), UNKNOWN)
        for name in names
    }
    say(f"\n6. Who fills the seats, and who removes? '{PEOPLE}', '{OWN}' or a body, then")
    say(f"   a slash: '{PEOPLE} / {PEOPLE} for cause', 'Assembly / Assembly at will'.")
    fills = {
        name: until_right(f"   {name}", lambda text: answers.fills(text, names), UNKNOWN)
        for name in names
    }
    say(f"\n7. Until when? A date, with who takes over, as in '2030-12-31, then {names[-1]}';")
    say(f"   or '{FOR_GOOD}'.")
    ends = {
        name: until_right(f"   {name}", lambda text: answers.end(text, names), UNKNOWN)
        for name in names
    }
    say(f"\n8. To whom does each answer? '{PEOPLE}', a body or '{NOBODY}'.")
    duties = {
        name: until_right(f"   {name}", lambda text: answers.answers_to(text, names), UNKNOWN)
        for name in names
    }
    bodies = tuple(
        BodyPlan(
            one, seats[one], *decides[one], stops[one], *fills[one], *ends[one], duties[one]
        )
        for one in names
    )
    return Plan(f"Council of {territory}", territory, people, from_where, bodies)
