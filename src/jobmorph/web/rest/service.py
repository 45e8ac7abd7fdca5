"""What all endpoints share: limits, jobs, and the site they are mounted on."""

import asyncio

from starlette.requests import Request

from jobmorph.web.cache import CachedPage
from jobmorph.web.jobs import JobBoard
from jobmorph.web.rest.limits import RestLimits
from jobmorph.web.settings import Settings
from jobmorph.web.site import Site


class RestService:
    """One server's state for programs.

    Parameters
    ----------
    limits : RestLimits, optional
        What requests may hold.
    board : JobBoard, optional
        The one that pages start their jobs on as well; that of the site if not given.
    """

    def __init__(self, limits: RestLimits | None = None, board: JobBoard | None = None) -> None:
        self.limits = limits or RestLimits()
        own = None if self.limits.jobs is None else JobBoard(self.limits.jobs)
        self._board = board or own
        self.computing: dict[str, asyncio.Future[CachedPage]] = {}
        self._used: set[JobBoard] = set()
        self._own_site: Site | None = None

    async def attach(self, request: Request) -> None:
        """Make the service known to an endpoint: a dependency of all of them."""
        request.state.rest = self

    def site(self, request: Request) -> Site:
        """Return the site of the application; one of our own if the router stands alone."""
        held = getattr(request.app.state, "site", None)
        if isinstance(held, Site):
            return held
        if self._own_site is None:
            self._own_site = Site(Settings())
        return self._own_site

    def board(self, request: Request) -> JobBoard:
        """Return the board that a request's jobs stand on."""
        board = self._board or self.site(request).board
        self._used.add(board)
        return board

    def close(self) -> None:
        """End all jobs, those of the site too: there is nobody left to ask for them."""
        for board in self._used:
            board.close()


def service_of(request: Request) -> RestService:
    """Return the service of a request."""
    service: RestService = request.state.rest
    return service
