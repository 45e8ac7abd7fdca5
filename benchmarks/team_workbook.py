"""Opens a team's workbook in LibreOffice, lets it calculate, and compares every formula.

python benchmarks/team_workbook.py ROSTER builds the workbook and converts it headless (soffice must
be installed). It prints how far any calculated cell is from the value that we wrote, then which
cells move when a price is half as much again.
"""

import argparse
import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree as Tree

import jobmorph as jm
from jobmorph.reports.team_workbook import team_workbook
from jobmorph.studies.team import study_team

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET = "xl/worksheets/sheet11.xml"
INPUTS = 6
NUMBER = (None, "n")


def cells(content, sheet=SHEET):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tree = Tree.fromstring(archive.read(sheet))
    for cell in tree.iter(f"{MAIN}c"):
        value, formula = cell.find(f"{MAIN}v"), cell.find(f"{MAIN}f")
        if value is not None:
            yield (
                cell.get("r"),
                value.text,
                None if formula is None else formula.text,
                cell.get("t"),
            )


def calculated(content, folder):
    """Let LibreOffice load, recalculate and save the workbook."""
    source, out = folder / "book.xlsx", folder / "out"
    # Without stored values LibreOffice has to calculate.
    source.write_bytes(without_values(content))
    command = ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
               "--outdir", str(out), str(source)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (out / "book.xlsx").read_bytes()


def rewritten(content, change):
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()) if name == SHEET else text)
    return buffer.getvalue()


def without_values(content):
    return rewritten(content, lambda text: re.sub(r"(</f>)<v>[^<]*</v>", r"\1", text))


def with_value(content, at, value):
    cell = rf'(<c r="{at}"[^>]*><v>)[^<]*(</v>)'
    return rewritten(content, lambda text: re.sub(cell, rf"\g<1>{value!r}\g<2>", text))


def numbers(content):
    return {at: float(value) for at, value, _, kind in cells(content) if kind in NUMBER}


def inputs_of(content):
    typed = [at for at, _, formula, kind in cells(content) if formula is None and kind in NUMBER]
    return [at for at in typed if at.startswith("C")][:INPUTS]


def is_other(one, two):
    return abs(one - two) > 1e-6 * max(abs(two), 1.0)


def report(book):
    formulas = {at for at, _, formula, _ in cells(book) if formula}
    ours = {at: value for at, value in numbers(book).items() if at in formulas}
    with tempfile.TemporaryDirectory() as name:
        theirs = numbers(calculated(book, Path(name)))
        worst = max(abs(theirs[at] - ours[at]) / max(abs(ours[at]), 1.0) for at in ours)
        print(f"{len(ours)} formulas, largest relative difference {worst:.1e}")
        for at in inputs_of(book):
            dearer = with_value(book, at, 1.5 * numbers(book)[at])
            new = numbers(calculated(dearer, Path(name)))
            moved = [f"{each} {new[each] - ours[each]:+,.1f}" for each in ours
                     if is_other(new[each], ours[each])]  # fmt: skip
            print(f"{at} times 1.5: {len(moved)} cells move: {', '.join(moved[:8])}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("roster")
    roster = parser.parse_args().roster
    if shutil.which("soffice") is None:
        sys.exit("soffice is not installed: apt-get install libreoffice-calc-nogui")
    report(team_workbook(study_team(jm.roster(roster))))


if __name__ == "__main__":
    main()
