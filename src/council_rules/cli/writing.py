"""Writing an alternative into its file."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from council_rules.proposal.load import Loaded


def written(loaded: "Loaded", texts: list[str], number: int) -> None:
    """Write the text with a number, from 1, into the file that was loaded.

    Raises CommandError, told, if there is no such text, or the file has changed meanwhile.
    """
    from council_rules.cli.failures import fail
    from council_rules.proposal.diffs import FileChanged, replace_file

    if number > len(texts):
        raise fail(f"There is no alternative {number}; the search found {len(texts)}")
    try:
        replace_file(loaded.name, texts[number - 1], loaded.sha256)
    except (FileChanged, OSError) as failure:
        raise fail(str(failure)) from None
