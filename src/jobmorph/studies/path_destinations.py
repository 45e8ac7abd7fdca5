"""Jobs one can move to, with what each takes and brings."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.pathways.barrier import Standing, with_barriers
from jobmorph.pathways.feasibility import PlaceSkills, assess_moves, hours_up_to
from jobmorph.pathways.route import WEEKS_IN_A_MONTH
from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.skills.plan import StepHours
from jobmorph.studies.place_congestion import CONGESTION, congestion_word
from jobmorph.studies.place_facts import place_asks, trains_newcomers
from jobmorph.studies.skill_book import SkillBook

FloatArray = NDArray[np.float64]
MOST_TO_LEARN: Final = 3
CROWDED_FROM: Final = 0.15  # pushed newcomers per usual one
BORROWED: Final = ", borrowed"
_MONTHS_IN_A_YEAR: Final = 12.0
FACTS: Final = (
    "place_kind",
    "codes",
    "title",
    *(f"{part}_share{end}" for part in ("delegated", "assisted", "human") for end in RANGE_ENDS),
    "wage_usd_year",
    "growth_low",
    "growth_middle",
    "growth_high",
    "crowding",
    *CONGESTION,
)
_MONTHS: Final = ("job_zone", *(f"stay_months{end}" for end in RANGE_ENDS))


@dataclass(frozen=True)
class Leaving:
    """What a person leaves with, and the jobs there are.

    Parameters
    ----------
    facts : polars.DataFrame
        As `place_facts`, of all places.
    skills : PlaceSkills
        Levels there.
    held : ndarray, shape (S,)
        Levels the person has.
    standing : Standing
        Degree, licences and job zone.
    wage_usd_year : float or None
        Median pay of the job left.
    hours : StepHours
        What a level takes.
    hours_week : float
        Hours a week for learning.
    book : SkillBook
        Names of skills.
    """

    facts: pl.DataFrame
    skills: PlaceSkills
    held: FloatArray
    standing: Standing
    wage_usd_year: float | None
    hours: StepHours
    hours_week: float
    book: SkillBook

    @cached_property
    def barriers(self) -> pl.DataFrame:
        """What stands in the person's way at each place, as `with_barrier_words`."""
        return with_barrier_words(self.facts, self.standing)


def destination_table(moves: pl.DataFrame, leaving: Leaving) -> pl.DataFrame:
    """Describe moves.

    Parameters
    ----------
    moves : polars.DataFrame
        group, place_id, move_kind, move_probability_low, move_probability, move_probability_high,
        support, gap, months_low, months, months_high (null: learning decides), note.
    leaving : Leaving
        The person's side.

    Returns
    -------
    polars.DataFrame
        As `PathsResult.destinations` but left_out, in the order of `moves`.
    """
    ends = moves.get_column("place_id").to_list()
    feasible = assess_moves(leaving.skills, leaving.held, ends, leaving.hours)
    hours_month = leaving.hours_week * WEEKS_IN_A_MONTH
    learn = pl.Series("_learn", most_to_learn(leaving, ends), dtype=pl.List(pl.String))
    table = moves.hstack(
        feasible.rename({"skills_had": "brings", "skills_asked": "asks"}).drop("destination_place")
    )
    facts = leaving.facts.filter(pl.col("place_id").is_in(ends))
    table = table.with_columns(learn).join(
        facts.select("place_id", *FACTS, *_MONTHS),
        on="place_id",
        how="left",
        maintain_order="left",
    )
    from_trade = pl.col("months").is_not_null()
    is_known = from_trade | (pl.col("asks") > 0)
    worded = table.join(
        with_barrier_words(facts, leaving.standing),
        on="place_id",
        how="left",
        maintain_order="left",
    ).with_columns(
        pl.when(pl.col("gap").list.len() > 0).then("gap").otherwise("_learn").alias("learn"),
        pl.when(from_trade)
        .then(pl.lit("trade"))
        .when(is_known)
        .then(pl.lit("learning"))
        .alias("months_from"),
        *(
            pl.when(from_trade)
            .then(f"months{end}")
            .when(is_known)
            .then(
                pl.min_horizontal(
                    pl.col(f"learning_hours{end}") / hours_month,
                    pl.when(trains_newcomers()).then(f"stay_months{end}"),
                )
                + pl.col(f"extra_months{end}")
            )
            .alias(f"months{end}")
            for end in RANGE_ENDS
        ),
        *(
            pl.when(is_known & ~from_trade)
            .then(f"learning_hours{end}")
            .alias(f"learning_hours{end}")
            for end in RANGE_ENDS
        ),
        (pl.col("wage_usd_year") / pl.lit(leaving.wage_usd_year, pl.Float64) - 1.0).alias(
            "wage_change_share"
        ),
        (pl.col("crowding") >= CROWDED_FROM).alias("is_crowded"),
        congestion_word().alias("congestion_word"),
    )
    return worded.drop(
        "gap",
        "_learn",
        "job_zone",
        *(f"stay_months{end}" for end in RANGE_ENDS),
        *(f"extra_months{end}" for end in RANGE_ENDS),
    )


def most_to_learn(leaving: Leaving, ends: list[str]) -> list[list[str]]:
    """Labels of the skills that take most hours before each first day."""
    at = np.array([leaving.skills.place_at[each] for each in ends], dtype=np.int64)
    missing = np.nan_to_num(leaving.skills.gaps(leaving.held, at))
    needed = np.nan_to_num(leaving.skills.needed[at])
    usual = leaving.hours.usual
    hours = hours_up_to(needed, usual) - hours_up_to(needed - missing, usual)
    order = np.argsort(-hours, axis=1, kind="stable")[:, :MOST_TO_LEARN]
    ids = leaving.skills.skill_ids
    return [
        [leaving.book.of(ids[skill]).label for skill in row if hours[place, skill] > 0]
        for place, row in enumerate(order)
    ]


def with_barrier_words(facts: pl.DataFrame, standing: Standing) -> pl.DataFrame:
    """Name barriers and put them in words, with the months that a licence takes on top.

    Of roles of the library, what people say is asked for is borrowed, and the words say so.

    Returns
    -------
    polars.DataFrame
        place_id, job_zone_step, barriers, barrier_words, extra_months_low, extra_months,
        extra_months_high.
    """
    months = [f"licence_months{end}" for end in RANGE_ENDS]
    found = with_barriers(place_asks(facts), standing).join(
        facts.select(
            "place_id", "place_kind", "degree_share", "experience_months", "licence_words", *months
        ),
        on="place_id",
        maintain_order="left",
    )
    is_licence = pl.col("barriers").list.contains("licence")
    said = (100.0 * pl.col("degree_share")).round(0).cast(pl.Int64)
    lent = pl.when(pl.col("place_kind") == "role").then(pl.lit(BORROWED)).otherwise(pl.lit(""))
    years = (pl.col("experience_months") / _MONTHS_IN_A_YEAR).round(0).cast(pl.Int64)
    words = {
        "degree": pl.coalesce(
            pl.format("a degree is asked for ({} of 100 say so{})", said, lent),
            pl.lit("a degree is usual there (nobody was asked)"),
        ),
        "licence": pl.format("needs {}", pl.col("licence_words")),
        "experience": pl.format("about {} years of related work asked for{}", years, lent),
        "preparation": pl.format("{} job zones more preparation{}", pl.col("job_zone_step"), lent),
    }
    spoken = [
        pl.when(pl.col("barriers").list.contains(name)).then(text) for name, text in words.items()
    ]
    return found.select(
        "place_id",
        "job_zone_step",
        "barriers",
        pl.concat_list(spoken).list.drop_nulls().alias("barrier_words"),
        *(
            pl.when(is_licence).then(name).fill_null(0.0).alias(f"extra_months{end}")
            for name, end in zip(months, RANGE_ENDS, strict=True)
        ),
    )
