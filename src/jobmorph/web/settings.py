"""How the web application is served: where, for whom, and how much of it at once."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Final

DEFAULT_HOST: Final = "127.0.0.1"
DEFAULT_PORT: Final = 8137
LOOPBACK_NAMES: Final = frozenset({"localhost", "127.0.0.1", "::1"})
MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one server takes on before it says no.

    Parameters
    ----------
    body_bytes, upload_bytes : int
        Largest body of a request, and of one on a path that takes files.
    body_seconds : float
        Time in which the body of a request must have come.
    head_seconds : float
        Time in which the head of a request must have come.
    send_seconds : float
        Time in which a client must take the next part of an answer.
    requests_minute, burst : int
        Requests of one client address a minute, and at once.
    sign_ins_minute : int
        Wrong tokens of one client address a minute.
    computing, waiting : int
        Answers computed at once, and waiting for their turn.
    compute_seconds : float
        Longest wait for a turn.
    connections : int
        Connections open at once.
    cache_bytes : int
        Rendered pages kept in memory.
    """

    body_bytes: int = 2 * MEGABYTE
    upload_bytes: int = 32 * MEGABYTE
    body_seconds: float = 20.0
    head_seconds: float = 10.0
    send_seconds: float = 30.0
    requests_minute: int = 1_200
    burst: int = 300
    sign_ins_minute: int = 10
    computing: int = 2
    waiting: int = 64
    compute_seconds: float = 30.0
    connections: int = 512
    cache_bytes: int = 64 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Settings:
    """One server.

    Parameters
    ----------
    host, port
        Address it listens on.
    token : str or None
        What a client must show; None only on loopback.
    edition, library : Path or None
        Another reference edition, and the user's own roles.
    limits : Limits
        What it takes on.

    Raises
    ------
    ValueError
        If the address is not loopback and there is no token: a mistake in the code, since
        `serve` makes one.

    Examples
    --------
    >>> Settings().is_loopback, Settings().url
    (True, 'http://127.0.0.1:8137/')
    """

    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    token: str | None = None
    edition: Path | None = None
    library: Path | None = None
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        if not self.is_loopback and not self.token:
            raise ValueError("an address off loopback needs a token")

    @property
    def is_loopback(self) -> bool:
        """Whether only this computer can reach it."""
        return is_loopback(self.host)

    @property
    def is_wildcard(self) -> bool:
        """Whether it listens on every address of this computer."""
        try:
            return ip_address(self.host.strip("[]")).is_unspecified
        except ValueError:
            return self.host == ""

    @property
    def url(self) -> str:
        """Address to open in a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"


def is_loopback(host: str) -> bool:
    """Say whether an address is reachable from this computer only.

    Examples
    --------
    >>> is_loopback("localhost"), is_loopback("127.0.0.2"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host.lower() in LOOPBACK_NAMES:
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
