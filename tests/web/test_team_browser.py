"""A team and a run of the market in a real browser: whole journeys, keyboard, widths, axe."""

import re
from pathlib import Path

import pytest
from tests.web import test_browser

pytestmark = test_browser.pytestmark
server, browser, tab = test_browser.server, test_browser.browser, test_browser.tab
GTM = Path(__file__).parents[2] / "examples" / "gtm_team.csv"
WAIT = 240_000
RUN = "/market/fast?years=1&draws=10"


@pytest.fixture(scope="module", autouse=True)
def state(tmp_path_factory):
    """Let the server keep what these tests tell about groups by itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JOBMORPH_STATE", str(tmp_path_factory.mktemp("state")))
        yield


def faults(page, width):
    """Serious faults that axe finds, and whether the page scrolls sideways."""
    page.evaluate("[...document.querySelectorAll('details')].forEach((e) => (e.open = true))")
    page.evaluate(test_browser.AXE)
    found = [
        each for each in page.evaluate(test_browser.RULES) if each[0] in ("serious", "critical")
    ]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*found, *([["wide", wide]] if wide > width else [])]


def checked(page):
    page.goto("/team")
    page.set_input_files("#roster", GTM)
    page.get_by_role("button", name="Read and check").click()
    page.wait_for_selector("#designs", timeout=WAIT)


def press_until(page, name, key="Tab", most=120):
    """Press a key until the element of that name has the focus."""
    words = "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()"
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate(words).startswith(name):
            return
    raise AssertionError(f"no way by keyboard to {name}")


def test_from_a_roster_to_a_workbook_and_nothing_left(browser, server):
    page = tab(browser, server)
    checked(page)
    assert "40 people read" in page.text_content("h1")
    page.select_option("#means-0", "demand-generation/mid")
    page.get_by_role("button", name="Use these").click()
    page.wait_for_selector("#designs", timeout=WAIT)
    assert "1 as your mapping says" in page.text_content("main")
    page.check("#design-hold")
    page.fill("#quarters", "2")
    page.get_by_role("button", name="Redesign the team").click()
    page.wait_for_selector("#papers", timeout=WAIT)
    with page.expect_download() as got:
        page.get_by_role("link", name="Workbook (Excel)").click()
    assert got.value.suggested_filename == "plan.xlsx"
    assert Path(got.value.path()).read_bytes().startswith(b"PK")
    with page.expect_download() as got:
        page.get_by_role("link", name="Notice to staff").click()
    assert got.value.suggested_filename == "hold-pack-notice-to-staff.md"
    address = page.url
    page.get_by_role("button", name="Finish and forget").click()
    page.wait_for_url("**/team?forgotten=1")
    assert page.faults == []
    assert page.goto(address).status == 404


def test_by_keyboard_alone_and_cancelled(browser, server):
    page = tab(browser, server)
    page.goto("/team")
    press_until(page, "Open the example")
    page.keyboard.press("Enter")
    page.wait_for_selector("#designs", timeout=WAIT)
    press_until(page, "All of them")
    outline = "getComputedStyle(document.activeElement).outlineWidth"
    assert page.evaluate(outline) == "3px"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.is_checked("#design-hold")
    press_until(page, "Redesign the team")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-events]", timeout=WAIT)
    assert page.get_attribute("[data-stage]", "role") == "status"
    press_until(page, "Cancel")
    page.keyboard.press("Enter")
    page.wait_for_selector("#designs", timeout=WAIT)
    assert page.is_checked("#design-hold")  # what was typed stands
    assert page.faults == []


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1440, "light")])
def test_pages_of_a_team_have_no_serious_fault_at_any_width(browser, server, width, scheme):
    page = tab(browser, server, width=width, scheme=scheme, bypass_csp=True)
    checked(page)
    assert faults(page, width) == []
    page.fill("#quarters", "many")
    page.get_by_role("button", name="Redesign the team").click()
    page.wait_for_selector("#quarters-fault")
    assert faults(page, width) == []
    page.check("#design-hold")
    page.fill("#quarters", "1")
    page.get_by_role("button", name="Redesign the team").click()
    page.wait_for_selector("[data-events]", timeout=WAIT)
    page.wait_for_selector("#papers", timeout=WAIT)
    assert faults(page, width) == []


def test_without_scripts_on_a_phone(browser, server):
    page = tab(browser, server, scripts=False, width=390)
    page.goto("/team")
    page.click("text=Open the example")
    page.wait_for_selector("#designs", timeout=WAIT)  # the page looks again by itself
    page.check("#design-hold")
    page.fill("#quarters", "1")
    page.click("text=Redesign the team")
    page.wait_for_selector("#papers", timeout=WAIT)
    page.click("form[action$='/forget'] button")
    page.wait_for_url("**forgotten=1")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_a_run_of_the_market_is_started_followed_and_read(browser, server, width, scheme):
    page = tab(browser, server, width=width, scheme=scheme, bypass_csp=True)
    page.goto(RUN)
    if page.locator("form[action='/market/run']").count():
        page.get_by_role("button", name="Run it").click()
    page.wait_for_selector(".take", timeout=WAIT)
    assert page.url.endswith(RUN)
    assert "Unemployment" in page.text_content("h1")
    assert page.locator("main svg").count() > 3
    assert faults(page, width) == []
    with page.expect_download() as got:
        page.get_by_role("link", name="All figures (JSON)").click()
    assert re.match(r"answer.*\.json", got.value.suggested_filename)
    assert page.faults == []


def test_the_editor_says_beside_the_field_what_is_wrong(browser, server):
    page = tab(browser, server, width=390, bypass_csp=True)
    page.goto("/market/scenario?from=slow")
    page.fill('[id="high:exposure.adoption_speed"]', "9")
    page.get_by_role("button", name="Check").click()
    page.wait_for_selector("[role=alert]")
    told = page.get_attribute('[id="high:exposure.adoption_speed"]', "aria-describedby")
    assert "This must be from 0 to 2" in page.text_content(f'[id="{told}"]')
    assert faults(page, 390) == []
