"""Words of the page about a team and its designs; part of the one catalogue in `words`."""

from typing import Final

TEAM_PAGE_WORDS: Final[dict[str, str]] = {
    "team.page.title": "{name}: the team, as is and redesigned",
    "team.page.head": "edition {edition} · {pay}",
    "team.page.pay.own": "pay from your file, {currency}",
    "team.page.pay.lent": "US pay, borrowed",
    "team.page.masthead": "{name}, {people} people",
    "team.page.table": "The table behind this",
    "team.page.section.tasks": "Every task, seat by seat",
    "team.page.section.quarters": "Every seat, quarter by quarter",
    "team.page.more": "More: every task and seat, what was read, assumptions and sources",
    # --- the week -------------------------------------------------------------------------
    "team.page.week": "Who does the team's {hours} hours a week, by {end}",
    "team.page.week.as_is": "As is: seen so far",
    "team.page.week.bar": "{name}: of {hours} hours a week AI does {delegated} and a person "
    "checks, a person does {assisted} with AI, a person does {human}.",
    "team.page.week.key": "Hours a week, in this order:",
    "team.page.week.figures": "{delegated} · {assisted} · {human}",
    "team.page.week.note": "As is: use seen so far, in published use data (their dates: Sources). "
    "A design need not hand over all that could pass. Exposure is not probability of job loss.",
    "team.page.week.table": "Hours a week of each part",
    # --- the table ------------------------------------------------------------------------
    "team.page.compare": "As is, and the designs",
    "team.page.line.seats": "Seats, {end}",
    "team.page.line.entry": "Entry seats among them",
    "team.page.line.asked": "Asked to leave",
    "team.page.line.customers": "Hours a week with customers",
    "team.page.line.late": "Work waiting, of all: hours a week",
    "team.page.line.ready": "Ready for the next level, by {end}",
    "team.page.line.coaching": "Coaching: hours a person and week",
    "team.page.line.tools": "AI tools and set-up a year, {currency} {unit}",
    "team.page.line.cost": "Cost a year, {currency} {unit}",
    "team.page.line.saved": "Saved a year, {currency} {unit}; minus: dearer than as is",
    "team.page.between": "{low} to {high}",
    "team.page.stopped": "Stands at a limit",
    "team.page.note": "Brackets hold 8 in 10. Cost is that of the last four quarters, with set-up "
    "spread over the plan.",
    # --- what money buys ------------------------------------------------------------------
    "team.page.trade_off.sentence": "As is, {cost} a year goes with {hours} hours a week with "
    "customers. The designs run from {low} with {fewest} hours ({first}) to {high} with {most} "
    "({last}).",
    "team.page.trade_off.sentence.one": "As is, {cost} a year goes with {hours} hours a week with "
    "customers; {first} costs {low} with {fewest} hours.",
    "team.page.trade_off.key": "Across: cost a year, {currency} {unit}. Up: hours a week with "
    "customers. Filled: a design. Ring: the team as it is. Small ring: the most hours found at "
    "costs between, keeping only what all designs share; a design may ask for more coaching and "
    "practice. Middles; ranges of cost, and "
    "work that waits, stand in the table above.",
    "team.page.trade_off.table": "Cost and hours with customers, cheapest first",
    # --- seats by quarter -----------------------------------------------------------------
    "team.page.quarters.key": "More or fewer people than now, at the end of each quarter. Solid: "
    "all seats. Dashed: entry seats among them.",
    "team.page.quarters.panel": "{name}: {before} seats now, {least} to {most} on the way, {after} "
    "at {end}.",
    "team.page.quarters.panel.same": "{name}: {before} seats in every quarter.",
    "team.page.quarters.same": "Every design keeps {before} seats in every quarter.",
    "team.page.quarters.table": "Seats at the end of each quarter",
    "team.page.quarters.row": "{name}, {kind}",
    "team.page.quarters.all": "all seats",
    "team.page.quarters.entry": "entry seats",
    "team.page.quarters.now": "now",
    # --- tasks ----------------------------------------------------------------------------
    "team.page.tasks.largest": "The {count} largest of {all} tasks, by {end}. Open one for both "
    "sides. All of them stand below.",
    "team.page.tasks.reason": "{seat}: {reason}",
    "team.page.tasks.hours": "{hours} h",
    "team.page.tasks.bar": "{task}, {seat}: of {hours} hours a week AI could do {delegated}, a "
    "person with AI {assisted}, a person {human}.",
    "team.page.tasks.shares": "AI could do {delegated}% ({delegated_low}-{delegated_high}) of the "
    "time, a person with AI {assisted}% ({assisted_low}-{assisted_high}).",
    "team.page.tasks.takes": "AI: {text}",
    "team.page.tasks.leaves": "A person: {text}",
    "team.page.tasks.against": "What speaks against that: {text}.",
    "team.page.tasks.table": "The same tasks as a table",
    "team.page.tasks.human": "A person",
}
