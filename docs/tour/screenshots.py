"""Renews the pictures of the tour: python docs/tour/screenshots.py [--only job atlas].

Starts `jobmorph serve` on a free port of this computer, opens its pages in Chromium, and writes
what a reader sees as WebP beside this file. Needs playwright, and a Chromium: on the path, or
named in JOBMORPH_CHROMIUM.
"""

import argparse
import base64
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
QUALITY = 80
LARGEST_BYTES = 150_000
START_SECONDS = 60
WAIT_MS = 120_000  # a team's plan is computed while the camera waits
DESK = (1240, 800)
PHONE = (390, 800)


def stay(page: Page) -> None:
    """Show the page as it opens."""


def scroll_to(selector: str, above: int = 24) -> Callable[[Page], None]:
    """Show a part of the page, a little paper above it."""

    def act(page: Page) -> None:
        page.locator(selector).first.evaluate(
            "(part, above) => scrollTo(0, part.getBoundingClientRect().top + scrollY - above)",
            above,
        )

    return act


def first_task(page: Page) -> None:
    """Open the first task: reasons on both sides."""
    page.locator("details.task > summary").first.click()
    page.mouse.move(0, 0)
    scroll_to("#tasks")(page)


def suggestions(page: Page) -> None:
    """Type the beginning of a title."""
    page.fill("#title", "")
    page.type("#title", "sales dev")
    page.wait_for_selector(".suggestions li")


def chosen_move(page: Page) -> None:
    """Choose a job of the network, so that its card and the ways through it show."""
    page.locator("figure svg a").nth(2).click()
    page.wait_for_timeout(300)


def example_team(page: Page) -> None:
    """Hand in the invented team and wait until it is read."""
    page.locator("form[action='/team/example'] button").click()
    page.wait_for_selector("form[action$='/run']", timeout=WAIT_MS)


@dataclass(frozen=True)
class Scene:
    """A picture: its name, the page, how it is shown, and what is done before."""

    name: str
    path: str
    size: tuple[int, int] = DESK
    scheme: str = "light"
    act: Callable[[Page], None] = stay


SCENES = (
    Scene("home", "/", act=suggestions),
    Scene("job", "/job/SDR"),
    Scene("task", "/job/SDR", act=first_task),
    Scene("job-phone", "/job/registered%20nurse", PHONE, "dark"),
    Scene("skills", "/job/SDR/skills"),
    Scene("paths", "/job/SDR/paths", scheme="dark", act=chosen_move),
    Scene("outlook", "/outlook?group=go-to-market"),
    Scene("plan-phone", "/job/SDR/plan", PHONE),
    Scene("compare", "/compare?first=SDR&second=account+executive", scheme="dark"),
    Scene("atlas", "/atlas", (1440, 900)),
    Scene("history", "/history/bank-tellers"),
    Scene("team", "/team", act=example_team),
    Scene("market", "/market"),
    Scene("evidence", "/evidence"),
)


def free_port() -> int:
    """Return a port of this computer that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(edition: Path | None) -> Iterator[str]:
    """Serve while pictures are taken; give the address."""
    port = free_port()
    program = Path(sys.executable).with_name("jobmorph")
    words = [str(program), "serve", "--no-open", "--port", str(port)]
    words += ["--edition", str(edition)] if edition else []
    running = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    try:
        base = f"http://127.0.0.1:{port}"
        wait_for(base)
        yield base
    finally:
        running.terminate()
        running.wait(timeout=30)


def wait_for(base: str) -> None:
    """Wait until the server answers."""
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(base, timeout=10).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return


def picture(page: Page, width: int, height: int) -> bytes:
    """Take what the window shows as WebP."""
    session = page.context.new_cdp_session(page)
    clip = {"x": 0, "y": page.evaluate("scrollY"), "width": width, "height": height, "scale": 1}
    options = {"format": "webp", "quality": QUALITY, "clip": clip}
    return base64.b64decode(session.send("Page.captureScreenshot", options)["data"])


def take(browser: Browser, base: str, scene: Scene, folder: Path) -> int:
    """Take one picture and return its size."""
    width, height = scene.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scene.scheme,
        base_url=base,
    )
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    answer = page.goto(scene.path, wait_until="load")
    if answer is None or answer.status != 200:
        raise SystemExit(f"{scene.path} has no page")
    page.evaluate("document.fonts.ready")
    scene.act(page)
    page.wait_for_timeout(200)
    shot = picture(page, width, height)
    context.close()
    if len(shot) > LARGEST_BYTES:
        raise SystemExit(f"{scene.name} has {len(shot):,} bytes, more than {LARGEST_BYTES:,}")
    (folder / f"{scene.name}.webp").write_bytes(shot)
    return len(shot)


def main() -> None:
    """Take all pictures, or those named."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", nargs="+", choices=[scene.name for scene in SCENES])
    asked.add_argument("--output", type=Path, default=HERE)
    asked.add_argument("--edition", type=Path)
    given = asked.parse_args()
    chromium = os.environ.get("JOBMORPH_CHROMIUM") or shutil.which("chromium")
    wanted = [scene for scene in SCENES if not given.only or scene.name in given.only]
    with server(given.edition) as base, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        sizes = {}
        for scene in wanted:
            sizes[scene.name] = take(browser, base, scene, given.output)
            print(f"{scene.name}: {sizes[scene.name] / 1e3:.0f} kB", flush=True)
        browser.close()
    print(f"together: {sum(sizes.values()) / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
