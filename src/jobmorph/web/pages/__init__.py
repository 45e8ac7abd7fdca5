"""Pages of the web application: one module a page."""

from fastapi import APIRouter


def page_routes() -> list[APIRouter]:
    """Return the routes of all pages."""
    from jobmorph.web.pages import (
        about,
        atlas,
        compare,
        data,
        evidence,
        history,
        home,
        job,
        market,
        market_sensitivity,
        method,
        outlook,
        plan,
        scenario,
        search,
        sign_in,
        static,
        team,
    )

    modules = (
        static,
        home,
        search,
        job,
        atlas,
        compare,
        outlook,
        history,
        plan,
        team,
        scenario,
        market_sensitivity,
        market,
        evidence,
        method,
        data,
        about,
        sign_in,
    )
    return [module.router for module in modules]
