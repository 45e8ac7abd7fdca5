"""The Python interface: studies whose answers show themselves in a notebook."""

from jobmorph.api.atlas import AtlasAnswer, atlas
from jobmorph.api.history import HistoryAnswer, HistoryAtlasAnswer, history, history_atlas
from jobmorph.api.market import MarketAnswer, market
from jobmorph.api.market_compare import MarketComparisonAnswer, market_compare
from jobmorph.api.outlook import (
    EconomyAnswer,
    OutlookAnswer,
    OutlookGroupAnswer,
    economy,
    outlook,
    outlook_group,
)
from jobmorph.api.paths import PathsAnswer, paths
from jobmorph.api.plan import PlanAnswer, plan
from jobmorph.api.role import (
    CompareAnswer,
    EvidenceAnswer,
    RoleAnswer,
    compare,
    evidence,
    role,
)
from jobmorph.api.skills import LadderAnswer, SkillsAnswer, ladder, skills
from jobmorph.api.survey import SurveyAnswer, SurveyFormAnswer, survey, survey_form
from jobmorph.api.team import RosterAnswer, TeamAnswer, roster, team
from jobmorph.api.titles import ReadingAnswer, TitleAnswer, code_titles, read, title
from jobmorph.studies.paths_result import PathLimits

__all__ = [
    "AtlasAnswer",
    "CompareAnswer",
    "EconomyAnswer",
    "EvidenceAnswer",
    "HistoryAnswer",
    "HistoryAtlasAnswer",
    "LadderAnswer",
    "MarketAnswer",
    "MarketComparisonAnswer",
    "OutlookAnswer",
    "OutlookGroupAnswer",
    "PathLimits",
    "PathsAnswer",
    "PlanAnswer",
    "ReadingAnswer",
    "RoleAnswer",
    "RosterAnswer",
    "SkillsAnswer",
    "SurveyAnswer",
    "SurveyFormAnswer",
    "TeamAnswer",
    "TitleAnswer",
    "atlas",
    "code_titles",
    "compare",
    "economy",
    "evidence",
    "history",
    "history_atlas",
    "ladder",
    "market",
    "market_compare",
    "outlook",
    "outlook_group",
    "paths",
    "plan",
    "read",
    "role",
    "roster",
    "skills",
    "survey",
    "survey_form",
    "team",
    "title",
]
