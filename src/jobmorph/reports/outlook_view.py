"""An outlook as a reader sees it: the answer in a sentence, lines of figures, what it once said."""

from typing import Any, Final

import polars as pl

from jobmorph.reports.outlook_number import (
    Scale,
    chance_number,
    chance_words,
    counted,
    scale_of,
)
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.theme import whole
from jobmorph.reports.words import CATALOGUE, say
from jobmorph.studies.outlook_result import OutlookGroupResult, OutlookResult, OutlookScore

Outlook = OutlookResult | OutlookGroupResult

MANY_MORE: Final = 1.25  # official count over that of the survey, from which it is told
MOST_ELSEWHERE: Final = 2.0  # more of them work for themselves than not
SHOWN_TRACK: Final = 3
SHOWN_ROLES: Final = 3
OWN_CODES: Final = "codes"
TRENDS_UNTIL: Final = "soc2010"  # the break before which figures are good for trends only


def is_index(result: Outlook) -> bool:
    """Whether figures are an index, not jobs."""
    return isinstance(result, OutlookResult) and result.measure == "index"


def answer_scale(result: Outlook) -> Scale:
    """Choose the rounding that all figures of the answer share; an index is whole."""
    return Scale(1, is_million=False) if is_index(result) else scale_of(result.low, result.high)


def lead_sentence(result: Outlook) -> str:
    """Answer whether there will be as many: chance of fewer and range in one sentence."""
    scale = answer_scale(result)
    return say(
        "outlook.lead.index" if is_index(result) else "outlook.lead",
        words=chance_words(result.fewer_probability),
        chance=chance_number(result.fewer_probability),
        year=result.target_year,
        base=result.base_year,
        low=scale.bare(result.low),
        high=scale.write(result.high),
        counted=counted_base(result),
    )


def counted_base(result: Outlook) -> str:
    """Write the last count: whole, or as its range is where that is in millions."""
    scale = answer_scale(result)
    return scale.write(result.base) if scale.is_million else counted(result.base)


def question_sentence(result: Outlook) -> str:
    """Ask what is answered."""
    years = {"year": result.target_year, "base": result.base_year}
    if isinstance(result, OutlookResult):
        return say("outlook.question", **years)
    if result.group_id == OWN_CODES:
        return say("outlook.question.codes", **years)
    return say("outlook.question.group", label=result.label.lower(), **years)


def title_of_group(result: OutlookGroupResult) -> str:
    """Name a group."""
    return as_heading(result.label)


def beside_sentence(result: Outlook, bar: str) -> str:
    """Set the official projection and all jobs alike side by side."""
    scale = answer_scale(result)
    return say(
        "outlook.beside",
        official=scale.write(result.official),
        alike=scale.write(result.alike),
        bar=bar,
    )


def breaks_shown(result: Outlook) -> list[dict[str, Any]]:
    """Return breaks after the first counted year, oldest first."""
    first = first_year(result)
    return [row for row in result.breaks.iter_rows(named=True) if row["year"] > first]


def first_year(result: Outlook) -> int:
    """Return the first year that is counted."""
    return int(str(result.series.get_column("year").min()))


def breaks_sentence(result: Outlook) -> str:
    """Name the breaks that growth could see, and until when the count is good for trends only."""
    rows = breaks_shown(result)
    texts = {row["year"]: say(_break_key(row)) for row in rows if _break_key(row) in CATALOGUE}
    if not texts:
        return say("outlook.breaks.none")
    items = "; ".join(
        say(
            "outlook.breaks.item",
            years=", ".join(str(year) for year, found in texts.items() if found == text),
            text=text,
        )
        for text in dict.fromkeys(texts.values())
    )
    solid = [row["year"] for row in rows if row["break_id"] == TRENDS_UNTIL]
    if not solid:
        return say("outlook.breaks.solid", items=items)
    return say("outlook.breaks", items=items, year=solid[0])


def _break_key(row: dict[str, Any]) -> str:
    return f"outlook.break.{row['break_id']}"


def track_shown(track: pl.DataFrame, years: int) -> pl.DataFrame:
    """Choose the sayings that reach about as far as the answer: first, middle and last of them.

    The choice rests on years alone, never on whether a saying came true.

    Parameters
    ----------
    track : polars.DataFrame
        base_year, target_year and more; one unit only.
    years : int
        Years that the answer reaches.

    Returns
    -------
    polars.DataFrame
        At most three rows, by base year.
    """
    apart = (pl.col("target_year") - pl.col("base_year") - years).abs().alias("apart")
    near = track.with_columns(apart).sort("apart", "base_year", "target_year")
    same = near.filter(pl.col("apart") == pl.col("apart").min())
    if same.height > SHOWN_TRACK:
        same = same[[0, (same.height - 1) // 2, same.height - 1]]
    chosen = same if same.height == SHOWN_TRACK else near.head(SHOWN_TRACK)
    return chosen.sort("base_year", "target_year").drop("apart")


def main_track(result: OutlookResult) -> pl.DataFrame:
    """Past sayings of the unit that weighs most."""
    unit = result.units.item(0, "employment_unit")
    return result.track.filter(pl.col("employment_unit") == unit)


def track_lines(result: OutlookResult) -> list[str]:
    """Say what the method would have said before, and what came."""
    return [_track_line(row) for row in track_shown(main_track(result), result.years).to_dicts()]


def _track_line(row: dict[str, Any]) -> str:
    scale = scale_of(row["low"], row["high"])
    return say(
        "outlook.track",
        base=row["base_year"],
        year=row["target_year"],
        middle=scale.bare(row["middle"]),
        low=scale.bare(row["low"]),
        high=scale.write(row["high"]),
        counted=_as_range(row["counted"], scale),
        inside=inside_words(row),
    )


def _as_range(heads: float, scale: Scale) -> str:
    return scale.write(heads) if scale.is_million else counted(heads)


def inside_words(row: dict[str, Any]) -> str:
    """Say whether a count lay inside its range, above or below."""
    if row["is_inside"]:
        return say("outlook.track.inside")
    return say("outlook.track.above" if row["counted"] > row["high"] else "outlook.track.below")


def group_track_sentence(result: OutlookGroupResult) -> str:
    """Say what the method would have said of the group before, and what came."""
    scale = answer_scale(result)
    items = [
        say(
            "outlook.track.group",
            base=row["base_year"],
            year=row["target_year"],
            middle=scale.bare(row["middle"]),
            counted=scale.write(row["counted"]),
        )
        for row in track_shown(result.track, result.years).to_dicts()
    ]
    if not items:
        return say("outlook.track.none")
    return say("outlook.track.head.group", items="; ".join(items))


def track_head(result: OutlookResult) -> str:
    """Introduce past sayings, with how many of all of them held."""
    track = main_track(result)
    if track.is_empty():
        return say("outlook.track.none")
    return say(
        "outlook.track.head.code" if is_index(result) else "outlook.track.head",
        code=result.units.item(0, "employment_unit"),
        count=track.height,
        inside=int(track.get_column("is_inside").sum()),
    )


def score_sentence(score: OutlookScore, *, has_question: bool = True) -> str:
    """Say how good such forecasts were, with the question where no heading asks it."""
    if score.above_median is None or score.range_held is None:
        return say("outlook.score.none")
    text = say(
        "outlook.score",
        right=whole(100 * score.above_median),
        coin=whole(100 * score.above_median_base),
        held=whole(100 * score.range_held),
    )
    return f"{say('outlook.section.score')} {text}" if has_question else text


def know_sentences(result: OutlookResult) -> list[str]:
    """Say what the figures stand for where that is not the very job: borrowed, merged, broken."""
    units, texts = result.units, []
    first = units.row(0, named=True)
    codes = ", ".join(first["codes"])
    if result.is_borrowed and is_index(result):
        texts.append(say("outlook.borrowed.index", count=units.height))
    elif result.is_borrowed:
        texts.append(say("outlook.borrowed.one", code=codes, title=first["title"]))
    elif first["is_merged"] and len(first["codes"]) > 1:
        texts.append(say("outlook.merged", codes=codes, title=first["title"]))
    elif not result.is_counted_apart:
        texts.append(say("outlook.detail", code=codes, title=first["title"]))
    if units.get_column("is_broken").any():
        texts.append(say("outlook.broken"))
    if not units.get_column("is_official_own").all():
        texts.append(say("outlook.no_official"))
    return [*texts, *_self_employed(result)]


def _self_employed(result: OutlookResult) -> list[str]:
    """Say how many there are with people who work for themselves, where these are many."""
    if is_index(result) or result.official_published.height != 1:
        return []
    row = result.official_published.row(0, named=True)
    ratio = row["employment_base_heads"] / result.base
    if ratio < MANY_MORE:
        return []
    key = "outlook.self" if ratio >= MOST_ELSEWHERE else "outlook.self.some"
    return [say(key, heads=counted(row["employment_base_heads"]), year=row["base_year"])]


def group_sentences(result: OutlookGroupResult) -> list[str]:
    """Say which roles lie inside, which codes were added, and which are not counted."""
    texts = []
    if result.roles.height:
        titles = ", ".join(_role_titles(result.roles))
        texts.append(say("outlook.roles", count=result.roles.height, titles=titles))
    wider = int(result.units.get_column("others").list.len().sum())
    if wider:
        key = "outlook.wider.one" if wider == 1 else "outlook.wider"
        texts.append(say(key, count=wider))
    if result.uncounted:
        texts.append(say("outlook.uncounted", codes=", ".join(result.uncounted)))
    return texts


def _role_titles(roles: pl.DataFrame) -> list[str]:
    """Name a few roles that lie wholly inside, of the level that most people are at."""
    usual = roles.filter((pl.col("weight_inside") >= 1.0) & pl.col("role_id").str.ends_with("/mid"))
    return (usual if usual.height else roles).get_column("title").head(SHOWN_ROLES).to_list()


def unit_name(row: dict[str, Any]) -> str:
    """Name a unit of a group in our own few words, else by its title."""
    return str(row["reason"] or row["title"])
