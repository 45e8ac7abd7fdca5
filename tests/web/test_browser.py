"""The pages in a real browser: journeys, keyboard, widths, light and dark, axe."""

import itertools
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from tests.web.conftest import PAGES

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect
expect.set_options(timeout=60_000)
CHROMIUM = os.environ.get("JOBMORPH_CHROMIUM") or shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no chromium; name one in JOBMORPH_CHROMIUM"),
]
AXE = (Path(__file__).parent / "assets" / "axe.min.js").read_text(encoding="utf-8")
# A read page each; the atlas, one figure of 400 small ones, is the longest for axe.
READ = [path for path in PAGES if "ninja" not in path and "nothing" not in path]
RULES = """async () => {
  const found = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
  });
  return found.violations.map((each) => [
    each.impact, each.id, each.nodes.length, each.nodes[0].html.slice(0, 200),
  ]);
}"""


@pytest.fixture(scope="module")
def server():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [Path(sys.executable).with_name("jobmorph"), "serve", "--no-open", "--port", str(port)]
    folder = os.environ.get("JOBMORPH_TEST_EDITION")
    process = subprocess.Popen(
        [*words, *(["--edition", folder] if folder else [])],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            urllib.request.urlopen(base, timeout=5)
            break
        except OSError:
            time.sleep(0.1)
    yield base
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def tab(browser, server, *, width=1440, scheme="light", scripts=True, **options):
    """Open a tab that fails a test when a page writes to its console or asks elsewhere."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        java_script_enabled=scripts,
        base_url=server,
        **options,
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.faults = []
    page.on(
        "console",
        lambda told: told.type in ("error", "warning") and page.faults.append(told.text),
    )
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))
    page.on(
        "request",
        lambda asked: asked.url.startswith((server, "data:")) or page.faults.append(asked.url),
    )
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_on_any_page(browser, server, scheme):
    page = tab(browser, server, scheme=scheme, bypass_csp=True)
    found = {}
    for path in READ:
        page.goto(path, wait_until="load")
        page.evaluate("[...document.querySelectorAll('details')].forEach((e) => (e.open = true))")
        page.evaluate(AXE)
        faults = [each for each in page.evaluate(RULES) if each[0] != "minor"]
        if faults:
            found[path] = faults
    assert found == {}
    assert page.faults == []


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_no_page_scrolls_sideways(browser, server, width):
    page = tab(browser, server, width=width)
    wide = {}
    for path in READ:
        page.goto(path, wait_until="load")
        found = page.evaluate("document.documentElement.scrollWidth")
        if found > width:
            wide[path] = found
    assert wide == {}


def test_targets_are_large_enough_and_text_is_never_small(browser, server):
    page = tab(browser, server, width=390)
    small = """() => [...document
      .querySelectorAll("button, summary, nav a, input, select, textarea")]
      .filter((e) => e.checkVisibility() && e.type !== "hidden" && !e.closest(".unseen"))
      .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
      .filter(([, box]) => box.height < 23.9 && !(box.height >= 21 && box.width > 300))
      .map(([html, box]) => [html, box.height])"""
    tiny = """() => [...document.querySelectorAll("body *")]
      .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())
        && e.checkVisibility() && !e.closest("svg, .unseen, .skip")
        && parseFloat(getComputedStyle(e).fontSize) < 13.9)
      .map((e) => e.outerHTML.slice(0, 80))"""
    for path in ("/", "/job/SDR", "/plan", "/compare?first=SDR&second=registered+nurse"):
        page.goto(path, wait_until="load")
        assert page.evaluate(small) == [], path
        assert page.evaluate(tiny) == [], path


def test_from_the_first_page_to_a_job_by_keyboard_alone(browser, server):
    page = tab(browser, server)
    page.goto("/")
    page.keyboard.type("sales dev")
    page.wait_for_selector(".suggestions li")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-activedescendant')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/job/**")
    assert "could pass to AI by" in page.text_content("h1")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "answer"
    first = page.locator("details.task > summary").first
    first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.task").first).to_have_attribute("open", "")
    outline = "getComputedStyle(document.activeElement).outlineWidth"
    assert page.evaluate(outline) == "3px"
    page.keyboard.press("Enter")
    expect(page.locator("details.task").first).not_to_have_attribute("open", "")
    assert page.faults == []


def test_the_slider_only_adds_to_the_links(browser, server):
    page = tab(browser, server)
    page.goto("/job/SDR")
    slider = page.locator(".moment-slider")
    assert slider.get_attribute("aria-valuetext") == "2031"
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**moment=reach")
    assert "within AI's reach" in page.text_content("h1")
    assert page.faults == []


def test_the_first_journey_without_scripts(browser, server):
    page = tab(browser, server, scripts=False, width=390)
    page.goto("/")
    page.fill("#title", "registered nurse")
    page.click("form.ask button")
    page.wait_for_url("**/job/registered%20nurse")
    page.click(".moment-links >> text=Within reach")
    page.wait_for_url("**moment=reach")
    page.click("#my-hours > summary")
    page.fill("#my-hours input:not([type=hidden]) >> nth=0", "9")
    page.click("#my-hours button")
    expect(page.locator("main")).to_contain_text("with your hours for one of the tasks")
    assert page.locator(".theme").is_hidden()
    page.click("text=The whole ladder")
    page.wait_for_url("**/ladder")


def test_light_and_dark_are_remembered_in_the_browser(browser, server):
    page = tab(browser, server)
    paper = "getComputedStyle(document.body).backgroundColor"
    page.goto("/")
    assert page.evaluate(paper) == "rgb(251, 250, 247)"
    page.click(".theme")
    assert page.evaluate(paper) == "rgb(21, 24, 28)"
    assert page.locator(".theme").get_attribute("aria-pressed") == "true"
    page.goto("/about")
    assert page.evaluate(paper) == "rgb(21, 24, 28)"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    assert page.context.cookies() == []


def test_a_plan_is_typed_made_kept_and_forgotten(browser, server):
    page = tab(browser, server)
    page.goto("/plan")
    page.fill("#job", "SDR")
    page.fill("#target", "account executive")
    page.fill("#skills", "negotiation; 2")
    page.click("text=Make the plan")
    page.wait_for_selector(".weeks")
    page.wait_for_load_state()
    assert page.input_value("#job") == "SDR"
    assert "SDR" in page.evaluate("localStorage.getItem('jobmorph-profile')")
    with page.expect_download() as got:
        page.click("text=Download my profile")
    assert got.value.suggested_filename == "jobmorph-profile.yaml"
    saved = Path(got.value.path()).read_text(encoding="utf-8")
    assert "account executive" in saved
    page.goto("/plan")
    assert page.input_value("#target") == "account executive"
    page.click("[data-forget]")
    page.wait_for_url("**forgotten=1")
    assert page.evaluate("localStorage.getItem('jobmorph-profile')") is None
    assert page.input_value("#job") == ""
    page.set_input_files("#profile", {"name": "me.yaml", "mimeType": "text/yaml",
                                      "buffer": saved.encode()})  # fmt: skip
    page.click("form[action='/plan/open'] button")
    expect(page.locator("#target")).to_have_value("account executive")
    assert page.faults == []


def test_a_page_is_whole_in_high_contrast_and_at_rest(browser, server):
    page = tab(browser, server, forced_colors="active")
    page.goto("/job/SDR")
    bar = "getComputedStyle(document.querySelector('.bar .part-human')).fill"
    assert page.evaluate(bar) != page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert page.evaluate("document.getAnimations().length") == 0


def test_a_chart_opens_to_come_closer_to_be_read_and_saved(browser, server):
    page = tab(browser, server, width=390)
    page.goto("/job/SDR/outlook")
    page.click("[data-open]")
    page.wait_for_selector(".canvas canvas")
    page.wait_for_function("document.activeElement.dataset.act === 'closer'")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    box = page.locator(".canvas canvas").bounding_box()
    found = set()
    for across, up in itertools.product(range(14, 20), range(1, 40)):
        page.mouse.move(box["x"] + box["width"] * across / 20, box["y"] + box["height"] * up / 40)
        found.add(page.text_content("[data-line]").partition(" · Index")[0])
    ahead = ("middle of our range", "all jobs grow alike")
    assert {f"line: {name} · year: 2029" for name in ahead} <= found
    with page.expect_download() as saved:
        page.click("[data-act='picture']")
    assert Path(saved.value.path()).read_text(encoding="utf-8").startswith("<svg")
    with page.expect_download() as saved:
        page.click("[data-act='figures']")
    assert json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))["layer"]
    assert page.faults == []
