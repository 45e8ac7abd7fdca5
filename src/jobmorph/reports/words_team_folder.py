"""Words about a plan's folder and about what was told before; part of the catalogue in `words`."""

from typing import Final

TEAM_FOLDER_WORDS: Final[dict[str, str]] = {
    "team.folder.error": "the folder cannot be made ({reason})",
    "team.folder.error.hint": "Name another folder: --output DIR",
    "team.folder.file": "a file has this name, so there can be no folder",
    "team.folder.written": "Written to {folder}: plan.html (start here), plan.xlsx, plan.md, "
    "plan.json, audit.json; five chapters and the papers for employee representatives in a folder "
    "for each design ({designs}).",
    "team.folder.written.none": "Written to {folder}: plan.html (start here), plan.xlsx, plan.md, "
    "plan.json, audit.json. No design has a plan, so there are no chapters.",
    "team.folder.impact": "adverse-impact.md holds the check of adverse impact. It is in no other "
    "file.",
    "team.folder.kept": "You changed files of an earlier plan there, so they stay: {names}.",
    "team.impact.title": "Adverse impact of the designs",
    "team.impact.lead": "The column you named was read apart for this check. No design used it, "
    "and no other file of the plan holds anything of it.",
    "team.impact.heading": "Adverse impact",
    "team.told.repeated": "{count} figures about groups of people are as told on {day}: fewer than "
    "5 people came or went since, and both figures together would tell who. To start afresh: "
    "jobmorph team forget",
    "team.told.repeated.one": "A figure about a group of people is as told on {day}: fewer than 5 "
    "people came or went since, and both figures together would tell who. To start afresh: "
    "jobmorph team forget",
    "team.told.withheld": "{count} figures about groups of people are not told: beside earlier "
    "reports they would tell of fewer than 5 people. Pay of the whole team stands in for theirs.",
    "team.told.withheld.one": "A figure about a group of people is not told: beside earlier "
    "reports it would tell of fewer than 5 people. Pay of the whole team stands in.",
    "team.forgotten": "What earlier reports told about groups is forgotten. Who keeps those "
    "reports can still compare them with new ones.",
    "team.forgotten.none": "There was nothing to forget.",
    "team.hours.form": 'counted hours "{said}" are not ROLE=FILE',
    "team.hours.form.hint": "Write such as: --task-hours sales-development/entry=hours.csv",
    "team.hours.used": "Hours of {role} are as counted in {source}, not the library's.",
}
