"""What does this roster say? Read, titles understood, counted; nothing computed about anybody."""

from typing import Final

import polars as pl

from jobmorph.intake.roster import RosterReading
from jobmorph.intake.roster_map import RosterMap
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.record import RunRecord, assumptions_of
from jobmorph.schema.tables import ROSTER_TITLE
from jobmorph.schema.version import VERSION
from jobmorph.studies.roster_facts import (
    folded_departments,
    folded_year,
    group_facts,
    start_table,
    sum_roster,
    with_time,
)
from jobmorph.studies.roster_names import names_among_titles, withhold_names
from jobmorph.studies.roster_result import RosterResult
from jobmorph.studies.roster_titles import ReadTitle, RosterTitles, order_by_people
from jobmorph.studies.title_codes import BRIDGES

USED_TABLES: Final = ("title", "occupation", "role", "role_alias", *BRIDGES)
_ASSUMED: Final = ("exposure.hours_week",)
_TITLE_ASSUMED: Final = ("work.title_chance_least", "work.title_precision_official")


def study_roster(
    reading: RosterReading, told: RosterMap | None = None, *, edition: Edition | None = None
) -> RosterResult:
    """Check a roster: what each title means, how many people, hours and full-time equivalents.

    Parameters
    ----------
    reading : RosterReading
        The roster as read.
    told : RosterMap, optional
        What its owner says that titles mean.
    edition : Edition, optional
        The embedded one if not given.

    Returns
    -------
    RosterResult
        Frozen, nothing of who anybody is.

    Raises
    ------
    ParameterError
        If the mapping names a role or code that does not exist.
    """
    opened = edition or open_edition()
    mapping = told or RosterMap()
    parameters = ParameterSet([*load_parameters("work").values(),
                               *load_parameters("exposure").values()])  # fmt: skip
    heads = _heads(reading.rows)
    read = RosterTitles(opened, parameters).read(order_by_people(heads), mapping)
    withheld = names_among_titles(read, heads, opened)
    rows, name_lines = withhold_names(reading, withheld, opened)
    timed = with_time(rows, parameters["exposure.hours_week"].value)
    readings = tuple(read[title] for title in read if title not in withheld)
    folded = folded_departments(rows)
    groups = group_facts(timed, folded)
    return RosterResult(
        source=reading.source,
        form=reading.form,
        rows=rows,
        titles=_title_frame(readings, timed),
        readings=readings,
        columns=reading.columns,
        totals=sum_roster(timed),
        groups=groups,
        folded_start_year=folded_year(rows, folded) if groups else None,
        starts=start_table(rows) if groups else None,
        said=reading.said,
        untitled_lines=reading.untitled_lines,
        withheld_lines=name_lines.pop("title", ()),
        withheld_words=name_lines,
        record=_record(opened, parameters, mapping),
    )


def _heads(rows: pl.DataFrame) -> dict[str, int]:
    counted = rows.drop_nulls("title").group_by("title", maintain_order=True).len()
    return dict(counted.iter_rows())


def _title_frame(readings: tuple[ReadTitle, ...], timed: pl.DataFrame) -> pl.DataFrame:
    counted = timed.drop_nulls("title").group_by("title", maintain_order=True).agg(
        pl.len().cast(pl.Int64).alias("team_heads"), pl.col("fte_used").sum().alias("team_fte")
    )  # fmt: skip
    told = pl.DataFrame(
        {
            "title": [each.title for each in readings],
            "title_status": [each.status for each in readings],
            "job_id": [None if each.job is None else each.job.job_id for each in readings],
            "label": [None if each.job is None else each.job.label for each in readings],
            "title_chance": [None if each.job is None else each.job.chance for each in readings],
        },
        schema={name: ROSTER_TITLE.polars_schema[name]
                for name in ("title", "title_status", "job_id", "label", "title_chance")},
    )  # fmt: skip
    joined = told.join(counted, on="title", how="left", maintain_order="left")
    return ROSTER_TITLE.check(joined.select(ROSTER_TITLE.columns))


def _record(edition: Edition, parameters: ParameterSet, told: RosterMap) -> RunRecord:
    held = {entry.name for entry in edition.manifest.tables}
    tables = tuple(name for name in USED_TABLES if name in held)
    notes = () if not told.source else (f"titles mapped by {told.source}",)
    return RunRecord(
        version=VERSION,
        edition=edition.name,
        scenario="none",
        seed=0,
        assumptions=assumptions_of(parameters[name] for name in (*_ASSUMED, *_TITLE_ASSUMED)),
        sources=edition.manifest.credits_for(tables),
        notes=notes,
    )
