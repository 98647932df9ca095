"""``council-rules lsp``: what an editor needs to check while one types."""


def lsp() -> int:
    """Serve an editor over standard input and output, by the language server protocol.

    Editors start this by themselves; docs/editor.md says how to tell them.
    """
    from importlib.util import find_spec

    from council_rules.cli.exits import OK
    from council_rules.cli.failures import fail

    if find_spec("pygls") is None or find_spec("lsprotocol") is None:
        message = "The language server needs pygls, which is not installed"
        raise fail(message, hint="pip install 'council-rules[lsp]'")
    from council_rules.editor.server import Server

    Server().serve()
    return OK
