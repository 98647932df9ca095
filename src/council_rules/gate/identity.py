"""What makes a violation the same violation in another version of a text."""

import hashlib
import json

from council_rules.findings import Finding

_LENGTH = 32


def fingerprint(finding: Finding) -> str:
    """Return the fingerprint of a finding: 32 hexadecimal digits.

    It is made from the rule, the path of ids it is about and what it was violated for: no
    line, no wording, no file name. So it stays when lines are inserted, lists reordered or
    the file is renamed, and the same body in two files has one fingerprint.
    """
    text = json.dumps(finding.identity, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
