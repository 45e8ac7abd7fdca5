"""Loads a server on this computer, and mistreats it: python benchmarks/rest_load.py [--seconds 60].

200 clients at once, each from a loopback address of its own so that the rate limit of one address
does not hide what the server can bear; then a bomb, ten million rows, a sheet that reaches to the
last column, a body of 2 GB, and clients that send a byte a second. Prints what came back, how long
it took, how much memory the server held, and whether it still answered.
"""

import argparse
import asyncio
import contextlib
import io
import json
import multiprocessing
import os
import random
import socket
import statistics
import tempfile
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter

from jobmorph.web.server import serve
from jobmorph.web.settings import Settings

TITLES = (
    "SDR", "registered nurse", "typist", "account executive", "switchboard operator",
    "bookkeeper", "software developer", "truck driver", "teacher", "paralegal",
)  # fmt: skip
STUDIES = ("role", "title", "outlook", "ladder", "paths", "skills", "history")
PLAN = json.dumps({"title": "SDR", "to": "account executive"}).encode()
BOUNDARY = b"----load"
SLOW_CLIENTS = 40
GIGABYTE = 1_000_000_000
READ_SECONDS = 120.0
PATIENCE_SECONDS = 1.0  # a fifth of what the server asks for


@dataclass
class Seen:
    """What clients saw."""

    statuses: Counter = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


def run_server(taken):
    """Serve as `jobmorph serve` does."""
    port = taken.getsockname()[1]
    serve(Settings(port=port), taken, on_ready=lambda: None)


async def ask(port, address, request, pieces=()):
    """Send a request by hand and read its answer: status and size."""
    reader, writer = await asyncio.open_connection(
        "127.0.0.1", port, local_addr=(address, 0), limit=1 << 24
    )
    try:
        # Reading begins first: a refusal comes while the rest is still being sent.
        answer = asyncio.create_task(read_answer(reader))
        writer.write(request)
        with contextlib.suppress(ConnectionError):
            for piece in pieces:
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(0)
        return await asyncio.wait_for(answer, READ_SECONDS)
    finally:
        writer.close()


async def read_answer(reader):
    """Read status and body; a body that is cut off after a refusal counts as it came."""
    head = await reader.readuntil(b"\r\n\r\n")
    body = b""
    with contextlib.suppress(ConnectionError):
        body = await reader.read()
    return int(head.split(b" ", 2)[1]), body


def head(port, method, path, *more):
    lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Connection: close", *more]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def question(port, luck):
    """Make a question: most have been asked before, some never."""
    if luck.random() < 0.05:
        kind = ("Content-Type: application/json", f"Content-Length: {len(PLAN)}")
        return head(port, "POST", "/api/v1/plan", *kind) + PLAN
    title = luck.choice(TITLES).replace(" ", "%20")
    if luck.random() < 0.05:
        return head(port, "GET", f"/api/v1/title?title={title}%20{luck.randrange(10**6)}")
    return head(port, "GET", f"/api/v1/{luck.choice(STUDIES)}?title={title}")


async def client(port, number, until, seen):
    luck = random.Random(number)
    address = f"127.0.1.{number % 250 + 1}"
    while time.monotonic() < until:
        began = time.monotonic()
        try:
            status, _ = await ask(port, address, question(port, luck))
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as fault:
            status = type(fault).__name__
        seen.statuses[status] += 1
        seen.seconds.append(time.monotonic() - began)
        if status == 503:
            await asyncio.sleep(PATIENCE_SECONDS)


async def watch(pids, until, most):
    """Keep the most memory that the server and its workers held."""
    while time.monotonic() < until():
        most["server"] = max(most["server"], memory_of(pids))
        most["workers"] = max(most["workers"], sum(memory_of(each) for each in children(pids)))
        await asyncio.sleep(0.2)


def memory_of(pid):
    try:
        text = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    lines = [line for line in text.splitlines() if line.startswith("VmRSS:")]
    return int(lines[0].split()[1]) * 1024 if lines else 0


def children(pid):
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(stat[1]) == pid:
                found.append(int(entry.name))
    return found


async def alive(port):
    began = time.monotonic()
    status, _ = await ask(port, "127.0.0.1", head(port, "GET", "/api/v1/health"))
    return f"health {status} in {(time.monotonic() - began) * 1000:.0f} ms"


def form(name, content):
    part = f'Content-Disposition: form-data; name="roster"; filename="{name}"'.encode()
    start = b"--" + BOUNDARY + b"\r\n" + part + b"\r\n\r\n"
    return start + content + b"\r\n--" + BOUNDARY + b"--\r\n"


async def upload(port, name, content):
    body = form(name, content)
    kind = (
        f"Content-Type: multipart/form-data; boundary={BOUNDARY.decode()}",
        f"Content-Length: {len(body)}",
    )
    pieces = [body[at : at + 65_536] for at in range(0, len(body), 65_536)]
    return await ask(port, "127.0.0.1", head(port, "POST", "/api/v1/team/check", *kind), pieces)


def bomb():
    """A workbook of some hundred kilobytes that unpacks to 400 MB."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(400):
            part.write(b"\x00" * 1_000_000)
    return packed.getvalue()


def wide_sheet():
    """A workbook of two cells, the first and the last that a sheet can have."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "Job Title")
        sheet.write_string(1_048_575, 16_383, "SDR")
    return packed.getvalue()


async def told(name, port, answer):
    began = time.monotonic()
    try:
        status, body = await answer
        detail = body.decode("utf-8", "replace")
        with_detail = json.loads(detail)["detail"] if detail.startswith("{") else detail.strip()
    except (OSError, TimeoutError, asyncio.IncompleteReadError) as fault:
        status, with_detail = type(fault).__name__, "the connection was ended"
    seconds = time.monotonic() - began
    print(f"{name}: {status} after {seconds:.1f} s; {await alive(port)}\n    {with_detail[:200]}")


async def two_gigabytes(port, *, is_honest):
    length = (f"Content-Length: {2 * GIGABYTE}",) if is_honest else ("Transfer-Encoding: chunked",)
    kind = (f"Content-Type: multipart/form-data; boundary={BOUNDARY.decode()}", *length)
    start = form("team.csv", b"")[: -len(BOUNDARY) - 8]
    piece = b"x" * 1_000_000

    def pieces():
        for content in (start, *(piece for _ in range(2_000))):
            yield content if is_honest else b"%x\r\n%s\r\n" % (len(content), content)

    return await ask(port, "127.0.0.1", head(port, "POST", "/api/v1/team", *kind), pieces())


async def slow(port, number, seconds, *, has_head):
    """Send a byte a second: a head that never ends, or a body."""
    address = f"127.0.2.{number + 1}"
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))
    began = time.monotonic()
    if not has_head:
        writer.write(
            head(port, "POST", "/api/v1/plan", "Content-Type: application/json",
                 "Content-Length: 1000")
        )  # fmt: skip
    try:
        while time.monotonic() - began < seconds and not reader.at_eof():
            writer.write(b"G" if has_head else b" ")
            await writer.drain()
            answer = asyncio.create_task(reader.read(64))
            done, _ = await asyncio.wait({answer}, timeout=1.0)
            if done:
                return time.monotonic() - began
            answer.cancel()
    except OSError:
        pass
    finally:
        writer.close()
    return time.monotonic() - began


async def mistreat(port):
    await told("bomb of 400 MB", port, upload(port, "team.xlsx", bomb()))
    await told("10 million rows", port, upload(port, "team.csv", b"a\n" + b"b\n" * 10_000_000))
    await told("a sheet to its last cell", port, upload(port, "team.xlsx", wide_sheet()))
    await told("2 GB, announced", port, two_gigabytes(port, is_honest=True))
    await told("2 GB, not announced", port, two_gigabytes(port, is_honest=False))
    for has_head, name in ((True, "heads"), (False, "bodies")):
        held = asyncio.gather(
            *(slow(port, number, 60.0, has_head=has_head) for number in range(SLOW_CLIENTS))
        )
        await asyncio.sleep(2.0)
        print(f"{SLOW_CLIENTS} slow {name}: meanwhile {await alive(port)}")
        ended = await held
        print(f"    given up after {min(ended):.0f} to {max(ended):.0f} s")


async def measure(port, pid, clients, seconds):
    for _ in range(100):
        try:
            await alive(port)
            break
        except OSError:
            await asyncio.sleep(0.2)
    print(f"started: {memory_of(pid) / 1e6:.0f} MB; {await alive(port)}")
    most, ends = Counter(), [float("inf")]
    watched = asyncio.create_task(watch(pid, lambda: ends[0], most))
    seen, until = Seen(), time.monotonic() + seconds
    began = time.monotonic()
    await asyncio.gather(*(client(port, number, until, seen) for number in range(clients)))
    took = time.monotonic() - began
    ranks = statistics.quantiles(seen.seconds, n=100)
    statuses = " ".join(f"{key}:{count}" for key, count in sorted(seen.statuses.items(), key=str))
    print(f"{clients} clients for {took:.0f} s: {len(seen.seconds):,} answers, {statuses}")
    shown = ", ".join(f"{rank}% {ranks[rank - 1] * 1000:.0f} ms" for rank in (50, 95, 99))
    print(f"    {len(seen.seconds) / took:.0f} a second; {shown}; {await alive(port)}")
    await mistreat(port)
    ends[0] = 0.0
    await watched
    held = ", ".join(f"{name} {count / 1e6:.0f} MB" for name, count in sorted(most.items()))
    print(f"most memory: {held}")
    # One process belongs to Python itself.
    print(f"at the end: {await alive(port)}; workers left: {len(children(pid)) - 1}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--clients", type=int, default=200)
    arguments = parser.parse_args()
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen(512)
    port = taken.getsockname()[1]
    with tempfile.TemporaryDirectory() as state:
        os.environ["JOBMORPH_STATE"] = state
        # Not a daemon: it starts workers of its own.
        server = multiprocessing.get_context("fork").Process(target=run_server, args=(taken,))
        server.start()
        taken.close()
        try:
            asyncio.run(measure(port, server.pid, arguments.clients, arguments.seconds))
        finally:
            server.terminate()
            server.join(20)


if __name__ == "__main__":
    main()
