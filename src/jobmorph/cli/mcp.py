"""`jobmorph mcp`: the studies as tools of an assistant on this computer."""

import gc
import sys

import typer

from jobmorph.cli.options import DebugOption, EditionOption, LibraryOption


def mcp(
    *,
    edition: EditionOption = None,
    library: LibraryOption = None,
    debug: DebugOption = False,
) -> None:
    """Let an assistant ask: a Model Context Protocol server.

    An assistant's program starts it and speaks to it over standard input and output; nothing
    listens on the network. What you ask goes to your assistant's maker, as all you write there.
    """
    from importlib.util import find_spec

    from jobmorph.cli.inputs import edition_of, with_library
    from jobmorph.schema.errors import DataError

    if find_spec("mcp") is None:
        raise DataError(
            "the Model Context Protocol SDK is not installed", hint="Try: pip install mcp"
        )
    opened = with_library(edition_of(edition), library)
    if sys.stdin.isatty():
        typer.echo(
            "Waiting for an assistant's program; people see nothing here. Ctrl-C ends it. How to "
            "add it to an assistant: docs/guide/mcp.md",
            err=True,
        )

    gc.disable()  # the SDK makes thousands of classes while it loads, and lets go of none
    try:
        from jobmorph.web.mcp.server import serve_stdio
    finally:
        gc.enable()
    serve_stdio(opened, is_debug=debug)
