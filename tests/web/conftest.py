"""A server in memory, and pages read as a browser would."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from jobmorph.web.app import create_app, guarded
from jobmorph.web.settings import Settings

HERE = "http://127.0.0.1:8137"
# Every page that stands without a question of one's own, and one of each kind that needs one.
PAGES = (
    "/",
    "/search?q=account&every=1",
    "/job/SDR",
    "/job/registered%20nurse?moment=reach&year=2028",
    "/job/SDR/skills",
    "/job/SDR/ladder",
    "/job/SDR/paths",
    "/job/SDR/outlook",
    "/job/SDR/plan",
    "/compare",
    "/compare?first=SDR&second=registered+nurse",
    "/outlook",
    "/outlook?group=go-to-market",
    "/outlook/economy",
    "/history",
    "/history/bank-tellers",
    "/history/registered%20nurse",
    "/history/atlas",
    "/plan",
    "/team",
    "/market",
    "/market/scenario",
    "/market/scenario?from=fast",
    "/market/fast?years=5&draws=20",
    "/market/fast?beside=slow",
    "/market/sensitivity",
    "/market/sensitivity/fast?method=sobol",
    "/evidence",
    "/evidence/exposure",
    "/method",
    "/method/exposure",
    "/method/assumptions",
    "/data",
    "/about",
    "/sign-in",
    "/job/growth%20ninja",
    "/nothing-here",
)


def settings_here(**changes) -> Settings:
    """Settings of a server in memory; JOBMORPH_TEST_EDITION names another edition to test with."""
    folder = os.environ.get("JOBMORPH_TEST_EDITION")
    return Settings(edition=Path(folder) if folder else None, **changes)


def client_of(settings: Settings, base: str = HERE, **options) -> TestClient:
    return TestClient(
        guarded(create_app(settings)), base_url=base, follow_redirects=False, **options
    )


@contextmanager
def running_site() -> Iterator[TestClient]:
    """A server whose workers run, with its site at hand."""
    app = create_app(settings_here())
    with TestClient(guarded(app), base_url=HERE, follow_redirects=False) as made:
        made.site = app.state.site
        yield made


@pytest.fixture(scope="session")
def client() -> TestClient:
    return client_of(settings_here())


@pytest.fixture
def state(monkeypatch, tmp_path):
    """Keep what this test tells about groups by itself."""
    monkeypatch.setenv("JOBMORPH_STATE", str(tmp_path / "state"))


@pytest.fixture(scope="session")
def pages(client) -> dict[str, str]:
    """The text of every page, read once."""
    return {path: client.get(path).text for path in PAGES}
