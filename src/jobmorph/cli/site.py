"""`jobmorph site`: the pages as files that read without a server."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from jobmorph.cli.options import DebugOption, EditionOption, LibraryOption
from jobmorph.cli.threads import one_thread_each

if TYPE_CHECKING:
    from jobmorph.web.static_copy.static_copy import CopyReport

MOST_WORKERS: Final = 32
SHOWN_NAMES: Final = 5


class PagesChoice(StrEnum):
    """How many pages a job has."""

    JOB = "job"
    ALL = "all"


def site(
    output: Annotated[
        Path,
        typer.Option("--output", metavar="DIR", help="Folder: new, empty, or of an earlier run."),
    ],
    jobs: Annotated[
        str,
        typer.Option(
            "--jobs", metavar="all|library|FILE", help="Which jobs; a file has one a line."
        ),
    ] = "all",
    pages: Annotated[
        PagesChoice,
        typer.Option(
            "--pages",
            help="job: one page a job; all: skills, ladder, paths, outlook, plan, history and two "
            "more moments as well.",
        ),
    ] = PagesChoice.JOB,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers", metavar="N", min=1, max=MOST_WORKERS, help="Processes.  [default: cores]"
        ),
    ] = None,
    library: LibraryOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Write the pages as files that read without a server and without JavaScript.

    Job pages, atlas, history, outlook, evidence, method and data, to open from a disk or put on
    any web space. A second run writes only what has changed.
    """
    one_thread_each()
    from jobmorph.cli.inputs import library_edition
    from jobmorph.cli.progress import StepProgress
    from jobmorph.web.static_copy.static_copy import write_copy

    opened = library_edition(edition, library)
    with StepProgress() as progress:
        report = write_copy(
            output,
            opened,
            choice=jobs,
            depth=pages.value,
            edition_folder=edition,
            library=library,
            workers=workers or os.cpu_count() or 1,
            on_page=progress.show,
        )
    for line in told(report, output):
        typer.echo(line)


def told(report: "CopyReport", folder: Path) -> list[str]:
    """Say what was written, what stays, and where to start.

    Parameters
    ----------
    report : CopyReport
        What a run did.
    folder : Path
        Where.
    """
    from jobmorph.reports.words import say

    same = report.files - report.written
    lines = [
        say(
            "copy.written",
            files=f"{report.files:,}",
            megabytes=f"{report.bytes / 1e6:,.0f}",
            folder=folder,
            start=folder / "index.html",
        ),
        say("copy.changed", written=f"{report.written:,}", same=f"{same:,}",
            removed=f"{report.removed:,}"),
    ]  # fmt: skip
    if report.kept:
        lines.append(say("copy.changed.kept", names=", ".join(report.kept[:SHOWN_NAMES])))
    count = sum(report.unlinked.values())
    if count:
        lines.append(say("copy.unlinked", count=f"{count:,}"))
    return lines
