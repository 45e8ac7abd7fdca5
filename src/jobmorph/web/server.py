"""The server itself: a port, a token, a start and a clean end."""

import errno
import logging
import secrets
import socket
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Final

from jobmorph.reports.words import say
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.web.settings import Settings

TOKEN_BYTES: Final = 24
SHORTEST_TOKEN: Final = 16
LONGEST_TOKEN: Final = 200
KEEP_ALIVE_SECONDS: Final = 10
GRACE_SECONDS: Final = 3
LARGEST_HEAD: Final = 32_768
PORTS_TRIED: Final = 50
LAST_PORT: Final = 65_535
BACKLOG: Final = 512


def new_token() -> str:
    """Make a token that nobody can guess."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def check_token(token: str) -> str:
    """Return a token fit for use.

    Raises
    ------
    ParameterError
        If it is too short to withstand guessing, too long, or holds more than plain letters.

    Examples
    --------
    >>> check_token(" abcdefghijklmnop ")
    'abcdefghijklmnop'
    """
    text = token.strip()
    if not SHORTEST_TOKEN <= len(text) <= LONGEST_TOKEN or not (
        text.isascii() and text.isprintable()
    ):
        raise ParameterError(
            f"a token has {SHORTEST_TOKEN} to {LONGEST_TOKEN} plain characters",
            hint="Leave it out, and one is made.",
        )
    return text


def open_port(host: str, port: int) -> socket.socket:
    """Take a port before anything is printed or opened.

    Parameters
    ----------
    host : str
        Address to listen on.
    port : int
        Its port; 0 takes any that is free.

    Raises
    ------
    DataError
        If the port is taken or not allowed, or the address is none of this computer's.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        taken = socket.socket(family, socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _no_address(host) from None
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        taken.listen(BACKLOG)
    except OSError as fault:
        taken.close()
        raise _refused(host, port, fault) from None
    return taken


def serve(
    settings: Settings,
    taken: socket.socket,
    *,
    on_ready: Callable[[], None],
    is_debug: bool = False,
) -> None:
    """Serve until somebody stops it.

    Parameters
    ----------
    settings : Settings
        How it is served.
    taken : socket
        What `open_port` took.
    on_ready : callable
        Called once requests are answered.
    is_debug : bool
        Write traces of unexpected failures to the terminal.
    """
    import uvicorn

    from jobmorph.web.app import create_app, guarded
    from jobmorph.web.protocol import patient_protocol

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            if self.started:
                on_ready()

    logging.getLogger("jobmorph.web").addHandler(logging.StreamHandler())
    limits = settings.limits
    config = uvicorn.Config(
        guarded(create_app(settings, is_warm=True), is_debug=is_debug),
        http=patient_protocol(limits.head_seconds),
        ws="none",
        lifespan="on",
        # Addresses hold what people ask: no request is written down.
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        limit_concurrency=limits.connections,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        h11_max_incomplete_event_size=LARGEST_HEAD,
        backlog=BACKLOG,
    )
    with closing(taken), suppress(KeyboardInterrupt):
        Server(config).run(sockets=[taken])


def free_port(host: str, port: int) -> int:
    """Return a port near another that is free; any, if none near is."""
    for candidate in [*range(port + 1, min(port + PORTS_TRIED, LAST_PORT + 1)), 0]:
        with suppress(OSError, UnicodeError), socket.socket() as probe:
            probe.bind((host, candidate))
            return int(probe.getsockname()[1])
    return 0


def _refused(host: str, port: int, fault: OSError) -> DataError:
    if fault.errno in (errno.EACCES, errno.EPERM):
        what = say("serve.privileged", port=port)
    elif fault.errno == errno.EADDRINUSE:
        what = say("serve.port", port=port)
    else:
        return _no_address(host)
    free = free_port(host, max(port, 1024))
    return DataError(what, hint=say("serve.port.hint", free=free))


def _no_address(host: str) -> DataError:
    return DataError(say("serve.address", host=host), hint=say("serve.address.hint"))
