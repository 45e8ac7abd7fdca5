import asyncio
import re
import time

import pytest
from tests.web.conftest import client_of, settings_here

from jobmorph.web.access import COOKIE, LASTS_SECONDS, Doorkeeper, local_path
from jobmorph.web.body import BodyLimit
from jobmorph.web.cache import CachedPage, PageCache
from jobmorph.web.csrf import FIELD, FormKeys
from jobmorph.web.gate import BusyError, Gate
from jobmorph.web.headers import POLICY
from jobmorph.web.hosts import KnownHosts
from jobmorph.web.rate import MOST_CLIENTS, Rate
from jobmorph.web.settings import Limits, Settings

TOKEN = "a-token-nobody-guesses"
AWAY = "http://plan.intern.example:8137"


@pytest.fixture(scope="module")
def away():
    return client_of(settings_here(host="0.0.0.0", token=TOKEN), AWAY)


def key_in(text: str) -> str:
    return re.search(rf'name="{FIELD}" value="([^"]+)"', text).group(1)


@pytest.mark.parametrize("path", ["/", "/nothing", "/static/nothing.css", "/plan"])
def test_every_answer_carries_the_headers(client, path):
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    assert "set-cookie" not in headers


def test_the_policy_lets_nothing_in_from_elsewhere_and_nothing_inline():
    assert "unsafe" not in POLICY and "http" not in POLICY and "*" not in POLICY
    assert "default-src 'none'" in POLICY and "frame-ancestors 'none'" in POLICY


@pytest.mark.parametrize(
    ("host", "is_known"),
    [
        ("127.0.0.1:8137", True),
        ("localhost", True),
        ("LOCALHOST:1", True),
        ("[::1]:8137", True),
        ("127.8.9.1", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("localhost.evil.example:8137", False),
        ("", False),
        ("a b", False),
        ("user@127.0.0.1", False),
    ],
)
def test_on_loopback_only_loopback_names_pass(host, is_known):
    assert KnownHosts(None, Settings()).is_known(host) is is_known


def test_another_name_is_refused_before_any_page(client):
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert "evil" not in answer.text


def test_off_loopback_one_address_answers_to_its_own_name_only():
    hosts = KnownHosts(None, Settings(host="192.0.2.7", token=TOKEN))
    assert hosts.is_known("192.0.2.7:8137") and not hosts.is_known("evil.example")


def test_no_address_off_loopback_without_a_token():
    with pytest.raises(ValueError, match="needs a token"):
        Settings(host="0.0.0.0")


def test_without_the_token_a_browser_is_asked_and_a_program_refused(away):
    page = away.get("/job/SDR", headers={"accept": "text/html"})
    assert (page.status_code, page.headers["location"]) == (303, "/sign-in?to=%2Fjob%2FSDR")
    program = away.get("/job/SDR", headers={"accept": "application/json"})
    assert (program.status_code, program.headers["www-authenticate"]) == (401, "Bearer")


def test_the_token_in_an_address_becomes_a_cookie_and_leaves_the_address(away):
    answer = away.get(f"/about?token={TOKEN}&x=1", headers={"accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/about?x=1")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and TOKEN not in cookie
    value = cookie.split(";")[0]
    assert away.get("/about", headers={"cookie": value}).status_code == 200
    forged = value.replace("=", "=9")
    assert away.get("/about", headers={"cookie": forged, "accept": "x"}).status_code == 401
    away.cookies.clear()


def test_the_token_as_a_header(away):
    good = {"authorization": f"Bearer {TOKEN}"}
    assert away.get("/about", headers=good).status_code == 200
    bad = {"authorization": "Bearer wrong"}
    assert away.get("/about", headers=bad).status_code == 401


def test_signing_in_by_form_and_nowhere_else(away):
    form = away.get("/sign-in?to=//evil.example/").text
    assert "evil.example" not in form.split("<form")[1].split("</form>")[0]
    fields = {FIELD: key_in(form), "token": TOKEN, "to": "https://evil.example/"}
    done = away.post("/sign-in", data=fields)
    assert (done.status_code, done.headers["location"]) == (303, "/")
    assert COOKIE in done.headers["set-cookie"]
    away.cookies.clear()
    wrong = away.post("/sign-in", data={**fields, "token": "wrong"})
    assert wrong.status_code == 403 and "not the token" in wrong.text


def test_guessing_is_slowed_down():
    client = client_of(settings_here(host="0.0.0.0", token=TOKEN), AWAY)
    wrong = {"authorization": "Bearer wrong"}
    codes = [client.get("/about", headers=wrong).status_code for _ in range(12)]
    assert codes[:10] == [401] * 10 and codes[10:] == [429] * 2
    right = {"authorization": f"Bearer {TOKEN}"}
    assert client.get("/about", headers=right).status_code == 429


def test_off_loopback_a_page_names_the_server(away):
    text = away.get("/about", headers={"authorization": f"Bearer {TOKEN}"}).text
    assert "This page runs on plan.intern.example, not on your computer." in text
    assert "Runs on this computer" not in text


def test_a_pass_grows_old_and_ends_with_the_process():
    keeper, other = Doorkeeper(TOKEN), Doorkeeper(TOKEN)
    issued = keeper.pass_for(1_000.0)
    assert keeper.is_pass(issued, 1_000.0 + LASTS_SECONDS)
    assert not keeper.is_pass(issued, 1_001.0 + LASTS_SECONDS)
    assert not keeper.is_pass(issued, 999.0)
    assert not other.is_pass(issued, 1_000.0)
    assert not keeper.is_pass("1000.", 1_000.0) and not keeper.is_pass("", 0.0)
    assert TOKEN not in repr(keeper.secret)


@pytest.mark.parametrize("path", ["//evil", "/\\evil", "https://evil", "evil", "/a\nb"])
def test_only_paths_of_this_server_are_gone_to(path):
    assert local_path(path) == "/"


def test_a_form_needs_a_key_of_this_server(client):
    fields = {"job": "SDR"}
    for path in ("/plan", "/plan/profile", "/plan/calendar"):
        assert client.post(path, data=fields).status_code == 403
        assert client.post(path, data={**fields, FIELD: "1.0"}).status_code == 403
    key = key_in(client.get("/plan").text)
    assert client.post("/plan/profile", data={**fields, FIELD: key}).status_code == 200
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}):
        refused = client.post("/plan/profile", data={**fields, FIELD: key}, headers=headers)
        assert refused.status_code == 403
    for headers in ({"origin": "null", "sec-fetch-site": "same-origin"},
                    {"origin": "http://127.0.0.1:8137"}):  # fmt: skip
        sent = client.post("/plan/profile", data={**fields, FIELD: key}, headers=headers)
        assert sent.status_code == 200


def test_a_key_grows_old():
    keys = FormKeys(b"x" * 32)
    scope = {"headers": [(b"host", b"a")]}
    keys.check(keys.make(0.0), scope, 43_200.0)
    with pytest.raises(Exception, match="open for too long"):
        keys.check(keys.make(0.0), scope, 43_201.0)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_pages_are_only_read(client, method):
    assert getattr(client, method)("/about").status_code == 405


def test_head_is_answered_without_a_body(client):
    answer = client.head("/about")
    assert answer.status_code == 200 and "etag" in answer.headers


def test_a_body_too_large_is_refused_by_its_promise_and_while_it_comes(client):
    most = Limits().body_bytes
    promised = client.post("/plan", content=b"", headers={"content-length": str(most + 1)})
    assert promised.status_code == 413 and "2 MB" in promised.text

    def endless():
        for _ in range(most // 100_000 + 2):
            yield b"x" * 100_000

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/plan", content=endless(), headers=kind).status_code == 413
    assert client.post("/plan", headers={"content-length": "many"}).status_code == 400


def run_asgi(app, events, scope=None):
    """Send events through an application, the last one again and again after a pause."""
    sent = []

    async def receive():
        if events:
            return events.pop(0)
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope or {"type": "http", "path": "/plan", "headers": []}, receive, send))
    return sent


async def reading(scope, receive, send):
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def test_a_body_that_does_not_come_is_given_up():
    start = time.monotonic()
    events = [{"type": "http.request", "body": b"a", "more_body": True}]
    sent = run_asgi(BodyLimit(reading, Limits(body_seconds=0.05)), events)
    assert sent[0]["status"] == 408
    assert time.monotonic() - start < 5.0


def test_work_between_two_readings_is_no_slowness_of_the_client():
    async def working(scope, receive, send):
        await asyncio.sleep(0.1)
        await reading(scope, receive, send)

    events = [{"type": "http.request", "body": b"", "more_body": False}]
    sent = run_asgi(BodyLimit(working, Limits(body_seconds=0.05)), events)
    assert sent[0]["status"] == 200


def test_files_may_be_larger_where_files_are_taken():
    limit = BodyLimit(reading, Limits())
    assert limit.most({"path": "/team/check"}) == Limits().upload_bytes
    assert limit.most({"path": "/plan"}) == Limits().body_bytes


def test_a_client_that_asks_too_often_waits_and_others_do_not():
    client = client_of(settings_here(limits=Limits(requests_minute=60, burst=3)))
    codes = [client.get("/about").status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]
    assert client.get("/static/nothing.css").status_code == 404


def test_turns_come_back_and_clients_are_forgotten():
    now = [0.0]
    rate = Rate(60, 2, clock=lambda: now[0])
    assert [rate.take("a") for _ in range(3)] == [True, True, False]
    now[0] = 1.0
    assert rate.take("a") and not rate.take("a")
    for number in range(MOST_CLIENTS + 10):
        rate.take(str(number))
    assert len(rate._buckets) == MOST_CLIENTS


def test_only_so_many_answers_wait():
    async def crowd():
        gate = Gate(Limits(computing=1, waiting=2, compute_seconds=5.0))
        asked = [asyncio.create_task(gate.run(lambda: time.sleep(0.05))) for _ in range(5)]
        return await asyncio.gather(*asked, return_exceptions=True)

    done = asyncio.run(crowd())
    refused = [each for each in done if isinstance(each, BusyError)]
    assert len(refused) == 3 or len(refused) == 2
    assert sum(each is None for each in done) == 5 - len(refused)


def test_a_turn_that_does_not_come_in_time():
    async def crowd():
        gate = Gate(Limits(computing=1, waiting=5, compute_seconds=0.02))
        first = asyncio.create_task(gate.run(lambda: time.sleep(0.2)))
        await asyncio.sleep(0.01)
        with pytest.raises(BusyError):
            await gate.run(lambda: None)
        await first

    asyncio.run(crowd())


def test_the_cache_keeps_within_its_bytes_and_gives_up_the_least_used():
    cache = PageCache(100)
    for name in "abcde":
        cache.put(name, CachedPage(b"x" * 24, "t"))
        cache.get("a")
    assert cache.held_bytes <= 100
    assert cache.get("a") and cache.get("b") is None and cache.get("e")
    cache.put("large", CachedPage(b"x" * 26, "t"))
    assert cache.get("large") is None


def test_a_busy_server_says_when_to_come_again(monkeypatch):
    client = client_of(settings_here())

    async def busy(self, work):
        raise BusyError

    monkeypatch.setattr(Gate, "run", busy)
    answer = client.get("/about")
    assert answer.status_code == 503 and answer.headers["retry-after"] == "3"
    assert "Come again" in answer.text


def test_files_are_looked_up_by_name_and_kept_for_good(client):
    sheet = re.search(r'href="(/static/site\.[0-9a-f]+\.css)"', client.get("/").text).group(1)
    answer = client.get(sheet)
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    fonts = re.findall(r'url\("(/static/[^"]+\.woff2)"\)', answer.text)
    assert len(fonts) == 8
    assert all(client.get(font).content[:4] == b"wOF2" for font in fonts)
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/site.css", "/static/"):
        assert client.get(path).status_code == 404


def test_validation_of_named_parts_is_a_page(client):
    answer = client.get("/search?q=" + "x" * 5000)
    assert answer.status_code == 400 and "characters" in answer.text
