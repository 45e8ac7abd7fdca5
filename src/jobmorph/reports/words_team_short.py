"""Words of a team's first screen, and of what money and hours rest on; part of `words`."""

from typing import Final

TEAM_SHORT_WORDS: Final[dict[str, str]] = {
    # --- the screen, where every line counts ---------------------------------------------------
    "team.short.field.title": "title",
    "team.short.field.location": "site",
    "team.short.field.start": "start year",
    "team.short.field.fte": "part-time share",
    "team.short.field.hours": "hours",
    "team.short.field.pay": "pay",
    "team.short.titles": "Titles: {clear} clear, {confirm} to confirm.",
    "team.short.titles.held": "Titles: {clear} clear, {confirm} to confirm; {held} fit no role: "
    "held, hours left out.",
    "team.short.pace": "By published use data (dates: --all) AI does about {hours} already; at "
    "the whole economy's pace it would be {usual}.",
    "team.short.stopped.own": "* at a limit, yours or the design's: {items}.",
    "team.short.stopped.design": "* design's limit: {items}.",
    "team.short.stop.entry_seats": "{values} entry seats",
    "team.short.stop.seats_most": "at most {values} seats",
    "team.short.stop.seats_least": "at least {values} seats",
    "team.short.stop.seats_exact": "{values} seats",
    "team.short.stop.coaching": "coaching {values} x as is",
    "team.short.stop.budget": "{values} a year",
    "team.short.stop.layoffs": "{values} of a seat asked to leave",
    "team.short.flip": "{first} and {second} swap places in cost over the plan if {what}.",
    "team.short.fewer": "{seat} {before} to {after}: AI frees {freed} of {load} hours, {sure} in "
    "the bad case.",
    "team.short.small": "Facts about people need a group of 5: pay of {names} is used together "
    "only.",
    "team.short.small.none": "Facts about people need a group of 5: every group used for pay has "
    "that.",
    "team.short.area.whole team": "people elsewhere",
    "team.short.area.sales": "others in sales",
    "team.short.area.service": "others in service",
    "team.short.area.marketing": "others in marketing",
    "team.short.pay.own": "pay from your file",
    "team.short.pay.own.other": "pay from your file, USD prices taken as {currency}",
    "team.short.pay.lent": "US pay, borrowed",
    "team.short.pay.lent.other": "US pay, borrowed, taken one for one as {currency}",
    "team.short.foot": "Edition {edition}; {pay}; why, ranges, sources: --all",
    # --- work that waits, and what money figures rest on ---------------------------------------
    "team.short.no_seat": "No seat goes in any design: services keep people for the bad case, in "
    "which {sure} of {work} hours pass to AI, in {count} services; a seat is {seat}.",
    "team.line.late": " work waiting, hours",
    "team.line.ready": "Get ready for the next level, by {end}",
    "team.note.late": "Work waiting: hours a week in the last quarter, of all work, that nobody "
    "does because people start or are trained. Part of them may be hours with customers; the line "
    "above does not take them off.",
    "team.cost.order": "{first} shows {amount} a year more than {second}: {why}.",
    "team.cost.order.late": "it hires earlier, so that less work waits ({late} hours a week over "
    "the plan, not {other})",
    "team.cost.order.year": "over the whole plan it costs less ({own}, not {other}), but more of "
    "its hiring falls in the year on show",
    "team.cost.order.weights": "its weights count hours with customers and people per skill too, "
    "a little",
    "team.cost.budget.one": "{names} may cost up to {most} a year and shows {amounts}.",
    "team.cost.budget.many": "{names} may cost up to {most} a year each and show {amounts}.",
    "team.cost.budget.offer": "The budget counts every year of the plan, and as is a mean year, at "
    "usual prices. On show are the last four quarters, at the mean of prices that may rise more "
    "than fall, with a part of set-up.",
    "team.cost.budget.owner": "The budget counts every year of the plan at usual prices. On show "
    "are the last four quarters, at the mean of prices that may rise more than fall, with a part "
    "of set-up.",
    "team.cost.budget.share": "So {shown}% over as is may stand there where {allowed}% is allowed.",
}
