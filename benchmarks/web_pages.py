"""How long pages take: cold start, a job never asked for before, one asked for again, the atlas.

    python benchmarks/web_pages.py [--edition DIR] [--jobs N]

Starts `jobmorph serve` on a free port and asks it as a browser does, one request at a time. The
processor's time is the server's own and tells what a page costs where the machine does other work.
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from jobmorph.reference.edition import open_edition
from jobmorph.studies.atlas_result import FIELDS

FLOOR_MS = 150.0
IDLE_MS = 50.0  # of processor in a second: a server that nobody asks
UNTOLD_SECONDS = 15.0
TOO_MANY = 429
WORDS = (
    "sales",
    "nurse",
    "engineer",
    "clerk",
    "teacher",
    "driver",
    "analyst",
    "market",
    "cook",
    "a",
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port: int, path: str) -> tuple[float, float, int]:
    """Milliseconds to the first part of the page and to its end, and its status.

    A server that has had enough of one address says when to come again; this waits that long.
    """
    while (found := ask_once(port, path))[2] == TOO_MANY:
        time.sleep(1.0)
    return found


def ask_once(port: int, path: str) -> tuple[float, float, int]:
    """Ask, whatever the answer."""
    link = HTTPConnection("127.0.0.1", port, timeout=120)
    start = time.perf_counter()
    link.request("GET", path)
    answer = link.getresponse()
    answer.read(1)
    first = time.perf_counter()
    answer.read()
    end = time.perf_counter()
    link.close()
    return (first - start) * 1000, (end - start) * 1000, answer.status


def processor_ms(process: subprocess.Popen) -> float | None:
    """Milliseconds of processor that a process took so far; None where the system does not tell."""
    try:
        text = Path(f"/proc/{process.pid}/stat").read_text()
    except OSError:
        return None
    user, system = text.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) * 1000 / os.sysconf("SC_CLK_TCK")


def settle(process: subprocess.Popen) -> float:
    """Wait until a server has done what it does in the background; return seconds."""
    start = time.perf_counter()
    before = processor_ms(process)
    if before is None:
        time.sleep(UNTOLD_SECONDS)
        return UNTOLD_SECONDS
    while True:
        time.sleep(1.0)
        now = processor_ms(process)
        if now - before < IDLE_MS:
            return time.perf_counter() - start
        before = now


class Pages:
    """Asks pages of a server and prints how long they took."""

    def __init__(self, port: int, process: subprocess.Popen) -> None:
        self.port, self.process = port, process

    def ask_all(self, name: str, paths: list[str], begins: str = "") -> None:
        """Ask each once; print wall time, and processor time a page where the system tells it."""
        before = processor_ms(self.process)
        answers = [ask(self.port, path) for path in paths]
        after = processor_ms(self.process)
        missing = sum(status != 200 for *_, status in answers)
        note = "" if before is None else f"  processor {(after - before) / len(paths):6.1f} a page"
        if missing:
            note += f"; {missing} without an answer"
        if begins:
            percentiles(f"{name}: {begins}", [each[0] for each in answers])
        percentiles(f"{name}: whole page" if begins else name, [each[1] for each in answers], note)


def percentiles(name: str, values: list[float], note: str = "") -> None:
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    over = "" if p95 <= FLOOR_MS else f"  over {FLOOR_MS:g} ms"
    print(f"{name:<44} median {statistics.median(ordered):7.1f}  p95 {p95:7.1f} ms{note}{over}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--edition", type=Path)
    parser.add_argument("--jobs", type=int, default=40)
    asked = parser.parse_args()
    port = free_port()
    words = [str(Path(sys.executable).with_name("jobmorph")), "serve", "--no-open"]
    words += ["--port", str(port), *(["--edition", str(asked.edition)] if asked.edition else [])]
    start = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    try:
        while "Ctrl-C" not in process.stdout.readline():
            pass
        ask(port, "/")
        print(f"cold start to the first page                 {time.perf_counter() - start:.2f} s")
        print(f"then busy in the background for              {settle(process):.1f} s")
        print(
            f"{asked.jobs} jobs, {os.cpu_count()} cores, {os.getloadavg()[0]:.1f} processes waiting"
        )
        measure(Pages(port, process), titles(asked.edition, asked.jobs))
    finally:
        process.terminate()
        process.communicate()


def titles(edition: Path | None, count: int) -> list[str]:
    """Jobs spread over all occupations, and a role of each family."""
    opened = open_edition(edition)
    roles = opened.table("role").filter(place=1).get_column("role_id").to_list()
    occupations = opened.table("occupation").filter("has_tasks")
    codes = occupations.get_column("occupation_onet2019").to_list()
    half = count // 2
    return [*roles[:half], *codes[:: max(len(codes) // half, 1)][: count - half]]


def measure(pages: Pages, jobs: list[str]) -> None:
    """Print the figures of each kind of page."""
    for page in ("", "/paths", "/skills", "/ladder", "/outlook", "/plan"):
        paths = [f"/job/{quote(job)}{page}" for job in jobs]
        name = page or "/job"
        pages.ask_all(f"{name}, new", paths, "" if page else "sentence, bar and tasks")
        pages.ask_all(f"{name}, asked for again", paths)
    atlas(pages)
    for path in ("/", "/history", "/history/atlas", "/evidence", "/data", "/method"):
        pages.ask_all(f"{path}, new", [path])
        pages.ask_all(f"{path}, asked for again", [path] * 20)
    typed = [f"/suggest?q={text}" for text in ("sa", "nur", "account+m", "engin", "market")]
    pages.ask_all("/suggest", typed * 4)
    pages.ask_all("/search", [f"/search?every=1&q={word}" for word in WORDS])


def atlas(pages: Pages) -> None:
    """Print the figures of the atlas: first view, other pictures, fields, words to find."""
    shown = [
        f"/atlas?moment={moment}&show={show}&as={layout}"
        for moment in ("today", "horizon", "reach")
        for show in ("hours", "growth", "pay")
        for layout in ("scatter", "list")
    ]
    pages.ask_all("/atlas, first view", ["/atlas"])
    pages.ask_all("/atlas, other moments and pictures", shown)
    pages.ask_all("/atlas, fields", [f"/atlas?field={field}" for field in FIELDS.values()])
    pages.ask_all("/atlas, words to find", [f"/atlas?find={word}" for word in WORDS])


if __name__ == "__main__":
    main()
