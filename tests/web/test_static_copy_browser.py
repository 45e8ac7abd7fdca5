"""The static copy in a real browser, from the disk."""

import os
import shutil
from pathlib import Path

import pytest
from tests.web.conftest import settings_here

from jobmorph.reference.edition import open_edition
from jobmorph.web.static_copy.static_copy import write_copy

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = os.environ.get("JOBMORPH_CHROMIUM") or shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no chromium; name one in JOBMORPH_CHROMIUM"),
]
AXE = (Path(__file__).parent / "assets" / "axe.min.js").read_text(encoding="utf-8")
JOB = "job/29-1141.00"
PAGES = ("index.html", "jobs.html", "about.html", "atlas.html", f"{JOB}/index.html",
         f"{JOB}/reach.html", f"{JOB}/paths.html",
         f"{JOB}/plan.html", "history.html", "outlook.html", "data.html")  # fmt: skip
RULES = """async () => (await axe.run(document, {resultTypes: ["violations"],
  preload: false})).violations
  .filter((each) => ["serious", "critical"].includes(each.impact))
  .map((each) => [each.id, each.nodes[0].html.slice(0, 200)])"""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("copy")
    wanted = folder / "jobs.txt"
    wanted.write_text("SDR\nregistered nurse\n", encoding="utf-8")
    where = settings_here().edition
    write_copy(folder / "site", open_edition(where), choice=str(wanted), depth="all",
               edition_folder=where)  # fmt: skip
    return (folder / "site").as_uri()


@pytest.fixture(scope="module")
def browser(home):
    # The copy comes first: pages are made in a loop of their own, and a browser's would be running.
    assert home
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def tab(browser, home, *, scripts=True, width=1280, scheme="light"):
    """Open a tab that remembers faults, and whatever it asks for beyond the folder."""
    page = browser.new_context(
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
        color_scheme=scheme,
    ).new_page()
    page.set_default_timeout(60_000)
    page.faults = []
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))
    page.on("console", lambda told: told.type == "error" and page.faults.append(told.text))
    page.on("request", lambda asked: asked.url.startswith(home) or page.faults.append(asked.url))
    return page


def test_a_title_is_found_without_a_server(browser, home):
    page = tab(browser, home)
    page.goto(f"{home}/index.html")
    page.fill("#title", "regist")
    page.wait_for_selector(".suggestions li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{JOB}/index.html")
    page.fill("#find", "BDR")
    page.keyboard.press("Enter")
    page.wait_for_url("**/job/sales-development/entry/index.html")
    page.fill("#find", "no such title")
    page.keyboard.press("Enter")
    page.wait_for_url("**/jobs.html")
    assert page.faults == []


def test_the_way_to_a_job_and_its_moments_without_scripts(browser, home):
    page = tab(browser, home, scripts=False, width=390)
    page.goto(f"{home}/index.html")
    assert page.locator("input").count() == 0
    page.click("text=All jobs, from A to Z")
    page.click("text=Registered Nurses >> nth=0")
    page.click(".moment-links >> text=Within reach")
    page.wait_for_url(f"**/{JOB}/reach.html")
    assert "within AI's reach" in page.text_content("h1")
    page.click(".job-pages >> text=Moves")
    page.wait_for_url(f"**/{JOB}/paths.html")
    assert page.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(browser, home, scheme):
    page = tab(browser, home, scheme=scheme)
    found = {}
    for name in PAGES:
        page.goto(f"{home}/{name}")
        page.evaluate(AXE)
        serious = page.evaluate(RULES)
        if serious:
            found[name] = serious
    assert found == {}
    assert page.faults == []


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(browser, home, width):
    page = tab(browser, home, width=width)
    wide = {}
    for name in PAGES:
        page.goto(f"{home}/{name}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide[name] = page.evaluate("document.documentElement.scrollWidth")
    assert wide == {}
