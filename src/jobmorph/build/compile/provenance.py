"""Which sources stand behind each table, and what an edition lacks."""

from typing import Final

from jobmorph.build.catalogue import origins, require_shippable
from jobmorph.build.compile.market_provenance import (
    MARKET_NODE_SOURCES,
    MARKET_NOTES,
    MARKET_SERIES,
    MARKET_SOURCES,
)
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.onet_release import tables_present
from jobmorph.reference.manifest import MissingTable
from jobmorph.schema.record import SourceCredit

_ONET: Final = ("onet_30_1",)
_WAVES: Final = (
    "economic_index_usage_chat_2025_02",
    "economic_index_usage_chat_2025_03",
    "economic_index_modes_chat_2025_03",
    "economic_index_usage_chat_2025_08",
    "economic_index_modes_chat_2025_08",
    "economic_index_usage_chat_2025_11",
    "economic_index_modes_chat_2025_11",
    "economic_index_usage_api_2025_08",
    "economic_index_modes_api_2025_08",
    "economic_index_usage_api_2025_11",
    "economic_index_modes_api_2025_11",
    "task_text_20_1",
)
_LABELS: Final = ("gpts_are_gpts_labels", "deployment_labels", "working_with_ai_physical")
_JOBS: Final = ("oews_panel", "crosswalk_onet2019_soc2018")
_TASK: Final = (*_ONET, *_LABELS, "stand_in_task_importance")
_TRAINED: Final = (*_TASK, *_WAVES, *_JOBS)
_RATING: Final = (
    *_ONET,
    "onet_24_1",
    "onet_20_1",
    "crosswalk_onet2010_onet2019",
    "crosswalk_soc2010_soc2018",
    "stand_in_work_activities",
    "stand_in_ratings_2016",
    *_JOBS,
)
_ADOPTION: Final = ("business_trends_sector", "oews_2025_industry", *_JOBS)
_OUTLOOK: Final = (
    "oews_panel",
    "projections_panel",
    "crosswalk_soc2000_soc2010",
    "crosswalk_soc2010_soc2018",
)
_ESCO: Final = (*_ONET, "esco_1_2_0", "nesta_esco_onet2010", "crosswalk_onet2010_onet2019")
_TITLE: Final = (*_ESCO, "direct_match_titles", "employer_titles", *_JOBS)
_MOVES: Final = (
    "observed_moves_2018",
    "oews_panel",
    "crosswalk_soc2010_soc2018",
    "crosswalk_onet2010_onet2019",
)
_MOVES_FITTED: Final = (
    *_MOVES,
    "onet_24_1",
    "stand_in_ratings_2016",
    "oews_2025_industry",
    "projections_panel",
)
_HISTORY_CODES: Final = ("oews_panel", "crosswalk_soc2000_soc2010", "crosswalk_soc2010_soc2018")
_HISTORY: Final = ("census_jobs_1850_2000", *_HISTORY_CODES)
_DEMAND: Final = tuple(dict.fromkeys((*_TRAINED, *_RATING, *_ADOPTION, *_OUTLOOK)))

TABLE_SOURCES: Final[dict[str, tuple[str, ...]]] = {
    "occupation": (*_ONET, "crosswalk_onet2019_soc2018"),
    "bridge": (*_ONET, *_MOVES, "crosswalk_onet2019_soc2018", "crosswalk_onet2019_nem"),
    "isco_bridge": (
        *_ESCO,
        "crosswalk_isco08_soc2010",
        "crosswalk_onet2010_soc2010",
        "crosswalk_soc2010_soc2018",
        "crosswalk_onet2019_soc2018",
    ),
    "esco_bridge": _ESCO,
    "isco_group": ("esco_1_2_0",),
    "employment": _JOBS,
    "projection": ("projections_panel",),
    "task": _TASK,
    "usage": (*_ONET, *_WAVES),
    "task_use": _TRAINED,
    "task_propensity": _TRAINED,
    "task_automation": _TASK,
    "task_measure": (*_TASK, *_WAVES, *_JOBS, "automation_atlas_panel"),
    "occupation_measure": (
        *_TASK,
        *_WAVES,
        *_JOBS,
        "automation_atlas_panel",
        "working_with_ai_applicability",
        "daioe_soc2010",
        "crosswalk_soc2010_soc2018",
    ),
    "measure": (),
    "activity": (),
    "detailed_activity": _ONET,
    "activity_fact": _TRAINED,
    "rating": _RATING,
    "element": (*_ONET, "onet_24_1", "onet_20_1"),
    "skill_activity": _ONET,
    "skill_guide": (),
    "core_skill": (),
    "licence": (),
    "door": (),
    "knowledge_activity": (*_ONET, "stand_in_work_activities", "crosswalk_onet2019_soc2018"),
    "preparation": _ONET,
    "related_occupation": _ONET,
    "technology": _ONET,
    "skill_label": ("esco_skills_1_1_1", "esco_1_2_0"),
    "skill_vectors": ("esco_skills_1_1_1", "esco_1_2_0"),
    "title": _TITLE,
    "title_vectors": _TITLE,
    "occupation_word": _ONET,
    "title_model": _TITLE,
    "title_filing": _TITLE,
    "adoption": _ADOPTION,
    "calibration": _TRAINED,
    "scenario_calibration": _TRAINED,
    "job_week": tuple(dict.fromkeys((*_TRAINED, *_RATING, *_ADOPTION))),
    "atlas_job": tuple(dict.fromkeys((*_TRAINED, *_RATING, *_ADOPTION))),
    "evidence": (),
    "draws": (),
    **dict.fromkeys(
        (
            "role",
            "role_alias",
            "role_anchor",
            "role_task",
            "role_hours",
            "role_quality",
            "role_skill",
            "role_practice",
            "role_material",
            "role_move",
        ),
        (),
    ),
    "activity_vectors": _ONET,
    "outlook_forecast": _OUTLOOK,
    "outlook_unit_code": _OUTLOOK,
    "outlook_series": ("oews_panel", "crosswalk_soc2000_soc2010", "crosswalk_soc2010_soc2018"),
    "outlook_projection": _OUTLOOK,
    "outlook_error": _OUTLOOK,
    "outlook_setting": _OUTLOOK,
    "outlook_track": _OUTLOOK,
    "outlook_period": _OUTLOOK,
    "move_node": (*_MOVES, *_ONET),
    "move_link": (*_MOVES, *_ONET),
    "move_probability": _MOVES_FITTED,
    "move_term": _MOVES_FITTED,
    "history_occupation": _HISTORY,
    "history_series": _HISTORY,
    "history_code": _HISTORY_CODES,
    "history_link": (*_HISTORY, "crosswalk_onet2019_soc2018"),
    "history_break": (),
    "history_total": ("census_jobs_1850_2000", "oews_panel"),
    "market_node": tuple(dict.fromkeys((*_MOVES_FITTED, *MARKET_NODE_SOURCES))),
    "market_fit": tuple(dict.fromkeys((*MARKET_SERIES, *_MOVES_FITTED, *MARKET_NODE_SOURCES))),
    **MARKET_SOURCES,
    "scenario_multiplier": _DEMAND,
    "node_congestion": tuple(dict.fromkeys((*_DEMAND, *_MOVES_FITTED, *MARKET_NODE_SOURCES))),
    "market_look": tuple(dict.fromkeys((*_DEMAND, *_MOVES_FITTED, *MARKET_NODE_SOURCES))),
}

TABLE_NOTES: Final[dict[str, str]] = {
    "title": "ESCO's names reach an occupation through the links of `esco_bridge`; filed titles "
    "bear the filers' codes, which are noisy.",
    "occupation_word": "Weights of single words, computed from descriptions, tasks and tools; the "
    "sentences are not here.",
    "title_model": "Fitted by `jobmorph data train`.",
    "title_filing": "Counts over the development sample of US visa filings: habits of employers.",
    "bridge": "Employment of a six-digit code is split equally over its detailed codes. "
    "How each node of observed moves was found stands in `move_link`.",
    "move_node": "Codes of 2010; those that the survey cannot tell apart are one node.",
    "move_link": "20 occupations have no node: the forces, and fishing and hunting.",
    "move_probability": "US, 2010s, people in work in both years; fitted by `jobmorph data train`. "
    "Where people go, not what they could do. Most ranges rest on the model: the median "
    "pair with a mover has one.",
    "move_term": "Fitted by `jobmorph data train`.",
    "isco_bridge": "Many to many; official pairs are of 2012. The shares are an assumption: nobody "
    "counts people in both classifications.",
    "esco_bridge": "Put together here: a published half-automatic match, shared names, or the "
    "match of the broader occupation; no part of ESCO. Some occupations have none. Weights are an "
    "assumption.",
    "employment": "US wage and salary jobs, May 2025; no self-employed.",
    "projection": "US, wage and salary plus self-employed; assumes historical pace of technology.",
    "task": "Importance is a stand-in for the official task ratings; no frequency, no relevance.",
    "usage": "One vendor's users. A task that is not listed was not seen, which is not zero.",
    "task_automation": "Fitted by `jobmorph data train`; every expectation is out of fold.",
    "task_propensity": "Fitted by `jobmorph data train`; every figure is out of fold.",
    "rating": "Abilities and work context are of 2016, moved from SOC 2010; work activities "
    "are by six-digit code and have no levels; current work styles are model output.",
    "knowledge_activity": "An estimate: no list of such links is published. How jobs rated high on "
    "an activity are rated on a field of knowledge, not what an hour of it takes.",
    "preparation": "What people in the job or experts on it say; few answers in places, which are "
    "marked. 45 occupations were never asked.",
    "related_occupation": "Likeness as the publisher judges it; nobody has counted who moves.",
    "technology": "Names as the publisher lists them, some of them of kinds and not of products.",
    "activity": "Our own words and judgement.",
    "skill_guide": "Our own words and judgement; ids are O*NET's.",
    "core_skill": "Our own words and judgement; ids are O*NET's.",
    "licence": "Our own list and words; laws were not read state by state and change. Months are "
    "our judgement. Tier official only where a federal rule asks for it.",
    "door": "Our own words and judgement: that a move is made, not how many make it.",
    "skill_label": "117 skills of ESCO 1.2.0 are missing, and 199 have their preferred name only.",
    "detailed_activity": "Our own words; ids are O*NET's.",
    "role_task": "Our own words and judgement; companies differ, correct it with your own library.",
    "role_hours": "Our own judgement of a usual week.",
    "role_practice": "Our own judgement of what an hour of a task teaches.",
    "adoption": "Share of firms, not of hours; sectors without a figure take the mean.",
    "job_week": "Model output, not a count: what `jobmorph role` says of each job five years ahead "
    "under the default scenario. Roles rest on our own judgement of their tasks as well.",
    "atlas_job": "Model output, not a count: what `jobmorph role` says of each job so far and "
    "within reach under the default scenario, with ids of the tasks behind it. Roles rest on our "
    "own judgement of their tasks as well.",
    "outlook_forecast": "US wage and salary jobs; growth is a forecast by our own method. Units "
    "are joined over changes of codes, three edges of the crosswalk left out.",
    "outlook_series": "US wage and salary jobs, no self-employed. The survey pools three years of "
    "panels and changed its method in 2021. Years before 2012 only where codes close over the "
    "older classifications.",
    "outlook_projection": "US, wage and salary plus self-employed, summed over codes of a unit.",
    "outlook_error": "From forecasts that would have been made since 2010 and have come due: two "
    "or three independent periods.",
    "outlook_track": "What the method of today would have said then; it was written later, and "
    "these years were looked at.",
    "outlook_period": "Jobs, not people; what grows and shrinks inside a unit is not seen.",
    "history_series": "Three counts that must not be joined. From 1960 the census counts people "
    "who no longer work, too. A zero of the source is 'not coded', and missing here.",
    "history_occupation": "Census names in our own words.",
    "history_link": "Census to today: our own judgement.",
    "history_break": "Our own words.",
    **MARKET_NOTES,
}

_WEAKENS: Final[dict[str, tuple[str, str]]] = {
    "abilities": (
        "O*NET abilities, current release",
        "2016 ratings stand in: ranges of physical and human-edge scores are wider",
    ),
    "work_activities": (
        "O*NET work activities, current release",
        "importance by six-digit code stands in; levels are missing",
    ),
    "work_context": (
        "O*NET work context, current release",
        "2016 ratings stand in for the hard reasons and the human edge",
    ),
    "task_ratings": (
        "O*NET task ratings, current release",
        "hours follow importance alone, without frequency and relevance: spread 0.6 instead of 0.3",
    ),
}
_PULL_HINT: Final = "jobmorph data pull onet, then jobmorph data build"


def source_credits() -> tuple[SourceCredit, ...]:
    """Credits of every source behind any table, in the order of the catalogue.

    Raises
    ------
    DataError
        If a table names a source that is unknown or may not ship.
    """
    used = {source for sources in TABLE_SOURCES.values() for source in sources}
    require_shippable(used)
    return tuple(
        SourceCredit(
            o.source_id, o.title, o.producer, o.edition, o.url, o.licence, o.credit, o.tier
        )
        for o in origins()
        if o.source_id in used
    )


def missing_tables(raw: RawFolder) -> tuple[MissingTable, ...]:
    """Official tables that the raw files lack, with what that weakens."""
    present = tables_present(raw)
    gaps = [
        MissingTable(name, weakens, _PULL_HINT)
        for table, (name, weakens) in _WEAKENS.items()
        if table not in present
    ]
    return tuple(gaps)
