"""Sentences on US jobs and pay: a question apart from what AI does to the work."""

from typing import Final

from jobmorph.reports.theme import money, month_words, people, signed_percent
from jobmorph.reports.words import say
from jobmorph.studies.role_result import Employment, WagePercentiles

LEVEL_CHANGE_SHARE: Final = 0.005  # below half a percent a projection shows no clear change


def wage_sentence(wage: WagePercentiles) -> str:
    """Say what the job pays in the US, borrowed or not."""
    if wage.median_usd_year is None:
        return say("wage.none")
    as_of = month_words(wage.as_of)
    median = money(wage.median_usd_year)
    if wage.p25_usd_year is None or wage.p75_usd_year is None:
        parts = [say("wage.median", as_of=as_of, median=median)]
    else:
        low, high = money(wage.p25_usd_year), money(wage.p75_usd_year)
        parts = [say("wage", as_of=as_of, median=median, low=low, high=high)]
    if wage.is_topcoded:
        parts.append(say("wage.topcoded"))
    if wage.is_borrowed:
        parts.append(say("wage.borrowed"))
    return " ".join(parts)


def employment_sentence(employment: Employment) -> str:
    """Say how many such jobs the US counts and what is officially projected."""
    if employment.heads is None:
        parts = [say("employment.none")]
    else:
        as_of = month_words(employment.as_of)
        parts = [say("employment", as_of=as_of, heads=people(employment.heads))]
    if employment.is_split:
        parts.append(say("employment.split"))
    if employment.is_borrowed:
        parts.append(say("employment.borrowed"))
    change = employment.projected_change_share
    if change is not None and employment.base_year and employment.target_year:
        parts.append(
            say(
                "projection",
                base=employment.base_year,
                target=employment.target_year,
                change=signed_percent(change),
                word=say(f"projection.{_direction(change)}"),
            )
        )
    return " ".join(parts)


def _direction(change: float) -> str:
    if abs(change) < LEVEL_CHANGE_SHARE:
        return "level"
    return "grows" if change > 0 else "falls"
