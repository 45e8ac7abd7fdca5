"""Writes the whole static copy and reads it back: python benchmarks/site_build.py --output DIR.

Prints the time, the size, the largest memory of a process, links that lead nowhere (there must be
none), links that the copy left out, and what a second run changes (nothing).
"""

import argparse
import os
import resource
import sys
import time
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jobmorph.cli.threads import one_thread_each
from jobmorph.reference.edition import open_edition
from jobmorph.web.static_copy.static_copy import write_copy


class Links(HTMLParser):
    """Links and ids of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.forms = [], set(), 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("href", "src"):
                self.links.append(value)
            elif name == "id":
                self.ids.add(value)
            elif name == "action":
                self.forms += 1


def dead_links(folder):
    """Read every page; return links to files or parts that are not there, and pages read."""
    asked, ids, dead = {}, {}, []
    for page in sorted(folder.rglob("*.html")):
        read = Links(page.read_text(encoding="utf-8"))
        ids[page] = read.ids
        if read.forms:
            dead.append((page, "a form that asks a server"))
        for link in read.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            asked.setdefault((target, parts.fragment), page)
    for (target, fragment), page in asked.items():
        is_part_there = not fragment or target not in ids or fragment in ids[target]
        if not target.is_file() or not is_part_there:
            dead.append((page, f"{target.relative_to(folder)}#{fragment}"))
    return dead, len(ids)


def main():
    """Write, read back, write again."""
    one_thread_each()  # for the processes, as `jobmorph site` does
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--output", type=Path, required=True)
    asked.add_argument("--jobs", default="all")
    asked.add_argument("--pages", default="job", choices=("job", "all"))
    asked.add_argument("--workers", type=int, default=os.cpu_count())
    asked.add_argument("--edition", type=Path)
    given = asked.parse_args()
    folder = given.output.resolve()
    for run in ("first", "second"):
        report = timed(run, given, folder)
        if run == "first":
            told(report, given.workers)
            dead, pages = dead_links(folder)
            print(f"{pages:,} pages read; links that lead nowhere: {len(dead)}", flush=True)
            for page, link in dead[:20]:
                print(f"  {page.relative_to(folder)}: {link}")
    sys.exit(bool(dead))


def timed(run, given, folder):
    """Write once and print how long it took."""
    start = time.perf_counter()

    def show(done, wanted):
        if done % 100 == 0:
            print(f"  {done} of {wanted}, {time.perf_counter() - start:.0f} s", flush=True)

    report = write_copy(
        folder,
        open_edition(given.edition),
        choice=given.jobs,
        depth=given.pages,
        edition_folder=given.edition,
        workers=given.workers,
        on_page=show,
    )
    print(
        f"{run} run: {time.perf_counter() - start:.0f} s with {given.workers} processes, "
        f"{report.files:,} files, {report.bytes / 1e6:.1f} MB, {report.written:,} written, "
        f"{report.removed} removed",
        flush=True,
    )
    return report


def told(report, workers):
    """Print memory, and what the copy leaves out."""
    who = resource.RUSAGE_SELF if workers == 1 else resource.RUSAGE_CHILDREN
    print(f"largest process: {resource.getrusage(who).ru_maxrss / 1e3:.0f} MB")
    kinds = Counter(address.split("/")[1].split("?")[0] for address in report.unlinked)
    print(f"links left out, by kind: {dict(kinds)}")


if __name__ == "__main__":
    main()
