"""`jobmorph serve`: the same answers as pages in a browser."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from jobmorph.cli.options import DebugOption, EditionOption, LibraryOption
from jobmorph.cli.threads import one_thread_each

if TYPE_CHECKING:
    from jobmorph.web.settings import Settings

DEFAULT_HOST: Final = "127.0.0.1"
DEFAULT_PORT: Final = 8137
LARGEST_PORT: Final = 65_535
LARGEST_TOKEN_FILE: Final = 4_096


def serve(
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on.")
    ] = DEFAULT_HOST,
    port: Annotated[
        int,
        typer.Option("--port", metavar="N", min=0, max=LARGEST_PORT, help="Port; 0 takes any."),
    ] = DEFAULT_PORT,
    token: Annotated[
        str | None,
        typer.Option("--token", metavar="TEXT", help="What a browser must show; else one is made."),
    ] = None,
    token_file: Annotated[
        Path | None,
        typer.Option("--token-file", metavar="FILE", help="Read the token from a file."),
    ] = None,
    is_opened: Annotated[bool, typer.Option("--open/--no-open", help="Open a browser.")] = False,
    library: LibraryOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Show everything as pages in a browser, on this computer.

    Nothing that is typed leaves it or is written down. On another address than 127.0.0.1 others
    can reach it: they need a token, which is printed once.
    """
    one_thread_each()
    from jobmorph.web.server import check_token, new_token, open_port
    from jobmorph.web.server import serve as run
    from jobmorph.web.settings import Settings, is_loopback

    given = token_of(token, token_file)
    if given is not None:
        given = check_token(given)
    made = given is None and not is_loopback(host)
    if edition is not None:
        from jobmorph.cli.inputs import edition_of

        edition_of(edition)  # a wrong folder is told before a port is taken
    taken = open_port(host, port)
    settings = Settings(
        host=host,
        port=int(taken.getsockname()[1]),
        token=new_token() if made else given,
        edition=edition,
        library=library,
    )

    def ready() -> None:
        for line in told(settings, is_made=made):
            typer.echo(line)
        if is_opened:
            open_browser(settings)

    run(settings, taken, on_ready=ready, is_debug=debug)
    from jobmorph.reports.words import say

    typer.echo(say("serve.stopped"))


def token_of(token: str | None, file: Path | None) -> str | None:
    """Return the token that options give; None without one.

    Raises
    ------
    ParameterError
        If both are given.
    DataError
        If the file cannot be read.
    """
    from jobmorph.schema.errors import DataError, ParameterError

    if token is not None and file is not None:
        raise ParameterError("--token and --token-file are two tokens", hint="Give one of them.")
    if file is None:
        return token
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST_TOKEN_FILE).decode("utf-8")
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or "it is no text"
        raise DataError(f"the token cannot be read ({reason})", where=str(file)) from fault


def told(settings: "Settings", *, is_made: bool) -> list[str]:
    """Say where the pages are, who can reach them, and how to stop.

    Parameters
    ----------
    settings : Settings
        How it is served.
    is_made : bool
        Whether the token was made here, and so must be shown.
    """
    from jobmorph.reports.words import say

    lines = [say("serve.ready", url=settings.url)]
    if settings.is_loopback:
        lines.append(say("serve.here"))
        if settings.token is not None:
            lines.append(say("serve.token"))
    elif is_made:
        lines.append(say("serve.elsewhere", token=settings.token))
        lines.append(say("serve.sign_in", url=settings.url, token=settings.token))
    else:
        lines.append(say("serve.elsewhere.given"))
    if not settings.is_loopback:
        lines.append(say("serve.elsewhere.plain"))
    return [*lines, say("serve.stop")]


def open_browser(settings: "Settings") -> None:
    """Open the first page in the user's browser; a computer without one is left alone."""
    import threading
    import webbrowser

    sign_in = f"?token={settings.token}" if settings.token else ""
    threading.Thread(
        target=webbrowser.open, args=(f"{settings.url}{sign_in}",), daemon=True
    ).start()
