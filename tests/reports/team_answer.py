"""The answer about the invented agency of twelve, computed once for all tests of its reports."""

from functools import cache
from pathlib import Path

from jobmorph.intake.roster import read_roster
from jobmorph.studies.roster import study_roster
from jobmorph.studies.team import study_team
from jobmorph.studies.team_result import TeamResult

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def agency() -> TeamResult:
    return study_team(study_roster(read_roster(EXAMPLES / "agency.csv")))
