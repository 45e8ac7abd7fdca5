"""Feeds random input to every command: python benchmarks/fuzz.py [--runs 500] [--seed 0].

Each run must end with 0, 1 or 2, print at most one line on stderr and no trace, and leave no file
behind but the one asked for. Runs in this process, in a folder of its own, without the network.
"""

import argparse
import collections
import contextlib
import io
import os
import random
import sys
import tempfile
import time
import zipfile
from importlib.resources import files
from pathlib import Path

import typer

from jobmorph.cli.app import app
from jobmorph.cli.main import run

TITLES = ("customer service representative", "sales manager", "SDR", "nurse", "CEO", "43-4051.00")
WEEK = (
    "task,hours,activity,side\nCall customers,10,,customer\nWrite reports,5.5,,\nPlan,2,,nobody\n"
)
OVERRIDES = (
    "- {task: 'user:1', delegated: 0.1, assisted: 0.3, human: 0.6, reason: why, date: 2026-11-22}\n"
    "- {task: 'user:2', delegated: 0.5, assisted: 0.5, human: 0, reason: why, date: 2026-11-22}\n"
)
SCENARIO = (
    "name: late\nhorizon_years: 8\nadoption:\n"
    "  exposure.adoption_ceiling: {low: 0.3, value: 0.4, high: 0.5}\n"
)
PLAYBOOK = (
    '# Plan\n\n## Day 1\n\n1. Call them (5 min): "Hello {name}, have you a minute?"\n'
    "   - If they say no, thank them\n   > Thank you!\n2. Log the call\n\n| step | min |\n"
    "|---|---|\n| Email | 2 |\n"
)
STEPS = "step,text,minutes,channel,side\nGreet,Hi {name},1,chat,customer\nTag,,2-3,system,nobody\n"
STRANGE = (
    "\x00",
    "\x1b[2J",
    "\n",
    "é",
    "漢",
    "\u202e",
    "\udcff",
    "'",
    '"',
    "--",
    "-",
    " ",
    "𝔸",
    "%s",
)
NUMBERS = ("5", "0", "-1", "99", "abc", "nan", "inf", "1e309", "", "0.0001", "15", "７", "5,0")
NAMES = ("in.csv", "in.yaml", "in", "in.md", "in.docx")
PATHS = ("", ".", "/", "/dev/null", "absent", "absent/a", "a\x00b", "x" * 300, "~", "\udcff")


class Terminal(io.TextIOWrapper):
    """A stream in memory that behaves like the real one, encoding included."""

    def __init__(self, encoding):
        super().__init__(io.BytesIO(), encoding=encoding, errors="strict", newline="")

    def text(self):
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)


class Monkey:
    """Makes up command lines and files."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def title(self):
        draw = self.random.random()
        if draw < 0.35:
            return self.random.choice(TITLES)
        if draw < 0.65:
            return self.spoilt(self.random.choice(TITLES))
        return self.noise(self.random.choice((0, 3, 20, 400)))

    def noise(self, length):
        return "".join(
            self.random.choice(STRANGE)
            if self.random.random() < 0.2
            else chr(self.random.randrange(32, 0x2FFF))
            for _ in range(length)
        )

    def spoilt(self, text):
        letters = list(text)
        for _ in range(self.random.randrange(1, 6)):
            place = self.random.randrange(len(letters) + 1)
            kind = self.random.random()
            if kind < 0.4:
                letters[place:place] = self.random.choice(STRANGE)
            elif kind < 0.7:
                del letters[place : place + self.random.randrange(1, 9)]
            else:
                letters[place : place + 1] = chr(self.random.randrange(32, 127))
        return "".join(letters)

    def file(self, content):
        """Write a good, spoilt or senseless file; return its name, or a name without a file."""
        draw = self.random.random()
        if draw < 0.15:
            return self.random.choice(PATHS)
        if draw < 0.3:
            data = self.random.randbytes(self.random.choice((0, 1, 50, 5000)))
        else:
            text = content if draw < 0.45 else self.spoilt(content)
            codec = self.random.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252"))
            data = text.encode(codec, errors="replace")
        name = self.random.choice(NAMES)
        Path(name).write_bytes(data)
        return name

    def family(self):
        """Write a family of roles, spoilt or not; half of the time name the folder."""
        source = files("jobmorph.reference") / "roles" / "sales-development.yaml"
        name = self.file(source.read_text(encoding="utf-8"))
        return "." if self.random.random() < 0.2 else name

    def word(self):
        """Return an argument of the library's and the playbook's commands."""
        return self.random.choice((self.family, self.title, lambda: self.file(PLAYBOOK)))()

    def steps(self):
        draw = self.random.random()
        if draw < 0.3:
            return self.file(STEPS)
        if draw < 0.8:
            return self.file(PLAYBOOK)
        return self.docx()

    def docx(self):
        """Write a Word file, whole or spoilt."""
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        texts = "".join(
            f"<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>{line}</w:t></w:r></w:p>"
            for line in ("Call them", "Log it", "Write")
        )
        xml = f'<w:document xmlns:w="{space}"><w:body>{texts}</w:body></w:document>'
        if self.random.random() < 0.5:
            xml = self.spoilt(xml)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", xml.encode("utf-8", errors="replace"))
        data = bytearray(packed.getvalue())
        if self.random.random() < 0.4:
            data[self.random.randrange(len(data))] ^= 1 << self.random.randrange(8)
        Path("in.docx").write_bytes(data)
        return "in.docx"

    def number(self):
        return self.random.choice(NUMBERS)

    def output(self):
        return self.random.choice((*PATHS, "out.html", "out.json", "out.csv", "out.md", "out.txt"))

    def form(self):
        return self.random.choice(("table", "json", "csv", "md", "html", "xml", "", "TABLE"))

    def line(self, command):
        options = {
            "--level": lambda: self.random.choice(("entry", "lead", "boss", "")),
            "--horizon": self.number,
            "--seed": self.number,
            "--format": self.form,
            "--output": self.output,
            "--edition": lambda: self.random.choice(PATHS),
            "--tasks": lambda: self.file(WEEK),
            "--overrides": lambda: self.file(OVERRIDES),
            "--scenario": lambda: self.file(SCENARIO),
            "--library": self.family,
            "--title": self.title,
            "--family": lambda: self.random.choice(("ai-evaluation", "sales", self.title())),
            "--from": self.title,
            "--against": self.family,
            "--new": None,
            "--all": None,
            "--ascii": None,
            "--version": None,
            "--no-such": None,
        }
        # Downloads are left out: random names reach `pull`, real ones never do.
        words = command.split()
        titles = {"role": 1, "compare": 2, "evidence": 1, "data pull": 1, "data sources": 1}
        titles |= {"library show": 1, "library validate": 1, "library diff": 1, "library new": 1}
        titles["playbook"] = 1
        count = max(0, titles.get(command, 0) + self.random.choice((0, 0, 0, 0, 0, -1, 1)))
        if command == "data pull":
            words += [f"no such {self.title()}" for _ in range(max(1, count))]
        elif command in ("library validate", "library diff"):
            words += [self.family() for _ in range(count)]
        elif command == "library new":
            named = self.random.choice(("our-team", "our-team", "our-team", self.title()))
            words += [named] * count
        elif command == "playbook":
            words += [self.steps() if self.random.random() < 0.9 else self.word()] * count
        elif command == "evidence":
            words += [self.random.choice(("exposure", self.title())) for _ in range(count)]
        else:
            words += [self.title() for _ in range(count)]
        known = sorted(set(options) & known_options(command))
        pool = known if self.random.random() < 0.9 else sorted(options)
        count = min(len(pool), self.random.choice((0, 0, 1, 1, 2, 4)))
        for option in self.random.sample(pool, count):
            value = options[option]
            words += [option] if value is None else [option, value()]
        return words


def known_options(command):
    found = typer.main.get_command(app)
    for name in command.split():
        found = found.commands[name]
    return {option for parameter in found.params for option in parameter.opts}


def run_once(words, encoding):
    """Return exit code and stderr of one command line."""
    out, err = Terminal(encoding), Terminal("utf-8")
    code = None
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            run(words)
        except SystemExit as left:
            code = left.code
    return code, out.text(), err.text()


def faults_of(words, code, err):
    found = []
    if code not in (0, 1, 2):
        found.append(f"exit code {code}")
    if "Traceback" in err or "panicked" in err:
        found.append("a trace")
    if code in (1, 2) and (err.count("\n") != 1 or not err.startswith("error: ")):
        found.append("stderr is not one line")
    stray = {path.name for path in Path().iterdir()} - set(NAMES)
    if not stray <= {Path(word).name for word in words if word and "\x00" not in word}:
        found.append(f"left behind {sorted(stray)}")
    return found


def clear_folder():
    for path in Path().iterdir():
        path.unlink()


def fuzz(command, runs, seed):
    monkey = Monkey(f"{command} {seed}")
    codes = collections.Counter()
    faults = []
    started = time.perf_counter()
    for _ in range(runs):
        words = monkey.line(command)
        encoding = monkey.random.choice(("utf-8", "utf-8", "ascii", "cp1252"))
        code, _, err = run_once(words, encoding)
        codes[code] += 1
        found = faults_of(words, code, err)
        if found:
            faults.append((words, found, err))
        clear_folder()
    seconds = time.perf_counter() - started
    counted = ", ".join(f"{code}: {count}" for code, count in sorted(codes.items(), key=str))
    print(f"{command:16} {runs} runs, {seconds:.0f} s, exit codes {counted}, {len(faults)} faults")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--command", action="append")
    asked = parser.parse_args()
    commands = asked.command or [
        "role",
        "compare",
        "evidence",
        "playbook",
        "library list",
        "library show",
        "library validate",
        "library diff",
        "library new",
        "data status",
        "data verify",
        "data sources",
        "data pull",
    ]
    everything = []
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        os.environ["HOME"] = folder
        for command in commands:
            everything += fuzz(command, asked.runs, asked.seed)
    for words, found, err in everything[:20]:
        print(f"\n{words!r}\n  {'; '.join(found)}\n  {err.strip()[-400:]}")
    sys.exit(1 if everything else 0)


if __name__ == "__main__":
    main()
