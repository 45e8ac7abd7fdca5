"""What stands before every page, in order: headers, names, rate, token, size and speed."""

from jobmorph.web.access import Access
from jobmorph.web.asgi import App
from jobmorph.web.body import BodyLimit
from jobmorph.web.headers import HeadAsGet, SecureHeaders
from jobmorph.web.hosts import KnownHosts
from jobmorph.web.rate import RateLimit
from jobmorph.web.site import Site


def protect(app: App, site: Site) -> App:
    """Wrap an application.

    Parameters
    ----------
    app : ASGI application
        Pages, and the interface for programs.
    site : Site
        Settings, and who checks tokens.

    Returns
    -------
    ASGI application
        Outermost are the headers, so that refusals carry them as well.
    """
    inner = BodyLimit(HeadAsGet(app), site.settings.limits)
    guarded = Access(inner, site.keeper, site.wrong)
    limited = RateLimit(guarded, site.settings)
    return SecureHeaders(KnownHosts(limited, site.settings))
