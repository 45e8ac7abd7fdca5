"""Prints an area's scores as Markdown: python benchmarks/evidence_table.py AREA [--write PAGE].

The scores are those that the embedded edition ships; `--write PAGE` puts the table between its
marks in the page.
"""

import argparse
import re
from pathlib import Path

from jobmorph.reference.edition import open_edition
from jobmorph.reference.evidence_targets import evidence_area
from jobmorph.reports.evidence import row_meets

HEADER = "| score | value | 95% interval | beside it | floor | goal |\n|---|---|---|---|---|---|"


def figure(value):
    return "-" if value is None else f"{value:.3f}".rstrip("0").rstrip(".").removeprefix("0") or "0"


def target(row, name):
    met = row_meets(row, name)
    if met is None:
        return "-"
    return f"{figure(row[name])} {'met' if met else '**missed**'}"


def line(row):
    interval = "-" if row["low"] is None else f"{figure(row['low'])} to {figure(row['high'])}"
    beside = f"{row['baseline_name']} {figure(row['baseline_value'])}"
    name = f"{row['metric']} `{row['metric_id']}`"
    targets = [target(row, "floor"), target(row, "goal")]
    cells = [name, figure(row["value"]), interval, beside, *targets]
    return f"| {' | '.join(cells)} |"


def area_table(area):
    rows = {row["metric_id"]: row for row in open_edition().table("evidence").iter_rows(named=True)}
    return "\n".join([HEADER, *(line(rows[name]) for name in evidence_area(area).metrics)])


def written(page, area):
    """Return the page's text with the table between its marks renewed."""
    start, end = f"<!-- evidence_table {area} -->", "<!-- /evidence_table -->"
    found = re.compile(f"{re.escape(start)}.*?{re.escape(end)}", re.DOTALL)
    return found.sub(lambda _: f"{start}\n{area_table(area)}\n{end}", page)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("area")
    parser.add_argument("--write", type=Path, metavar="PAGE")
    arguments = parser.parse_args()
    if arguments.write is None:
        print(area_table(arguments.area))
        return
    page = arguments.write.read_text(encoding="utf-8")
    arguments.write.write_text(written(page, arguments.area), encoding="utf-8")


if __name__ == "__main__":
    main()
