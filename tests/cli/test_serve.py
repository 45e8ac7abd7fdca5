import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from jobmorph.cli.main import run
from jobmorph.cli.serve import token_of, told
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.web.server import check_token, free_port, new_token, open_port
from jobmorph.web.settings import Settings

COMMAND = [str(Path(sys.executable).with_name("jobmorph")), "serve", "--no-open", "--port", "0"]


def failed(arguments, capsys) -> tuple[int, str]:
    with pytest.raises(SystemExit) as left:
        run(arguments)
    return left.value.code, capsys.readouterr().err


def started(*options: str) -> tuple[subprocess.Popen, list[str]]:
    """Start a server and read what it says until it is ready."""
    process = subprocess.Popen(
        [*COMMAND, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    lines = []
    while not lines or "Ctrl-C" not in lines[-1]:
        line = process.stdout.readline()
        assert line, process.communicate()[1]
        lines.append(line.rstrip("\n"))
    return process, lines


def test_a_port_in_use_is_told_with_a_free_one(capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, text = failed(["serve", "--port", str(port)], capsys)
    assert code == 2
    assert f"port {port} is in use" in text
    free = int(re.search(r"serve --port (\d+)", text).group(1))
    assert free != port
    open_port("127.0.0.1", free).close()


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.name.invalid", "a" * 300])
def test_an_address_that_is_not_ours(host, capsys):
    code, text = failed(["serve", "--host", host, "--port", "0"], capsys)
    assert code == 2 and "no address" in text


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--token", "short"], "16 to 200"),
        (["--token", "x" * 16, "--token-file", "t"], "two tokens"),
        (["--token-file", "nowhere.txt"], "nowhere.txt"),
        (["--port", "70000"], "65535"),
        (["--edition", "nowhere"], "nowhere"),
    ],
)
def test_wrong_options_are_told_before_a_port_is_taken(options, says, capsys):
    code, text = failed(["serve", "--port", "0", *options], capsys)
    assert code == 2 and says in text


def test_the_token_may_stand_in_a_file(tmp_path):
    file = tmp_path / "token.txt"
    file.write_text("abcdefghijklmnopq\n")
    assert check_token(token_of(None, file)) == "abcdefghijklmnopq"
    assert token_of(None, None) is None
    with pytest.raises(DataError):
        token_of(None, tmp_path)
    with pytest.raises(ParameterError):
        check_token("ünïcödetoken-long-enough")


def test_made_tokens_differ_and_are_long():
    assert len({new_token() for _ in range(50)}) == 50
    assert len(new_token()) >= 32


def test_a_given_token_is_not_printed_a_made_one_is_once():
    away = Settings(host="0.0.0.0", port=1, token="t" * 20)
    made = "\n".join(told(away, is_made=True))
    assert made.count("t" * 20) == 2  # in the sentence, and in the address to open
    assert "unencrypted" in made
    assert "t" * 20 not in "\n".join(told(away, is_made=False))


def test_free_ports_are_free():
    assert free_port("127.0.0.1", 40_000) > 0


def test_it_starts_answers_and_stops_cleanly():
    start = time.monotonic()
    process, lines = started()
    try:
        assert time.monotonic() - start < 30
        url = lines[0].removeprefix("jobmorph is at ")
        assert lines[1] == "Only this computer can reach it."
        with urllib.request.urlopen(url, timeout=30) as answer:
            assert b"What happens to my job?" in answer.read()
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=30)
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == 0
    assert out.strip() == "Stopped. Nothing was kept."
    assert errors == ""


def test_off_loopback_it_makes_a_token_and_asks_for_it():
    process, lines = started("--host", "0.0.0.0")
    try:
        token = re.search(r"\?token=(\S+)$", "\n".join(lines), re.M).group(1)
        port = re.search(r":(\d+)/", lines[0]).group(1)
        asked = urllib.request.Request(
            f"http://127.0.0.1:{port}/about", headers={"Authorization": f"Bearer {token}"}
        )
        with urllib.request.urlopen(asked, timeout=30) as answer:
            assert b"not on your computer" in answer.read()
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/about", timeout=30)
    finally:
        process.kill()
        process.communicate()


def test_a_head_that_does_not_come_is_given_up():
    process, lines = started()
    try:
        port = int(re.search(r":(\d+)/", lines[0]).group(1))
        with socket.create_connection(("127.0.0.1", port), timeout=30) as slow:
            slow.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
            start = time.monotonic()
            assert slow.recv(100) == b""
            assert 8 < time.monotonic() - start < 20
    finally:
        process.kill()
        process.communicate()
