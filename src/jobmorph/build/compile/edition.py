"""All tables of an edition, compiled in the order in which they need one another."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.compile import (
    activities,
    adoption,
    core_skills,
    doors,
    employment,
    esco,
    history,
    industry_jobs,
    isco,
    knowledge_links,
    labour_groups,
    labour_targets,
    library,
    licences,
    market_fits,
    market_looks,
    market_node_jobs,
    market_nodes,
    market_scenarios,
    measures,
    moves,
    occupations,
    outlook,
    preparation,
    ratings,
    related,
    routine,
    scenario_calibration,
    skill_guide,
    skill_labels,
    tasks,
    technology,
    title_words,
    titles,
    usage,
    use,
    vectors,
)
from jobmorph.build.raw import RawFolder
from jobmorph.reference.draws import make_draws
from jobmorph.reference.parameters import load_parameters
from jobmorph.reference.tables import CompiledDraws, CompiledTables
from jobmorph.schema.parameter import SharedDraws
from jobmorph.studies.atlas_job import atlas_parameters, judge_atlas_jobs, round_jobs
from jobmorph.studies.job_facts import counted_heads
from jobmorph.studies.job_week import judge_weeks, round_weeks
from jobmorph.studies.level import calibrate_economy, economy_tasks

BASE_DATE: Final = "2026-11"


@dataclass(frozen=True, slots=True)
class CompiledEdition:
    """Everything of an edition that is computed from raw files.

    Parameters
    ----------
    tables : dict of str to polars.DataFrame
        Every table but `evidence`.
    vectors : ndarray of int8, shape (2087, 256)
        Vectors of the detailed activities.
    skill_vectors : ndarray of int8, shape (S, 256)
        Vectors of the ESCO skills, in the order of `skill_label`.
    title_vectors : ndarray of int8, shape (V, 256)
        Vectors of the words of titles.
    draws : SharedDraws
        The shared draws of seed 0.
    usage_as_of : str
        'YYYY-MM' of the latest usage wave.
    """

    tables: dict[str, pl.DataFrame]
    vectors: NDArray[np.int8]
    skill_vectors: NDArray[np.int8]
    title_vectors: NDArray[np.int8]
    draws: SharedDraws
    usage_as_of: str


@dataclass(frozen=True, slots=True)
class Trained:
    """What training gives to an edition, by the contracts of the same names."""

    task_propensity: pl.DataFrame
    task_automation: pl.DataFrame
    title_model: pl.DataFrame
    title_filing: pl.DataFrame
    move_probability: pl.DataFrame
    move_term: pl.DataFrame


def compile_edition(raw: RawFolder, trained: Trained) -> CompiledEdition:
    """Compile all tables.

    Parameters
    ----------
    raw : RawFolder
        The raw files.
    trained : Trained
        What `data train` fitted.

    Returns
    -------
    CompiledEdition
        Tables that keep their contracts.

    Raises
    ------
    DataError, SchemaError
        If a raw file is absent, damaged or not as published.
    """
    tables = _published_tables(raw, trained)
    shared = economy_tasks(tables["task"])
    heads = counted_heads(tables["bridge"], tables["employment"])
    hours = use.work_hours(shared, heads)
    tables["title"] = titles.compile_titles(raw, tables["occupation"], heads)
    tables["occupation_word"] = title_words.compile_occupation_words(raw)
    tables["rating"] = ratings.compile_ratings(raw, tables["occupation"], heads)
    tables["element"] = ratings.compile_elements(raw, tables["rating"])
    tables["skill_guide"] = skill_guide.compile_skill_guide(tables["element"])
    tables["core_skill"] = core_skills.compile_core_skills(tables["element"])
    tables["knowledge_activity"] = knowledge_links.compile_knowledge_activities(
        tables["rating"], tables["detailed_activity"]
    )
    tables["task_use"] = use.compile_task_use(
        tables["task"], tables["usage"], usage.task_statements(raw), trained.task_propensity
    )
    tables["activity_fact"] = activities.compile_activity_facts(tables["task"], tables["task_use"])
    tables["task_measure"] = measures.compile_task_measures(
        raw, tables["task"], tables["usage"], hours
    )
    tables["occupation_measure"] = measures.compile_occupation_measures(
        raw, tables["occupation"], tables["task_measure"], tables["usage"], hours, heads
    )
    tables |= library.compile_library(
        tables["task"], tables["detailed_activity"], tables["core_skill"]
    )
    tables["licence"] = licences.compile_licences(tables["occupation"])
    tables["door"] = doors.compile_doors(tables["occupation"], tables["role"])
    draws = make_draws(seed=0)
    parameters = load_parameters("exposure").merged(load_parameters("work"))
    tables["calibration"] = calibrate_economy(
        CompiledTables(tables), tables["task"], parameters, draws
    )
    tables["scenario_calibration"] = scenario_calibration.compile_scenario_calibration(
        CompiledTables(tables), parameters, draws, BASE_DATE
    )
    tables["job_week"] = round_weeks(judge_weeks(CompiledTables(tables), parameters, draws))
    tables["atlas_job"] = round_jobs(
        judge_atlas_jobs(CompiledTables(tables), atlas_parameters(), draws)
    )
    compiled = CompiledDraws(tables, draws)
    tables |= market_scenarios.compile_market_scenarios(compiled, BASE_DATE)
    tables["market_look"] = market_looks.compile_market_looks(compiled, BASE_DATE)
    return CompiledEdition(
        tables=tables,
        vectors=vectors.compile_activity_vectors(raw, tables["detailed_activity"]),
        skill_vectors=skill_labels.compile_skill_vectors(tables["skill_label"]),
        title_vectors=title_words.compile_title_vectors(tables["title"]),
        draws=draws,
        usage_as_of=str(tables["usage"].get_column("wave").max()),
    )


def _published_tables(raw: RawFolder, trained: Trained) -> dict[str, pl.DataFrame]:
    tables = {
        "task_propensity": trained.task_propensity,
        "task_automation": trained.task_automation,
        "title_model": trained.title_model,
        "title_filing": trained.title_filing,
        "move_probability": trained.move_probability,
        "move_term": trained.move_term,
        "occupation": occupations.compile_occupations(raw),
        "projection": employment.compile_projection(raw),
        "task": tasks.compile_tasks(raw, trained.task_automation),
        "usage": usage.compile_usage(raw),
        "activity": activities.compile_activities(),
        "detailed_activity": activities.compile_detailed_activities(),
        "skill_activity": ratings.compile_skill_activities(raw),
        "measure": measures.compile_measures(),
        "skill_label": skill_labels.compile_skill_labels(raw),
    }
    tables["preparation"] = preparation.compile_preparation(raw, tables["occupation"])
    tables["related_occupation"] = related.compile_related_occupations(raw, tables["occupation"])
    tables["technology"] = technology.compile_technology(raw, tables["occupation"])
    tables |= history.compile_history(raw, tables["occupation"])
    tables["isco_group"] = isco.compile_isco_groups(raw)
    tables["isco_bridge"] = isco.compile_isco_bridge(raw, tables["occupation"])
    tables["esco_bridge"] = esco.compile_esco_bridge(raw, tables["occupation"])
    tables |= moves.compile_moves(raw, tables["occupation"])
    tables["bridge"] = occupations.compile_bridge(
        raw, tables["occupation"], tables["projection"], tables["move_link"]
    )
    tables["employment"] = employment.compile_employment(raw, tables["occupation"])
    tables |= outlook.compile_outlook(raw)
    tables["adoption"] = adoption.compile_adoption(raw, tables["bridge"], tables["employment"])
    tables |= _market_tables(raw, tables)
    return tables


def _market_tables(raw: RawFolder, tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Compile what the labour-flow simulator starts from and is held to."""
    jobs = market_node_jobs.compile_node_jobs(raw, tables["employment"])
    return {
        **industry_jobs.compile_industry_jobs(raw),
        "market_node_job": jobs,
        "market_fit": market_fits.compile_market_fits(),
        "market_node": market_nodes.compile_market_nodes(raw, tables | {"market_node_job": jobs}),
        **labour_targets.compile_labour_targets(raw),
        **labour_groups.compile_labour_groups(raw),
        **routine.compile_routine(raw),
    }
