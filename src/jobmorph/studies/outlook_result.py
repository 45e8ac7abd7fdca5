"""The answers to 'how many such jobs?', as tables and a record."""

from dataclasses import dataclass, field

import polars as pl

from jobmorph.schema.job import Match
from jobmorph.schema.record import RunRecord

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class OutlookNote:
    """Something a reader must know.

    Parameters
    ----------
    note_id : str
        Stable name, such as 'merged_codes'.
    text : str
        One plain sentence.
    """

    note_id: str
    text: str


@dataclass(frozen=True, slots=True)
class OutlookScore:
    """How good the method was on earlier years; None where it was not measured.

    Parameters
    ----------
    above_median, above_median_jobs : float or None
        Share on the right side of the middle, each occupation alike and weighted by jobs.
    above_median_base : float
        What a coin would get.
    range_held, range_held_jobs : float or None
        Share of counts inside the 80% range.
    relative_error, relative_error_jobs : float or None
        Error over that of 'all jobs grow alike'.
    official_above_median, official_relative_error : float or None
        The same for the official projection.
    origins : tuple of int
        Years as of which forecasts were made.
    """

    above_median: float | None
    above_median_jobs: float | None
    above_median_base: float
    range_held: float | None
    range_held_jobs: float | None
    relative_error: float | None
    relative_error_jobs: float | None
    official_above_median: float | None
    official_relative_error: float | None
    origins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OutlookRange:
    """A range of jobs year by year, and what it comes to in the year asked about.

    Parameters
    ----------
    forecast : polars.DataFrame
        year, year_ahead, p05, p10, p25, p50, p75, p90, p95, fewer_probability, official, alike;
        from the base year (year_ahead 0) on, in jobs or, for an index, 100 in the base year.
    """

    forecast: pl.DataFrame

    @property
    def base_year(self) -> int:
        """Year of the last count."""
        return int(self.forecast.item(0, "year"))

    @property
    def target_year(self) -> int:
        """Year asked about."""
        return int(self.forecast.item(-1, "year"))

    @property
    def base(self) -> float:
        """Value in the base year."""
        return float(self.forecast.item(0, "p50"))

    @property
    def low(self) -> float:
        """10th percentile at the target."""
        return float(self.forecast.item(-1, "p10"))

    @property
    def middle(self) -> float:
        """50th percentile at the target."""
        return float(self.forecast.item(-1, "p50"))

    @property
    def high(self) -> float:
        """90th percentile at the target."""
        return float(self.forecast.item(-1, "p90"))

    @property
    def fewer_probability(self) -> float:
        """Chance that there are fewer at the target than in the base year."""
        return float(self.forecast.item(-1, "fewer_probability"))

    @property
    def official(self) -> float:
        """Value at the target if the official projection held."""
        return float(self.forecast.item(-1, "official"))

    @property
    def alike(self) -> float:
        """Value at the target if all jobs grew alike."""
        return float(self.forecast.item(-1, "alike"))


@dataclass(frozen=True, slots=True)
class OutlookResult(OutlookRange):
    """How many jobs of a kind there may be.

    Parameters
    ----------
    forecast : polars.DataFrame
        As in `OutlookRange`, in `measure`.
    match : Match
        How the words were read.
    years : int
        Years ahead.
    is_borrowed : bool
        Figures come from nearby occupations.
    is_counted_apart : bool
        The survey counts exactly this occupation.
    measure : {'jobs', 'index'}
        'jobs' where all figures come from one unit; 'index' where a job leans on several: 100 is
        the base year.
    units : polars.DataFrame
        employment_unit, title, weight (0..1), codes (list: the unit's codes in the base year),
        is_merged, is_broken, is_official_own, employment_base_heads, size_class,
        growth_official_year, growth_trend_year, growth_alike_year, growth_expected_year; at the
        target, in jobs: low, middle, high, fewer_probability, official, alike.
    series : polars.DataFrame
        employment_unit, year, employment_heads, is_trend_only, index (mixture of the units, same
        in all rows of a year; null where a unit is not counted).
    breaks : polars.DataFrame
        year, break_id, text: years from which figures are not quite those of the year before.
    official_published : polars.DataFrame
        employment_unit, base_year, target_year, employment_base_heads,
        employment_projected_heads: as projected, self-employed included.
    track : polars.DataFrame
        employment_unit, base_year, target_year, employment_base_heads, low, middle, high,
        fewer_probability, counted, is_inside: what the method would have said, and what came.
    score : OutlookScore
        How such forecasts did.
    scenarios : polars.DataFrame or None
        What-ifs, kept apart, as `outlook_scenarios`: scenario ('slow' is the outlook itself),
        closure ('full', 'open'), year_ahead, year, low, middle, high (in `measure`), change_low,
        change, change_high (share against the middle), is_recomputed, is_range_added. Ranges hold
        doubt about assumptions alone. None where the edition holds none.
    notes : tuple of OutlookNote
        What a reader must know.
    record : RunRecord
        What the answer rests on.
    """

    match: Match
    years: int
    is_borrowed: bool
    is_counted_apart: bool
    measure: str
    units: pl.DataFrame
    series: pl.DataFrame
    breaks: pl.DataFrame
    official_published: pl.DataFrame
    track: pl.DataFrame
    score: OutlookScore
    notes: tuple[OutlookNote, ...]
    record: RunRecord
    scenarios: pl.DataFrame | None = field(default=None)
    schema_version: str = SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class OutlookGroupResult(OutlookRange):
    """How many jobs of several kinds there may be together.

    Parameters
    ----------
    forecast : polars.DataFrame
        As in `OutlookRange`, in jobs.
    group_id, label : str
        The group; 'codes' where the user gave a list.
    years : int
        Years ahead.
    units : polars.DataFrame
        employment_unit, title, asked (list of codes asked for), codes (list: the unit's codes in
        the base year), others (codes of the unit that were not asked for), reason,
        employment_base_heads, low, middle, high, fewer_probability, official, alike; by jobs.
    left_out : polars.DataFrame
        occupation_soc2018, title, reason: codes that might have been expected.
    uncounted : tuple of str
        Codes asked for that the survey does not count.
    roles : polars.DataFrame
        role_id, title, weight_inside: library roles that lean on these units for half or more.
    series : polars.DataFrame
        year, employment_heads: the group's jobs, only for years in which every unit is counted.
    breaks
        As in `OutlookResult`.
    common_share_low, common_share, common_share_high : float
        Part of the errors that all occupations share.
    sensitivity : polars.DataFrame
        common_share, low, middle, high, fewer_probability: the target with the part held at its
        ends.
    track : polars.DataFrame
        base_year, target_year, employment_base_heads, middle, counted, units_inside, units: sums
        over the units that could be compared; units_inside, how many lay in their own range.
    score, scenarios, notes, record
        As in `OutlookResult`.
    """

    group_id: str
    label: str
    years: int
    units: pl.DataFrame
    left_out: pl.DataFrame
    uncounted: tuple[str, ...]
    roles: pl.DataFrame
    series: pl.DataFrame
    breaks: pl.DataFrame
    common_share_low: float
    common_share: float
    common_share_high: float
    sensitivity: pl.DataFrame
    track: pl.DataFrame
    score: OutlookScore
    notes: tuple[OutlookNote, ...]
    record: RunRecord
    scenarios: pl.DataFrame | None = field(default=None)
    schema_version: str = SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class EconomyResult:
    """Jobs that went, came and changed over the whole economy, then and now.

    Parameters
    ----------
    base_year : int
        Year of the last count.
    periods : polars.DataFrame
        source ('census', 'survey', 'official'), definition, base_year, target_year, years,
        employment_base_heads, employment_target_heads, lost_heads, gained_heads, changed_share,
        changed_share_year (per year), units, shrinking_units, halved_units, doubled_units,
        covered_share. Sources differ in how finely they divide work: never compare their levels.
    ahead : polars.DataFrame
        year_ahead, year, quantity ('total', 'lost', 'gained', 'changed_share', 'shrinking_units',
        'halved_units'), low, middle, high: our forecast.
    official_ahead : polars.DataFrame
        year_ahead, year, total, lost, gained, changed_share: the official projection, from the
        last count on.
    largest : polars.DataFrame
        direction ('lost', 'gained'), span ('counted', 'expected'), base_year, target_year,
        employment_unit, title, change_heads: ten each.
    notes : tuple of OutlookNote
        What cannot be known, and what a reader must know.
    """

    base_year: int
    periods: pl.DataFrame
    ahead: pl.DataFrame
    official_ahead: pl.DataFrame
    largest: pl.DataFrame
    score: OutlookScore
    notes: tuple[OutlookNote, ...]
    record: RunRecord
    scenarios: pl.DataFrame | None = field(default=None)
    schema_version: str = SCHEMA_VERSION
