"""`jobmorph mcp` as a program of its own, spoken to as an assistant does."""

import json
import subprocess
import sys

import anyio
import pytest

pytest.importorskip("mcp")

from mcp import Client, StdioServerParameters

PROGRAM = ("-c", "from jobmorph.cli.main import run; run()", "mcp")


def test_an_assistant_starts_it_asks_and_leaves(tmp_path):
    async def talk():
        program = StdioServerParameters(
            command=sys.executable, args=list(PROGRAM), cwd=str(tmp_path)
        )
        async with Client(program) as client:
            listed = await client.list_tools()
            answer = await client.call_tool("role", {"job": "SDR"})
            return listed, answer

    listed, answer = anyio.run(talk)
    assert len(listed.tools) == 14
    assert "could pass to AI" in answer.structured_content["answer"]
    assert list(tmp_path.iterdir()) == []  # nothing is written where it runs


def test_standard_output_holds_messages_only_and_nothing_asked_is_logged(tmp_path):
    hello = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    }
    messages = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {
            "jsonrpc": "2.0",
            "id": 2,
            "method": "tools/call",
            "params": {"name": "role", "arguments": {"job": "growth ninja"}},
        },
    ]
    process = subprocess.Popen(
        [sys.executable, *PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, cwd=tmp_path,
    )  # fmt: skip
    with process:
        process.stdin.write("".join(json.dumps(each) + "\n" for each in messages))
        process.stdin.flush()
        lines = [process.stdout.readline() for _ in range(2)]
        process.stdin.close()
        rest, errors = process.stdout.read(), process.stderr.read()
    assert process.returncode == 0
    assert [json.loads(line)["id"] for line in lines] == [1, 2]
    assert json.loads(lines[1])["result"]["isError"] is True
    assert rest == ""
    assert errors == ""


def test_another_edition_that_cannot_be_read_is_one_line(tmp_path):
    done = subprocess.run(
        [sys.executable, *PROGRAM, "--edition", str(tmp_path / "nothing")],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
