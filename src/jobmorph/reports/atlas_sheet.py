"""The atlas laid out once: what its page shows whichever view is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jobmorph.reports.atlas_list import columns, list_row
from jobmorph.reports.atlas_map import MOST_GROWTH, MOST_PAY, map_svg
from jobmorph.reports.atlas_row import IN_TIME, SHOWS, AtlasRow, atlas_rows
from jobmorph.reports.atlas_scatter import UPRIGHTS, found_words, records_of, scatter_svg
from jobmorph.reports.atlas_sentences import coverage_words, fields_table, lead_words, range_words
from jobmorph.reports.atlas_tiles import lay_out
from jobmorph.reports.blocks import Bullets, Heading, Paragraph
from jobmorph.reports.pin_page import sections_of
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.role_library import Section
from jobmorph.reports.theme import money, month_words, whole
from jobmorph.reports.words import say
from jobmorph.schema.ids import Moment
from jobmorph.studies.atlas_result import JobAtlasResult


@dataclass(frozen=True, slots=True)
class AtlasLinks:
    """Where the page's links lead.

    Parameters
    ----------
    action : str or None
        Address that answers `?field=&moment=&show=&as=&job=&find=`; None for a file by itself, in
        which a small script answers them.
    job : callable or None
        Address of a job's page by job_id.
    """

    action: str | None = None
    job: Callable[[str], str] | None = None


@dataclass(frozen=True)
class AtlasSheet:
    """An atlas in words and pictures, each part made when it is first asked for and then kept.

    Views of one atlas differ in what is marked, told about and found; only what is found is drawn
    anew.

    Parameters
    ----------
    result : JobAtlasResult
        All jobs, or those of one field.
    links : AtlasLinks
        Where links lead.
    """

    result: JobAtlasResult
    links: AtlasLinks

    @cached_property
    def rows(self) -> list[AtlasRow]:
        """All jobs in words."""
        return atlas_rows(self.result)

    @cached_property
    def records(self) -> dict[str, dict[str, Any]]:
        """Rows of the atlas by job."""
        return records_of(self.result)

    @cached_property
    def leads(self) -> list[tuple[Moment, str]]:
        """The first sentence at each moment."""
        return [(moment, lead_words(self.result, moment)) for moment in IN_TIME]

    @cached_property
    def range(self) -> str:
        """How far apart jobs are."""
        return range_words(self.result)

    @cached_property
    def reading(self) -> list[tuple[str, str]]:
        """How to read the map, for each thing shown."""
        return _read(self.result)

    @cached_property
    def sections(self) -> list[Section]:
        """What stands under the list."""
        return sections_of(
            [
                Heading(say("jobs.fields")),
                fields_table(self.result),
                Heading(say("jobs.read")),
                Paragraph(coverage_words(self.result)),
                Bullets(self.result.notes),
            ],
            "about",
        )

    @cached_property
    def more(self) -> list[Section]:
        """What the answer rests on."""
        return sections_of(record_blocks(self.result.record), "more")

    def found(self, words: str) -> dict[str, Any]:
        """Draw and list the jobs whose titles hold some words: map, scatter, found, list."""
        return self._drawn(self.rows_found(words)) if words.split() else self._everything

    def rows_found(self, words: str) -> list[AtlasRow]:
        """Return the jobs whose titles hold all of some words; every job for none."""
        wanted = words.lower().split()
        return [row for row in self.rows if all(word in row.title.lower() for word in wanted)]

    @cached_property
    def _everything(self) -> dict[str, Any]:
        return self._drawn(self.rows)

    @cached_property
    def _listed(self) -> dict[str, str]:
        return {row.job_id: list_row(row, self.links.job) for row in self.rows}

    def _drawn(self, rows: Sequence[AtlasRow]) -> dict[str, Any]:
        return {**self._pictures(rows), "list": self._list(rows)}

    def _pictures(self, rows: Sequence[AtlasRow]) -> dict[str, Any]:
        result = self.result
        label = say(
            "jobs.map.label",
            count=len(self.rows),
            date=month_words(result.employment_as_of),
        )
        return {
            "map": map_svg(lay_out(rows), self.records, label),
            "scatter": scatter_svg(rows, result, say("jobs.scatter.read")),
            "found": [
                (upright, moment, found_words(result, upright, moment))
                for upright in UPRIGHTS
                for moment in IN_TIME
            ],
        }

    def _list(self, rows: Sequence[AtlasRow]) -> dict[str, Any]:
        result = self.result
        return {
            "rows": "\n".join(self._listed[row.job_id] for row in rows),
            "columns": columns(result),
            "found": say("jobs.list.found", count=len(rows), all=len(self.rows)),
            "template": say("jobs.list.found", count="{count}", all=len(self.rows)),
            "sort": say("jobs.sort", column="{column}"),
            "note": say(
                "jobs.list.note",
                date=month_words(result.employment_as_of),
                base=result.growth_base_year,
                year=result.growth_target_year,
            ),
        }


def _read(result: JobAtlasResult) -> list[tuple[str, str]]:
    """How to read the map, for each thing shown."""
    return [
        (
            show,
            say(
                f"jobs.map.read.{show}",
                date=month_words(result.employment_as_of),
                base=result.growth_base_year,
                year=result.growth_target_year,
                most=whole(100 * MOST_GROWTH) if show == "growth" else money(MOST_PAY),
            ),
        )
        for show in SHOWS
    ]
