"""Words of the pages on which a team is read and redesigned, and of long jobs."""

from typing import Final

WEB_TEAM_WORDS: Final[dict[str, str]] = {
    "web.nav.team": "Team",
    # --- before any data ------------------------------------------------------------------
    "web.team.title": "A team: see it as it is, then redesign it",
    "web.team.intro": "Hand in a roster as your HR system exports it. First you see what was "
    "read and what was dropped; nothing is computed until you say so.",
    "web.team.server": "This page runs on {server}, not on your computer. The roster is read in "
    "memory there and gone when you close the job, or {minutes} minutes after its last use.",
    "web.team.here": "The roster is read in the memory of this computer and gone when you press "
    '"Finish and forget", or {minutes} minutes after its last use. It is never written to the '
    "disk.",
    "web.team.forgotten": "Forgotten: the roster, what was read from it, the plan and its "
    "papers. Nothing of them is left on this server.",
    "web.team.forgotten.list": "What stays is a list of which figures about groups were told, "
    "without names, so that no two reports can be held against each other. To delete it: "
    "jobmorph team forget",
    "web.team.protection": "For data protection, on one page",
    "web.team.kept": "Kept",
    "web.team.kept.text": "Job title, department, level, place of work, year of hire, full-time "
    "equivalents, hours a week, pay or its band, and who reports to which row.",
    "web.team.never": "Never read",
    "web.team.never.text": "Names, e-mail addresses, telephones, addresses, births and ages, "
    "national ids and bank accounts, gender, origin, health and family, photos, notes and "
    "ratings. A column of another name that nobody needs is not read either.",
    "web.team.line": "Numbers of people",
    "web.team.line.text": "They become keyed hashes to find each one's manager. The key is drawn "
    "anew for every run and never written; afterwards there are row numbers.",
    "web.team.look": "What looks like people is stopped",
    "web.team.look.text": "A column of titles whose cells look like names, e-mail addresses or "
    "ids is refused; any other such column is let go. This goes by the look of cells, so it can "
    "be wrong both ways: look at the screen before you hand anything on.",
    "web.team.groups": "Facts about people",
    "web.team.groups.text": "Told for groups of five or more. Smaller departments are folded "
    "together. Nobody is scored, and no row of a person comes out, in any form.",
    "web.team.where": "Where it runs",
    "web.team.where.text": "In a process of its own that ends with the answer. Nothing is sent "
    "anywhere else, and the log holds nothing of the file.",
    "web.team.upload": "Hand in a roster",
    "web.team.file": "Roster: one row a person, CSV or .xlsx, at most {size:g} MB and {rows:,} "
    "rows",
    "web.team.mapping": "What titles mean, from an earlier check (titles.yaml), if you have it",
    "web.team.more": "Columns with unusual names",
    "web.team.column": "The column of {what}, if its name does not say so",
    "web.team.column.title": "job titles",
    "web.team.column.department": "departments",
    "web.team.column.pay": "pay",
    "web.team.column.hours": "hours a week",
    "web.team.sheet": "Sheet of a workbook",
    "web.team.period": "How often pay is paid, if the file does not say",
    "web.team.period.": "As the file says",
    "web.team.period.year": "A year",
    "web.team.period.month": "A month",
    "web.team.period.hour": "An hour",
    "web.team.drop": "Columns not to be read, set apart by semicolons",
    "web.team.check": "Read and check",
    "web.team.example": "Or look at an invented team of 40 first.",
    "web.team.example.open": "Open the example",
    "web.team.none": "No roster came with the form. Choose a file first.",
    # --- check ------------------------------------------------------------------------------
    "web.team.checking": "Reading the roster",
    "web.team.steps": "Steps",
    "web.team.step.read": "What was read",
    "web.team.step.titles": "Titles to decide",
    "web.team.step.designs": "Designs",
    "web.team.decide": "Titles to decide, most people first",
    "web.team.decide.none": "Every title is clear; nothing to decide.",
    "web.team.decide.text": "Pick what each title means, or keep it as it is: then its seats are "
    "shown and held fixed. What you leave open is shown and held fixed too.",
    "web.team.decide.people": "{people} people",
    "web.team.decide.people.one": "one person",
    "web.team.decide.open": "leave open",
    "web.team.decide.hold": "keep as it is",
    "web.team.decide.save": "Use these",
    "web.team.decide.file": "Download the titles as a file",
    "web.team.decide.column.means": "Means",
    "web.team.decide.column.other": "Or another job, in your words",
    "web.team.whole": "As read, line by line",
    "web.team.refused": "The roster cannot be used as it is",
    "web.team.refused.again": "Say which column is which",
    "web.team.refused.text": "The file is still here: name the columns and read it again, or hand "
    "in another file.",
    "web.team.refused.read": "Read it again",
    "web.team.refused.other": "Hand in another file",
    # --- designs ----------------------------------------------------------------------------
    "web.team.designs": "Choose designs and limits",
    "web.team.designs.text": "Each design stands beside the team as it is. Nobody is asked to "
    "leave unless you allow it here.",
    "web.team.design": "Designs",
    "web.team.design.all": "All of them, side by side",
    "web.team.quarters": "Quarters ahead, 1 to 20",
    "web.team.budget": "Most that any year may cost, in the currency of the pay",
    "web.team.entry_seats": "Entry seats that must stay",
    "web.team.growth": "More work a year, in percent",
    "web.team.layoffs": "Most of a seat who may be asked to leave, in percent (empty: nobody)",
    "web.team.limits": "More limits as a file: single seats, places, tasks, coaching (YAML)",
    "web.team.explain": "Say what one unit more of each limit would bring (takes longer)",
    "web.team.run": "Redesign the team",
    "web.team.failed": "No plan came of that",
    "web.team.wrong": "{count} fields need a look. Nothing was computed.",
    "web.team.wrong.one": "One field needs a look. Nothing was computed.",
    "web.team.wrong.number": "This is not a number.",
    "web.team.wrong.range": "This must be from {low:g} to {high:g}.",
    "web.team.wrong.whole": "This must be a whole number.",
    "web.team.wrong.choice": "Choose one of the list.",
    # --- plan ---------------------------------------------------------------------------------
    "web.team.planning": "Redesigning the team",
    "web.team.planning.text": "Several designs are worked out beside the team as it is; with 40 "
    "people that takes about a minute.",
    "web.team.again": "Back to titles and limits",
    "web.team.workbook": "Workbook (Excel)",
    "web.team.folder": "Everything, as a folder (zip)",
    "web.team.papers": "To take away",
    "web.team.papers.answer": "The answer",
    "web.team.paper.plan.html": "The page, to keep and print",
    "web.team.paper.plan.md": "The page as plain text",
    "web.team.paper.plan.json": "All figures (JSON)",
    "web.team.paper.plan.xlsx": "Workbook: assumptions to change, costs as formulas",
    "web.team.paper.adverse-impact.md": "Check of adverse impact",
    "web.team.paper.design.plan.html": "Five chapters: recruit, onboard, train, develop, coach",
    "web.team.paper.design.plan.md": "The chapters as plain text",
    "web.team.paper.pack.for-representatives.md": "For employee representatives",
    "web.team.paper.pack.impact-assessment.md": "Draft of the impact assessment",
    "web.team.paper.pack.model-card.md": "How the model works",
    "web.team.paper.pack.notice-to-staff.md": "Notice to staff",
    "web.team.forget": "Finish and forget",
    "web.team.forget.text": "Deletes the roster, what was read from it, titles decided, the plan "
    "and all its papers from the memory of {where}. Download first what you want to keep.",
    "web.team.forget.here": "this computer",
    # --- long jobs ----------------------------------------------------------------------------
    "web.job_run.waiting": "Waiting for its turn",
    "web.job_run.starting": "Starting",
    "web.job_run.reading": "Reading the file",
    "web.job_run.titles": "Reading titles",
    "web.job_run.designs": "Working out designs",
    "web.job_run.papers": "Writing plan and papers",
    "web.job_run.starting the market": "Judging tasks and starting the market",
    "web.job_run.draws": "Running the market",
    "web.job_run.pages": "Writing the page",
    "web.job_run.done": "Done",
    "web.job_run.failed": "It failed",
    "web.job_run.cancelled": "Cancelled",
    "web.job_run.of": "{done} of {total}",
    "web.job_run.progress": "Progress",
    "web.job_run.again": "Show how far it is",
    "web.job_run.refresh": "This page looks again by itself every few seconds.",
    "web.job_run.cancel": "Cancel",
    "web.job_run.cancel.text": "Cancelling ends the work at once.",
    "web.job_run.gone": "This is not here, or no longer",
}
