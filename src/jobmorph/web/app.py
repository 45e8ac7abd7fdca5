"""The web application: pages, and a place for the interface that programs use."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from jobmorph.schema.version import VERSION
from jobmorph.web.asgi import App
from jobmorph.web.errors import LOG, LastResort, add_error_pages
from jobmorph.web.pages import page_routes
from jobmorph.web.rest.limits import RestLimits
from jobmorph.web.rest.router import rest_router
from jobmorph.web.security import protect
from jobmorph.web.settings import Settings
from jobmorph.web.site import Site


def create_app(
    settings: Settings | None = None, *, is_warm: bool = False, limits: RestLimits | None = None
) -> FastAPI:
    """Make the application, pages and interface for programs, without what stands before it.

    Parameters
    ----------
    settings : Settings, optional
        How it is served; loopback if not given.
    is_warm : bool
        Read the edition's tables in the background as soon as the server runs.
    limits : RestLimits, optional
        What programs may ask of it.

    Returns
    -------
    FastAPI
        `app.state.site` holds what its pages share. Serve what `guarded` makes of it.
    """
    site = Site(settings or Settings())

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if is_warm:
            threading.Thread(target=_warm, args=(site,), name="warm", daemon=True).start()
        yield
        site.close()

    app = FastAPI(
        title="jobmorph",
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=lifespan,
    )
    app.state.site = site
    add_error_pages(app)
    for router in page_routes():
        app.include_router(router)
    app.include_router(rest_router(limits))
    return app


def guarded(app: FastAPI, *, is_debug: bool = False) -> App:
    """Put headers, names, rates, token and limits before an application.

    Parameters
    ----------
    app : FastAPI
        What `create_app` made.
    is_debug : bool
        Write the trace of an unexpected failure to the log, which may hold what was typed.
    """
    site: Site = app.state.site
    return protect(LastResort(app, is_debug=is_debug), site)


def _warm(site: Site) -> None:
    """Warm a site; what fails here fails again, and is told, when a reader asks for it."""
    try:
        site.warm()
    except Exception as fault:
        LOG.info("%s while warming", type(fault).__name__)
