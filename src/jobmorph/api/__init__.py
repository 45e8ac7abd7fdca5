"""The Python interface: studies whose answers show themselves in a notebook."""

from jobmorph.api.history import AtlasAnswer, HistoryAnswer, atlas, history
from jobmorph.api.outlook import (
    EconomyAnswer,
    OutlookAnswer,
    OutlookGroupAnswer,
    economy,
    outlook,
    outlook_group,
)
from jobmorph.api.plan import PlanAnswer, plan
from jobmorph.api.role import RoleAnswer, compare, evidence, role
from jobmorph.api.skills import LadderAnswer, SkillsAnswer, ladder, skills
from jobmorph.api.titles import ReadingAnswer, TitleAnswer, code_titles, read, title

__all__ = [
    "AtlasAnswer",
    "EconomyAnswer",
    "HistoryAnswer",
    "LadderAnswer",
    "OutlookAnswer",
    "OutlookGroupAnswer",
    "PlanAnswer",
    "ReadingAnswer",
    "RoleAnswer",
    "SkillsAnswer",
    "TitleAnswer",
    "atlas",
    "code_titles",
    "compare",
    "economy",
    "evidence",
    "history",
    "ladder",
    "outlook",
    "outlook_group",
    "plan",
    "read",
    "role",
    "skills",
    "title",
]
