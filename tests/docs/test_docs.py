"""Every code block of the documentation runs, and prints what it says it prints.

In a ```console block lines after `$ ` are commands; lines below one are its output, compared
line by line (a line `...` stands for any lines). ```python blocks of a page share one namespace.
```sh and ```text blocks are not run: they need the network, raw files or a reader's own data.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").rglob("*.md")
)
_BLOCK = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
# What installs, fetches or runs this very suite is not run from inside it.
_SKIPPED = ("pip install", "uv sync", "uv run pytest", "git clone", "uv lock", "uv export")
SECONDS = 120


@dataclass(frozen=True)
class Step:
    command: str
    output: list[str]


def blocks(page, language):
    text = page.read_text(encoding="utf-8")
    return [body for found, body in _BLOCK.findall(text) if found == language]


def steps(block):
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Step(line[2:], []))
        elif found:
            found[-1].output.append(line.rstrip())
    return found


def run(command, folder):
    binaries = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {
        "JOBMORPH_STATE": str(folder / ".state"),
        "PATH": binaries,
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_DATA_HOME": str(folder / "data"),
    }
    plain = command.replace("pip install uv && ", "").replace("uv run ", "")
    return subprocess.run(
        ["bash", "-c", plain],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def same(expected, found):
    """Compare lines; a line '...' in `expected` stands for any number of lines."""
    pattern = "\n".join(
        r"[\s\S]*" if line.strip() == "..." else re.escape(line) for line in expected
    )
    return re.fullmatch(pattern + r"\s*", found.strip("\n")) is not None


def test_the_comparison_itself_can_fail():
    assert same(["a", "...", "d"], "a\nb\nc\nd\n")
    assert not same(["a", "c"], "a\nb\nc\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_console_blocks_run_as_printed(page, tmp_path):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for block in blocks(page, "console"):
        for step in steps(block):
            if any(word in step.command for word in _SKIPPED) and "jobmorph " not in step.command:
                continue
            done = run(step.command, tmp_path)
            refuses = any(line.startswith("error: ") for line in step.output)
            printed = done.stdout + done.stderr if refuses else done.stdout
            assert "Traceback" not in done.stderr, f"{step.command}\n{done.stderr}"
            assert refuses or done.returncode == 0, f"{step.command}\n{done.stderr}"
            text = "\n".join(line.rstrip() for line in printed.splitlines())
            assert not any(step.output) or same(_trimmed(step.output), text), (
                f"{step.command} now prints:\n{text}"
            )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_python_blocks_run(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {}
    for block in blocks(page, "python"):
        exec(compile(block, str(page), "exec"), namespace)


def _trimmed(lines):
    kept = list(lines)
    while kept and not kept[-1]:
        kept.pop()
    return kept
