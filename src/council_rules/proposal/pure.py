"""The parser in Python, for installations of PyYAML without libyaml."""

from yaml.parser import Parser as _EventParser
from yaml.reader import Reader
from yaml.scanner import Scanner


class Parser(Reader, Scanner, _EventParser):
    """Reads events from text, as ``yaml.cyaml.CParser`` does."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        _EventParser.__init__(self)
