"""What the rule book says, for those who read a code in an editor."""

from collections.abc import Sequence

from council_rules.render.sources import named, weighed
from council_rules.rulebook.rule import Rule


class RulePages:
    """The pages of the rules that a file is judged by, by code."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.all = tuple(sorted(rules, key=lambda rule: rule.code))
        self._by_code = {rule.code: rule for rule in rules}

    def get(self, code: str) -> Rule | None:
        """Return the page of a code, None if there is none."""
        return self._by_code.get(code)

    def summary(self, rule: Rule) -> str:
        """Return a page in short, as Markdown: what it demands, why, and what it rests on."""
        lines = [
            f"**{rule.code} {rule.title}** ({rule.severity}, {rule.enforcement})",
            f"> {rule.norm}",
            rule.why.strip().split("\n\n")[0],
            "\n".join(f"- {named(source)} ({weighed(source)})" for source in rule.sources),
            f"`council-rules explain {rule.code}` prints the whole page.",
        ]
        return "\n\n".join(lines)
