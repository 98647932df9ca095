"""Where settings are found, and what is read there; ``file`` has what a file may say."""

from pathlib import Path

from council_rules import files
from council_rules.limits import MAX_BYTES
from council_rules.rulebook.problems import PageProblem
from council_rules.settings.values import Settings, SettingsError

FILE_NAME = "council-rules.yaml"


def find(folder: Path) -> Path | None:
    """Return the nearest settings file from ``folder`` upwards, or None.

    The nearest file is the only one that counts. The search ends at the root of a repository:
    settings outside of it are not its own.
    """
    for place in (folder, *folder.parents):
        if (place / FILE_NAME).is_file():
            return place / FILE_NAME
        if (place / ".git").exists():
            return None
    return None


def read(path: Path, shown: str = "", content: bytes | None = None) -> Settings:
    """Return the settings in a file; ``shown`` names it in messages.

    ``content`` is what the file held at another time, None for what it holds. Paths of pages
    count from the folder of the file. Raises ``SettingsError`` with everything that is wrong
    with the file.
    """
    name = shown or str(path)
    try:
        content = files.read(path, MAX_BYTES) if content is None else content
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        raise SettingsError([PageProblem(name, 0, 0, "There is no such file")]) from None
    except OSError as failure:
        message = f"The file cannot be read: {failure.strerror}"
        raise SettingsError([PageProblem(name, 0, 0, message)]) from None
    except UnicodeDecodeError:
        problem = PageProblem(name, 0, 0, "The file is not UTF-8 text", "YAML in UTF-8")
        raise SettingsError([problem]) from None
    from council_rules.settings.file import settings_in  # mostly there is no such file

    return settings_in(text, name, path.parent)
