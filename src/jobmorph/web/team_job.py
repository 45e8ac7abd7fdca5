"""A team's roster in a worker process: checked, or redesigned, as `jobmorph team` does it.

An answer that is sent counts as told, a check too: whoever asked has it. What was told stands in
the list that the command line keeps as well (`studies.team_redesign`); jobs of teams run one after
the other, so that none waits for that list.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from jobmorph.web.served_edition import edition_of
from jobmorph.web.team_papers import JSON, zipped
from jobmorph.web.team_request import TeamRequest, Upload
from jobmorph.web.uploaded_file import UploadedFile, require_modest, uploaded

if TYPE_CHECKING:
    from pathlib import Path

    from jobmorph.intake.roster import RosterReading
    from jobmorph.reference.edition import Edition
    from jobmorph.studies.roster_result import RosterResult
    from jobmorph.studies.team_redesign import RedesignRequest
    from jobmorph.web.job_worker import Teller

LANE: Final = "people"
ANSWER: Final = "answer.json"
PAGE_FILE: Final = "page.json"
TITLES: Final = "titles.yaml"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HTML: Final = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class ReadTeam:
    """A roster as it was read, and as its titles were understood."""

    file: Path
    mapping: Path | None
    reading: RosterReading
    result: RosterResult
    edition: Edition


def check_team(request: TeamRequest, teller: Teller) -> None:
    """Read a roster and tell what it holds; nothing is computed.

    Hands out 'answer.json', as `jobmorph team --check --format json`.
    """
    from jobmorph.reports.roster import render_roster
    from jobmorph.reports.team_told import told_roster
    from jobmorph.studies.team_redesign import check_roster

    team = _read(request, teller)
    result = told_roster(check_roster(team.result, is_kept=True))
    teller.file(ANSWER, JSON, render_roster(result, "json"))
    if request.is_page:
        from jobmorph.reports.roster_map import map_text
        from jobmorph.web.team_parts import check_parts

        teller.file(PAGE_FILE, JSON, json.dumps(check_parts(result)))
        teller.file(TITLES, "application/yaml", map_text(result))


def redesign(request: TeamRequest, teller: Teller) -> None:
    """Redesign a team.

    Hands out 'answer.json', 'plan.html', 'plan.xlsx' and 'plan.zip': the folder that the command
    writes, with its log.
    """
    from jobmorph.reports.team_folder import LOG_NAME, plan_files
    from jobmorph.reports.team_told import told_redesign
    from jobmorph.studies.team_log import redesign_log
    from jobmorph.studies.team_redesign import redesign_team

    team = _read(request, teller)
    asked = _asked(request)
    teller.stage("designs")
    found = redesign_team(
        team.reading, team.result, asked, team.edition, progress=partial(teller.stage, "designs")
    )
    result = told_redesign(found)
    teller.stage("papers")
    files = plan_files(result, found.edition, found.impacts)
    teller.file(ANSWER, JSON, files["plan.json"])
    if request.is_page:
        from jobmorph.web.team_parts import plan_parts

        teller.file(PAGE_FILE, JSON, json.dumps(plan_parts(result, sorted(files))))
    teller.file("plan.html", HTML, files["plan.html"])
    teller.file("plan.xlsx", XLSX, files["plan.xlsx"])
    read = {"roster": team.file, "mapping": team.mapping}
    log = redesign_log(found, asked, team.reading, read, files)
    teller.file("plan.zip", "application/zip", zipped({**files, LOG_NAME: log.to_json()}))


def _read(request: TeamRequest, teller: Teller) -> ReadTeam:
    from jobmorph.intake.roster import read_roster
    from jobmorph.intake.roster_columns import RosterRequest
    from jobmorph.intake.roster_map import RosterMap, read_roster_map
    from jobmorph.studies.roster import study_roster

    teller.stage("reading")
    roster = _file(request.roster)
    require_modest(
        roster, most_rows=request.most_rows, most_unpacked_bytes=request.most_unpacked_bytes
    )
    mapping = None if request.mapping is None else _file(request.mapping)
    told = RosterMap() if mapping is None else read_roster_map(mapping)
    edition = edition_of(request.edition, request.library)
    if request.decided:
        from jobmorph.web.team_titles import with_decided

        told = with_decided(told, request.decided, edition)
    asked = RosterRequest(
        {**told.columns, **request.columns},
        (*told.drop, *request.drop),
        request.sheet,
        request.pay_period,
        request.protected,
    )
    reading = read_roster(roster, asked)
    teller.stage("titles")
    result = study_roster(reading, told, edition=edition)
    return ReadTeam(roster, mapping, reading, result, edition)


def _asked(request: TeamRequest) -> RedesignRequest:
    from jobmorph.studies.team_redesign import CountedHours, RedesignRequest

    return RedesignRequest(
        design=request.design,
        quarters=request.quarters,
        is_explained=request.is_explained,
        wishes=request.wishes,
        limits=None if request.limits is None else _file(request.limits),
        hours=tuple(CountedHours(each.role, _file(each.file)) for each in request.task_hours),
        seed=request.seed,
    )


def _file(upload: Upload) -> UploadedFile:
    return uploaded(upload.name, upload.content)
