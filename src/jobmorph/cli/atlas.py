"""`jobmorph atlas`: all jobs at once, by field, moment and what opens up."""

from enum import StrEnum
from typing import Annotated

import typer

from jobmorph.cli.options import (
    AllOption,
    AsciiOption,
    DebugOption,
    EditionOption,
    Format,
    FormatOption,
    LibraryOption,
    OutputOption,
)


class MomentChoice(StrEnum):
    """Moments by the words that the page uses in its addresses."""

    TODAY = "today"
    HORIZON = "horizon"
    REACH = "reach"


def atlas(
    *,
    field: Annotated[
        str | None,
        typer.Option("--field", help="One field, such as sales, office or health.  [default: all]"),
    ] = None,
    moment: Annotated[
        MomentChoice,
        typer.Option("--moment", help="today: as seen so far; horizon: by 2031; reach."),
    ] = MomentChoice.HORIZON,
    library: LibraryOption = None,
    show_all: AllOption = False,
    ascii_only: AsciiOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Show all jobs at once: hours that go to AI and that stay, why, and what opens up.

    About 920 occupations by their US jobs, and the role library inside them. A page (--output
    atlas.html) has the map, the scatter and the list. Exposure is not probability of job loss.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of, with_library
    from jobmorph.reports.atlas import render_job_atlas
    from jobmorph.reports.atlas_row import AtlasView
    from jobmorph.studies.atlas import study_atlas

    chosen = format_of(output_format, output, known=Format)
    result = study_atlas(field=field, edition=with_library(edition_of(edition), library))
    text = render_job_atlas(
        result,
        chosen,
        view=AtlasView(moment=moment.value),
        style=style_of(output, is_ascii=ascii_only),
        is_all=show_all,
    )
    deliver(text, output)
