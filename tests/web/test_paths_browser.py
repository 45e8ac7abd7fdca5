"""The network of ways and the weeks of a plan in a real browser: keyboard, tap, no scripts."""

import pytest
from tests.web import test_browser

pytestmark = test_browser.pytestmark
server, browser, tab = test_browser.server, test_browser.browser, test_browser.tab
MOVES = "/job/SDR/paths"
PLAN = "/job/SDR/plan?to=account-executive/entry"
OVER = "job-account-executive-entry"
END = "job-account-executive-entry--partnerships-mid"
SHOWN = ".way-card:visible"
TICKS = "localStorage.getItem('jobmorph-ticks')"


def press_until(page, key, words, most=80):
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate(words):
            return
    raise AssertionError(f"no way by keyboard to {words}")


def at_stop(name):
    return f"document.activeElement.matches('.network a[data-job=\"{name}\"]')"


@pytest.mark.parametrize("width", [390, 1440])
def test_a_job_is_chosen_by_keyboard_alone(browser, server, width):
    page = tab(browser, server, width=width)
    page.goto(MOVES)
    press_until(page, "Tab", "document.activeElement.matches('.network a')")
    box = "getComputedStyle(document.activeElement.querySelector('.box')).strokeWidth"
    assert page.evaluate(box) == "3px"
    assert page.locator(SHOWN).count() == 0
    press_until(page, "ArrowDown", at_stop(OVER), most=20)
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#{OVER}")
    assert "Account executive" in page.text_content(SHOWN)
    assert page.get_attribute(f".network a[data-job={OVER}]", "aria-current") == "true"
    assert "Enter leads to" in page.text_content("[data-told]")
    on = "[...document.querySelectorAll('.wide a.is-on')].map((each) => each.dataset.job).sort()"
    assert page.evaluate(on) == [OVER, END]
    page.keyboard.press("ArrowRight")  # what is chosen goes along
    assert page.evaluate(at_stop(END))
    assert "Partner manager" in page.text_content(SHOWN)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == END
    page.keyboard.press("Escape")
    assert page.evaluate(at_stop(END))
    page.keyboard.press("Escape")
    assert page.locator(SHOWN).count() == 0
    assert page.url.endswith(MOVES)
    assert page.faults == []


def test_the_table_and_the_network_stay_in_step(browser, server):
    page = tab(browser, server, width=390, scheme="dark", bypass_csp=True)
    page.goto(f"{MOVES}#{OVER}")
    row = f"tr[data-row={OVER}]"
    assert "is-chosen" in page.get_attribute(row, "class")
    page.click(".ways summary")
    page.click(f"tr[data-row={END}] a")
    assert "is-chosen" not in page.get_attribute(row, "class")
    assert page.evaluate("document.activeElement.id") == END
    page.locator(f".narrow a[data-job={OVER}]").click()
    stop = page.locator(f".narrow a[data-job={OVER}] .box").bounding_box()
    assert stop["y"] + stop["height"] <= page.locator(".way-cards").bounding_box()["y"]
    page.evaluate(test_browser.AXE)
    assert [each for each in page.evaluate(test_browser.RULES) if each[0] != "minor"] == []
    page.click(f"{SHOWN} >> text=Plan to here")
    page.wait_for_url("**/job/SDR/plan?to=account-executive**")
    assert "a way to account executive" in page.text_content("main")
    assert page.faults == []


def test_ways_and_limits_without_scripts_on_a_phone(browser, server):
    page = tab(browser, server, scripts=False, width=390)
    page.goto(MOVES)
    page.click(f".narrow a[data-job={OVER}]")
    assert "Account executive" in page.text_content(SHOWN)
    page.click(f"{SHOWN} >> text=Back to all ways")
    assert page.locator(SHOWN).count() == 0
    page.click(".limits > summary")
    page.fill("#max_months", "6")
    page.check("input[name=no_degree]")
    page.click(".limits button")
    page.wait_for_url("**max_months=6**no_degree=1**")
    assert "at most 6 months, no degree asked" in page.text_content(".limits > summary")
    assert page.locator(f".narrow a[data-job={OVER}]").count() == 0
    page.goto(PLAN)
    assert page.locator(".weeks input").count() == 0
    assert page.locator("span.tick").count() == 8


def test_high_contrast_keeps_what_is_chosen_apart(browser, server):
    page = tab(browser, server, forced_colors="active")
    page.goto(f"{MOVES}#{OVER}")
    chosen, other = (
        f"getComputedStyle(document.querySelector('.wide a{which} .name'))"
        for which in (".is-chosen", ":not(.is-on)")
    )
    assert page.evaluate(f"{chosen}.fontWeight") == "600"
    assert page.evaluate(f"{other}.fontWeight") == "400"
    assert page.evaluate(f"{chosen}.fill") != page.evaluate(f"{other}.fill")
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("width", [390, 1440])
def test_weeks_are_ticked_off_kept_and_forgotten(browser, server, width):
    page = tab(browser, server, width=width)
    page.goto(PLAN)
    press_until(page, "Tab", "document.activeElement.matches('.weeks input')")
    page.keyboard.press("Space")
    assert "1 of 8 weeks ticked off" in page.text_content("[data-ticked]")
    page.reload()
    boxes = page.locator(".weeks input")
    assert [box.is_checked() for box in boxes.all()] == [True] + [False] * 7
    page.goto(f"{PLAN}&hours=8")  # another plan: its weeks are others
    assert not page.locator(".weeks input").first.is_checked()
    press_until(page, "Tab", "document.activeElement.matches('[data-forget]')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan?forgotten=1")
    assert page.evaluate(TICKS) is None
    page.goto(PLAN)
    assert not page.locator(".weeks input").first.is_checked()
    assert page.context.cookies() == []
    assert page.faults == []


def test_nothing_is_kept_where_nobody_wants_it(browser, server):
    page = tab(browser, server)
    page.goto("/plan")
    page.fill("#job", "SDR")
    page.uncheck("input[name=keep]")
    page.click("text=Make the plan")
    page.wait_for_selector(".weeks input")
    page.locator(".weeks input").first.check()
    assert page.evaluate("localStorage.length") == 0
    page.check("input[name=keep]")
    page.locator(".weeks input").nth(1).check()
    assert page.evaluate(TICKS) is not None
    page.uncheck("input[name=keep]")
    assert page.evaluate("localStorage.length") == 0
    assert page.faults == []
