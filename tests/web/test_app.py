import json
import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from tests.web.conftest import HERE, PAGES, client_of, settings_here

from jobmorph.web.app import create_app


class Read(HTMLParser):
    """Elements of a page with their attributes, and the text of its first heading."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inline: list[str] = []
        self.figures: list[str] = []
        self.heading = ""
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._open.append(tag)
        if tag in ("meta", "link", "input", "br", "rect", "line"):
            self._open.pop()

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        if self._open and self._open[-1] in ("script", "style") and data.strip():
            # Data for a script is no script: a browser does not run it.
            is_data = self.elements[-1] == ("script", {"type": "application/json"})
            (self.figures if is_data else self.inline).append(data)
        if "h1" in self._open:
            self.heading += data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="session")
def read(pages):
    return {path: Read(text) for path, text in pages.items()}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_heading_a_title_a_language_and_a_way_past_the_navigation(read, path):
    page = read[path]
    assert len(page.all("h1")) == 1 and page.heading.strip()
    assert page.all("html")[0]["lang"] == "en"
    assert len(page.all("title")) >= 1 and len(page.all("main")) == 1
    assert ("a", {"class": "skip", "href": "#answer"}) in page.elements
    assert len({each["id"] for _, each in page.elements if "id" in each}) == sum(
        "id" in each for _, each in page.elements
    )


@pytest.mark.parametrize("path", PAGES)
def test_nothing_that_the_policy_forbids_stands_in_a_page(read, pages, path):
    page = read[path]
    assert page.inline == []
    assert all("$schema" in json.loads(each) for each in page.figures)
    assert not [each for _, each in page.elements if "style" in each]
    assert not [name for _, each in page.elements for name in each if name.startswith("on")]
    assert "javascript:" not in pages[path]
    loaded = [each.get("src") for _, each in page.elements if each.get("src")]
    loaded += [each["href"] for each in page.all("link")]
    assert loaded and all(each.startswith("/static/") for each in loaded)


@pytest.mark.parametrize("path", PAGES)
def test_every_control_has_a_name(read, path):
    page = read[path]
    labelled = {each.get("for") for each in page.all("label")}
    for tag in ("input", "textarea", "select"):
        for each in page.all(tag):
            is_named = each.get("id") in labelled or "aria-label" in each
            assert is_named or each.get("type") in ("hidden", "checkbox"), each


def test_every_internal_link_leads_to_a_page_and_every_part_of_a_page_exists(client, read):
    asked: dict[str, set[str]] = {}
    for path, page in read.items():
        ids = {each["id"] for _, each in page.elements if "id" in each}
        for each in page.all("a"):
            url = urlsplit(urljoin(f"{HERE}{path}", each["href"]))
            if url.netloc != urlsplit(HERE).netloc:
                assert url.scheme == "https", each
            elif each["href"].startswith("#"):
                assert url.fragment in ids, (path, each["href"])
            else:
                target = url.path + (f"?{url.query}" if url.query else "")
                asked.setdefault(target, set()).add(path)
    assert len(asked) > 60
    kinds = {_kind(target): target for target in asked}
    assert len(kinds) > 20
    wrong = {
        target: sorted(asked[target])
        for target in kinds.values()
        if client.get(target).status_code not in (200, 303)
    }
    assert wrong == {}


def _kind(target: str) -> str:
    """What a link asks for, whatever the job: one of each kind is followed."""
    url = urlsplit(target)
    pages = "/(skills|ladder|paths|outlook|plan)$"
    path = re.sub(r"^/job/.*?(?=" + pages + r"|$)", "/job/...", url.path)
    path = re.sub(r"^/history/(?!atlas).*", "/history/...", path)
    path = re.sub(r"^/(evidence|method)/(?!assumptions).*", r"/\1/...", path)
    return f"{path}?{sorted(parse_qs(url.query))}"


@pytest.mark.parametrize("case", ["bank-tellers", "typists", "farmers", "telemarketers"])
def test_prepared_cases_are_found_by_their_name(client, case):
    assert client.get(f"/history/{case}").status_code == 200


def test_links_of_a_job_lead_to_the_same_job(client):
    page = Read(client.get("/job/sales-development/entry").text)
    links = [each["href"] for each in page.all("a") if each["href"].startswith("/job/")]
    assert "/job/sales-development/entry/skills" in links
    assert "/job/sales-development/mid" in links
    assert "/job/sales-development/entry?moment=reach" in links
    assert client.get("/job/sales-development/entry/skills").status_code == 200


def test_nothing_heavy_is_imported_and_no_table_read_before_a_question():
    import subprocess
    import sys

    heavy = ("pandas", "scipy", "sklearn", "lightgbm", "highspy", "numba", "wordllama", "altair")
    code = (
        "import sys; from jobmorph.web.app import create_app; a = create_app(); "
        f"print([n for n in {heavy!r} if n in sys.modules], '_edition' in vars(a.state.site))"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert out.stdout.strip() == "[] False"


def test_the_form_of_a_team_and_its_study_name_all_designs_alike():
    from jobmorph.studies.team import ALL
    from jobmorph.web import team_fields

    assert team_fields.ALL == ALL


def test_another_router_can_be_added():
    from fastapi import APIRouter
    from fastapi.testclient import TestClient

    router = APIRouter(prefix="/other")
    router.add_api_route("/ping", lambda: {"is_there": True})
    app = create_app(settings_here())
    app.include_router(router)
    assert TestClient(app, base_url=HERE).get("/other/ping").json() == {"is_there": True}


def test_an_unexpected_failure_says_nothing_of_what_was_asked(monkeypatch, caplog):
    from jobmorph.web.pages import search

    def failing(*_):
        raise RuntimeError("secret words of a reader")

    monkeypatch.setattr(search, "_read", failing)
    client = client_of(settings_here(), raise_server_exceptions=False)
    answer = client.get("/search?q=secret+words+of+a+reader&every=1")
    assert answer.status_code == 500
    assert "its own fault" in answer.text and "Traceback" not in answer.text
    assert "RuntimeError at test_app.py:" in caplog.text
    assert "secret words" not in caplog.text
    assert "secret words" not in answer.text
