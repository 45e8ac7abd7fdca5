"""Texts in a question, read by the same code as files; no name in a question is ever a path."""

from dataclasses import replace
from typing import Final

from jobmorph.intake.overrides import Override, parse_overrides
from jobmorph.intake.tasks import Week, parse_week
from jobmorph.intake.text_file import TextFile
from jobmorph.reference.edition import Edition
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.level import SHIPPED_SEED, kept_calibration
from jobmorph.studies.market_scenarios import all_parameters
from jobmorph.web.market_job import scenario_of
from jobmorph.web.rest.question import Setting

DEFAULT_YEARS: Final = 5.0
UTF8: Final = "UTF-8"


def week_of(text: str | None, edition: Edition) -> Week | None:
    """Read a week of tasks.

    Raises
    ------
    LineError
        If lines are faulty, all of them at once.
    """
    if text is None:
        return None
    known = frozenset(edition.table("activity").get_column("iwa_id").to_list())
    return parse_week(TextFile("tasks.csv", text, UTF8), known_activities=known)


def overrides_of(text: str | None) -> tuple[Override, ...]:
    """Read verdicts that somebody overrules."""
    return () if text is None else parse_overrides(TextFile("overrides.yaml", text, UTF8))


def scenario_of_question(asked: Setting, edition: Edition) -> Scenario | None:
    """Read a question's scenario by name or text, with other years if a horizon is given.

    Raises
    ------
    NoMatchError
        If no scenario has that name.
    DataError
        If the text is faulty.
    """
    text: str | None = getattr(asked, "scenario_file", None)
    if asked.scenario is None and text is None:
        return None
    scenario = scenario_of(asked.scenario or "", text, edition)
    return scenario if asked.horizon is None else replace(scenario, horizon_years=asked.horizon)


def is_long(asked: Setting, edition: Edition) -> bool:
    """Say whether a question is calibrated anew over all occupations, about a minute of work.

    Shipped calibrations hold for seed 0, shipped scenarios and those that leave the use of today
    alone.
    """
    if asked.seed != SHIPPED_SEED:
        return True
    scenario = scenario_of_question(asked, edition)
    if scenario is None:
        return False
    baseline = all_parameters()
    return kept_calibration(edition, scenario.apply(baseline), baseline) is None


def years_of(horizon: float | None, scenario: Scenario | None) -> float:
    """Return the years ahead: the scenario's, else those asked for, else 5."""
    if scenario is not None:
        return scenario.horizon_years
    return DEFAULT_YEARS if horizon is None else horizon
