"""Downloads from a server that misbehaves: a clear error, and the cache as it was."""

import hashlib
import http.server
import io
import json
import threading
import time
import zipfile
from dataclasses import replace

import pytest

from jobmorph.build.fetch import FetchLimits, fetch, fetch_all
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.schema.errors import DataError

QUICK = FetchLimits(silence_seconds=0.4, total_seconds=5.0, total_bytes=1 << 20)


def zipped(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


TEXT = b"code,wage\n11-1011,5\n"
GOOD_ZIP = zipped({"db/a.txt": "one" * 1000})
BODIES = {
    "/table.csv": TEXT,
    "/db.zip": GOOD_ZIP,
    "/page.csv": b"\r\n<!DOCTYPE html><html><body>Moved</body></html>",
    "/page.zip": b"<html><body>Sign in</body></html>",
    "/cut.zip": GOOD_ZIP[:-40],
    "/bomb.zip": zipped({"zeros.txt": b"\0" * (8 << 20)}),
    "/climb.zip": zipped({"../../up.txt": "boo"}),
    "/absolute.zip": zipped({"/etc/boo": "boo"}),
    "/empty.csv": b"",
    "/large.csv": b"x" * (2 << 20),
    "/book.xls": b"not a workbook",
}


class Misbehaving(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append(self.path)
        if self.path in BODIES:
            self._answer(200, BODIES[self.path])
        elif self.path == "/cut.csv":
            # Promises more than it sends, then hangs up.
            self.send_response(200)
            self.send_header("Content-Length", str(len(TEXT) * 100))
            self.end_headers()
            self.wfile.write(TEXT)
            self.close_connection = True
        elif self.path == "/hangup.csv":
            self.close_connection = True
        elif self.path == "/silent.csv":
            self.server.released.wait(5)
            self.close_connection = True
        elif self.path == "/drip.csv":
            self.send_response(200)
            self.end_headers()
            self.close_connection = True
            while not self.server.released.wait(0.02):
                try:
                    self.wfile.write(b"x" * (1 << 16))
                except OSError:
                    return
        else:
            self._answer(int(self.path.strip("/").split("-")[0]), b"sorry")

    def _answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Keep quiet when a client hangs up: that is what is tested."""


@pytest.fixture
def server():
    instance = Server(("127.0.0.1", 0), Misbehaving)
    instance.daemon_threads = True
    instance.asked, instance.released = [], threading.Event()
    thread = threading.Thread(target=instance.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield instance
    instance.released.set()
    instance.shutdown()
    instance.server_close()
    thread.join()


@pytest.fixture
def origin_of(server):
    def make(name, **change):
        origin = Origin(
            source_id="test_source",
            producer="Nobody",
            title="Table",
            edition="1",
            url=f"http://127.0.0.1:{server.server_address[1]}/{name}",
            licence="CC0",
            credit="Nobody.",
            accessed="2026-11-22",
            redistribution=True,
            tier="official",
            path=f"folder/{name}",
        )
        return replace(origin, **change)

    return make


def snapshot(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@pytest.fixture
def cache(tmp_path, origin_of):
    """Return a cache that already holds one good file."""
    folder = tmp_path / "cache"
    fetch(origin_of("table.csv"), folder, limits=QUICK)
    return folder


def test_a_file_is_loaded_once_and_read_as_a_raw_folder(server, origin_of, tmp_path):
    seen = []
    origin = origin_of("db.zip")
    path = fetch(origin, tmp_path, limits=QUICK, on_progress=seen.append)
    again = fetch(origin, tmp_path, limits=QUICK)
    assert path == again == tmp_path / "folder/db.zip"
    assert server.asked == ["/db.zip"]
    assert seen[-1] == len(GOOD_ZIP)
    assert RawFolder(tmp_path).part("folder/db").read("a.txt").content == b"one" * 1000
    record = json.loads((tmp_path / "folder/db.zip.origin.json").read_text())
    assert record["sha256"] == hashlib.sha256(GOOD_ZIP).hexdigest()
    assert record["size_bytes"] == len(GOOD_ZIP)
    assert record["url"] == origin.url


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("404", "there is no file at this address any more (HTTP 404)"),
        ("403", "refuses automated downloads (HTTP 403)"),
        ("500", "answered with an error (HTTP 500)"),
        ("cut.csv", "the connection was cut before the file was complete"),
        ("hangup.csv", "the connection failed"),
        ("silent.csv", "did not answer in time"),
        ("page.csv", "a web page instead of the file"),
        ("page.zip", "a web page instead of the file"),
        ("empty.csv", "an empty file"),
        ("large.csv", "larger than 1,048,576 bytes"),
        ("cut.zip", "damaged or cut short"),
        ("bomb.zip", "200 times their packed size: zeros.txt"),
        ("climb.zip", "outside its folder: ../../up.txt"),
        ("absolute.zip", "outside its folder: /etc/boo"),
        ("book.xls", "not a .xls file"),
    ],
)
def test_what_goes_wrong_is_said_and_the_cache_stays_as_it_was(
    cache, server, origin_of, name, said
):
    before, asked = snapshot(cache), len(server.asked)
    origin = origin_of(name)
    with pytest.raises(DataError) as caught:
        fetch(origin, cache, limits=QUICK)
    assert said in str(caught.value)
    assert origin.url in str(caught.value)
    assert snapshot(cache) == before
    assert len(server.asked) == asked + 1, "nothing is retried"


def test_a_wrong_hash_is_refused_with_both_hashes(cache, origin_of):
    before = snapshot(cache)
    origin = origin_of("db.zip", sha256="0" * 64)
    with pytest.raises(DataError) as caught:
        fetch(origin, cache, limits=QUICK)
    assert hashlib.sha256(GOOD_ZIP).hexdigest()[:12] in str(caught.value)
    assert "instead of 000000000000" in str(caught.value)
    assert snapshot(cache) == before


def test_a_web_page_is_told_from_a_changed_file(cache, origin_of):
    with pytest.raises(DataError, match="web page"):
        fetch(origin_of("page.csv", sha256="0" * 64), cache, limits=QUICK)


def test_a_slow_drip_is_stopped_by_the_total_time(cache, origin_of):
    before = snapshot(cache)
    limits = FetchLimits(silence_seconds=2.0, total_seconds=0.3, total_bytes=1 << 30)
    started = time.monotonic()
    with pytest.raises(DataError, match=r"longer than 0\.3 seconds"):
        fetch(origin_of("drip.csv"), cache, limits=limits)
    assert time.monotonic() - started < 3
    assert snapshot(cache) == before


@pytest.mark.parametrize("known", [True, False])
def test_a_file_that_rots_in_the_cache_is_loaded_again(cache, server, origin_of, known):
    sha256 = hashlib.sha256(TEXT).hexdigest() if known else None
    target = cache / "folder/table.csv"
    target.write_bytes(TEXT[:5])
    assert fetch(origin_of("table.csv", sha256=sha256), cache, limits=QUICK) == target
    assert target.read_bytes() == TEXT
    assert server.asked == ["/table.csv", "/table.csv"]


def test_a_rotten_file_stays_when_the_site_is_down(cache, origin_of, server):
    (cache / "folder/table.csv").write_bytes(b"rot")
    before = snapshot(cache)
    origin = replace(origin_of("404"), path="folder/table.csv")
    with pytest.raises(DataError, match="404"):
        fetch(origin, cache, limits=QUICK)
    assert snapshot(cache) == before


def test_a_closed_port_is_a_clear_error(cache, origin_of):
    before = snapshot(cache)
    with pytest.raises(DataError, match="connection failed"):
        fetch(origin_of("table2.csv", url="http://127.0.0.1:9/table2.csv"), cache, limits=QUICK)
    assert snapshot(cache) == before


def test_a_cache_that_cannot_be_written_is_named(tmp_path, origin_of):
    blocked = tmp_path / "file"
    blocked.write_text("I am not a folder")
    with pytest.raises(DataError, match="the cache cannot be written") as caught:
        fetch(origin_of("table.csv"), blocked, limits=QUICK)
    assert str(blocked) in str(caught.value)
    assert blocked.read_text() == "I am not a folder"


def test_a_place_in_the_cache_that_is_taken_is_named(cache, origin_of):
    (cache / "folder/db.zip").mkdir()
    before = snapshot(cache)
    with pytest.raises(DataError, match="the cache cannot be written"):
        fetch(origin_of("db.zip"), cache, limits=QUICK)
    assert snapshot(cache) == before


def test_a_table_without_a_download_says_so(tmp_path, origin_of):
    with pytest.raises(DataError, match=r"test_source: .*no download of its own.*--from"):
        fetch(origin_of("table.csv", path=None), tmp_path, limits=QUICK)


def test_several_failures_are_told_at_once_and_the_good_one_is_kept(cache, origin_of):
    origins = [
        origin_of("404", source_id="first"),
        origin_of("db.zip", source_id="second"),
        origin_of("page.csv", source_id="third"),
    ]
    with pytest.raises(DataError) as caught:
        fetch_all(origins, cache, limits=QUICK)
    assert caught.value.count == 2
    assert "first (there is no file" in str(caught.value)
    assert "third (the address answered with a web page" in str(caught.value)
    assert (cache / "folder/db.zip").read_bytes() == GOOD_ZIP
