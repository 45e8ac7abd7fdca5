"""Sentences of the atlas: its finding with range, how jobs differ, fields, what is left out."""

import numpy as np
import polars as pl

from jobmorph.reports.blocks import Grid, table_of
from jobmorph.reports.rounding import round_to_total
from jobmorph.reports.sentences import in_sentence
from jobmorph.reports.theme import month_words, people, whole
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS, Moment, Part
from jobmorph.studies.atlas_result import JobAtlasResult


def lead_words(result: JobAtlasResult, moment: Moment = "horizon") -> str:
    """Say the finding: hours of 100 by part, weighted by US jobs, with the range of AI's."""
    parts = field_shares(result.occupations, moment)
    low, high = (
        whole(100 * _mean_share(result.occupations, f"{moment}_delegated_hours_week{end}"))
        for end in ("_low", "_high")
    )
    field = in_sentence(say(f"field.{result.field or 'all'}"))
    return say(
        f"jobs.lead.{moment}",
        field=say("jobs.lead.of", field=field) if result.field else "",
        year=result.horizon_year,
        usage=month_words(result.usage_as_of),
        ai=say("range", low=min(low, parts["delegated"]), mid=parts["delegated"], high=high),
        with_ai=parts["assisted"],
        person=parts["human"],
    )


def range_words(result: JobAtlasResult) -> str:
    """Say how far apart jobs are: the middle half of them."""
    hours = result.occupations.get_column("horizon_delegated_hours_week")
    low, high = (hours.quantile(at, "linear") or 0.0 for at in (0.25, 0.75))
    return say("jobs.lead.range", low=f"{low:.1f}", high=f"{high:.1f}", year=result.horizon_year)


def field_shares(jobs: pl.DataFrame, moment: Moment = "horizon") -> dict[Part, int]:
    """Hours of 100 by part over some jobs, weighted by US jobs; whole numbers that add up."""
    shares = np.array([_mean_share(jobs, f"{moment}_{part}_hours_week") for part in PARTS])
    return dict(zip(PARTS, round_to_total(shares, 100).tolist(), strict=True))


def _mean_share(jobs: pl.DataFrame, column: str) -> float:
    """Mean share of the week, weighted by US jobs; 0 where nobody counts them."""
    share = pl.col(column) / pl.col("time_hours_week")
    heads = pl.col("employment_area_heads")
    known = jobs.drop_nulls("employment_area_heads")
    return float(known.select((share * heads).sum() / heads.sum()).item() or 0.0)


def fields_table(result: JobAtlasResult) -> Grid:
    """Hours of 100 by field, most US jobs first."""
    rows = []
    for field, own in result.occupations.group_by("field", maintain_order=True):
        shares = field_shares(own)
        heads = float(own.get_column("employment_area_heads").sum())
        rows.append((heads, str(field[0]), own.height, shares))
    cells = [
        [say(f"field.{field}"), people(heads), str(count), *(str(shares[part]) for part in PARTS)]
        for heads, field, count, shares in sorted(rows, key=lambda row: -row[0])
    ]
    heads_row = [
        say("jobs.fields.field"),
        say("jobs.column.jobs"),
        say("jobs.fields.count"),
        *(say(f"jobs.column.{part}") for part in PARTS),
    ]
    caption = say("jobs.fields.caption", year=result.horizon_year)
    return table_of(caption, heads_row, cells, range(1, 6))


def coverage_words(result: JobAtlasResult) -> str:
    """Say how many of the counted jobs the atlas holds."""
    return say(
        "jobs.coverage",
        jobs=result.occupations.height,
        covered=people(result.covered_heads),
        all=people(result.counted_heads),
        date=month_words(result.employment_as_of),
    )
