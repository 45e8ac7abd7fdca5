"""Words of the page about a run of the labour market; part of the one catalogue in `words`."""

from typing import Final

MARKET_PAGE_WORDS: Final[dict[str, str]] = {
    "market.page.masthead": "US labour market, scenario {scenario}",
    "market.page.head": "{draws} draws · edition {edition} · US",
    "market.page.more": "More: every assumption with its range and source, sources, the run",
    "market.page.table": "The table behind this",
    "market.page.tables": "The tables behind this",
    "market.page.scale": "Scale: {unit}; {low} to {high}.",
    "market.page.section.models": "What moving between occupations adds",
    "market.page.model.network": "moves as observed",
    "market.page.model.own_occupation": "nobody changes occupation",
    "market.page.model.one_pool": "one pool of people",
    "market.page.codes": "What the codes stand for",
    # --- numbers --------------------------------------------------------------------------
    "market.number.signed": "{mid} ({low} to {high})",
    "market.number.plain": "{mid} ({low}-{high})",
    "market.number.millions": "{mid} m ({low}-{high})",
    # --- findings -------------------------------------------------------------------------
    "market.finding.path": "Unemployment peaks at {peak} and ends at {end}; in the reference at "
    "{reference} and {reference_end}",
    "market.finding.path.alone": "Unemployment peaks at {peak} and ends at {end}",
    "market.finding.apart": "At the end: {points} points.",
    "market.finding.groups": "At the end the whole range of unemployment lies above the reference "
    "in {more} of {count} groups, below it in {fewer}; most above: {title}, {points} points",
    "market.finding.none": "none",
    "market.finding.openings": "The run stays at {idle_low} to {idle_high} unemployment and "
    "{open_low} to {open_high} openings; counted since {since}: {past_idle_low} to "
    "{past_idle_high} and {past_open_low} to {past_open_high}",
    "market.finding.moves": "{total} people start a job in the last year; {between} of 100 come "
    "from another group of occupations, {outside} from outside",
    "market.finding.net": "{more} gains most from other groups, {most} thousand people in the last "
    "year; {fewer} loses most, {least}",
    "market.finding.waits": "{title} searches longest at the end, {months} months; {last} "
    "shortest, {least}",
    "market.finding.waits.alike": "All groups search about as long: {title} longest, {months} "
    "months, within {span} of {last}, {least}",
    "market.finding.demand": "Jobs wanted after {span}, beside the reference: most more in "
    "{more}, {most}; most fewer in {fewer}, {least}",
    # --- units ----------------------------------------------------------------------------
    "market.page.unit.unemployment": "Unemployed, percent of the labour force, at the end of each "
    "quarter.",
    "market.page.unemployment.rates": "Unemployment, percent.",
    "market.page.unemployment.apart": "Scenario less reference, points.",
    "market.page.unit.groups": "Unemployment less that of the reference, in points; upper line "
    "{peak} (the peak of all), lower line {end}. Lines hold 8 in 10; figures are those of the end.",
    "market.page.unit.openings": "Across: unemployed, percent of the labour force. Up: openings, "
    "percent of jobs and openings.",
    "market.page.unit.moves": "Of 100 people in a row who start a job in the year to {end}, how "
    "many start in each column.",
    "market.page.unit.net": "People who come from other groups less those who leave for them, "
    "thousands, year to {end}; 8 in 10 between the ends.",
    "market.page.unit.waits": "Months of search, {end}: the unemployed over those who find work "
    "in a month; 8 in 10 between the ends.",
    "market.page.unit.demand": "Jobs wanted after {span} less those of the reference, "
    "percent; 8 in 10 between the ends.",
    "market.page.unit.assumptions": "Peak of unemployment less that of the reference, in points: "
    "mean of the third of the draws in which an assumption is lowest, and highest.",
    # --- marks ----------------------------------------------------------------------------
    "market.page.key.band": "Solid, with its band: the scenario, 8 in 10.",
    "market.page.key.reference": "Dashed, with its ends: the reference, 8 in 10.",
    "market.page.key.open": "Dotted: left open, its middle; a bound.",
    "market.page.key.past": "Thin: counted, month by month.",
    "market.page.key.run": "Strong: the scenario, from ring to dot.",
    "market.page.key.run_reference": "Dashed: the reference.",
    "market.page.key.tick": "Thick upright: the reference.",
    "market.page.key.at_low": "Ring: the assumption is low.",
    "market.page.key.at_high": "Dot: it is high.",
    "market.page.shade.0": "under 0.5",
    "market.page.shade.1": "0.5 to 2",
    "market.page.shade.2": "2 to 5",
    "market.page.shade.3": "5 to 10",
    "market.page.shade.4": "10 to 20",
    "market.page.shade.5": "20 and more",
    "market.page.openings.past": "What was counted, and the run in it.",
    "market.page.openings.run": "The run alone, on its own scale.",
    # --- notes ----------------------------------------------------------------------------
    "market.page.note.unemployment": "No recession is in a run, so that its range is far narrower "
    "than that of unemployment itself.",
    "market.page.note.moves": "A framed square is people who stay in their group. The unemployed "
    "count with their last trade. Four weeks stand for the year, the middle one of each quarter. "
    "Where moves lead is the table of observed moves; how well totals fit says nothing for it.",
    "market.page.note.waits": "Ranges of groups go together: where one waits longer, all do.",
    "market.page.note.demand": "Demand, before people follow it. The total comes back to the "
    "official path by assumption, so that more here means fewer there.",
    "market.page.note.assumptions": "Over the draws of this run, all assumptions together. A "
    "correlation of ranks under {limit} could be chance.",
    # --- rows -----------------------------------------------------------------------------
    "market.page.row.groups": "{title}: {end} points at the end, {peak} at the peak.",
    "market.page.row.waits": "{title}: {months} months, reference {reference}.",
    "market.page.row.net": "{title}: {net} thousand, reference {reference}.",
    "market.page.row.demand": "{title}: {change} jobs wanted.",
    "market.page.row.assumption": "{meaning}: {low} points where low, {high} where high.",
    "market.page.ends": "low {low}, high {high}",
    "market.page.chance": "could be chance",
    "market.page.named": "{title} ({code})",
    "market.page.outside": "Newcomers from outside",
    "market.page.outside.code": "new",
    # --- tables ---------------------------------------------------------------------------
    "market.page.table.answer": "The cases side by side; 8 in 10 in brackets",
    "market.page.table.unemployment": "Unemployment at the end of each quarter; 8 in 10 in "
    "brackets, difference in points",
    "market.page.table.groups": "Unemployment by group; 8 in 10 in brackets, differences in points",
    "market.page.table.openings": "Unemployment and openings at the end of each quarter, means "
    "over draws",
    "market.page.table.past": "Unemployment and openings as counted, means of years",
    "market.page.table.largest": "The {count} largest flows between two groups, thousands a year; "
    "8 in 10 in brackets",
    "market.page.table.matrix": "Hires by group left (rows) and group entered (columns), thousands "
    "a year, means over draws",
    "market.page.table.net": "Gain from other groups, thousands a year; 8 in 10 in brackets",
    "market.page.table.waits": "Months of search at the end; 8 in 10 in brackets",
    "market.page.table.demand": "Jobs wanted beside the reference; 8 in 10 in brackets",
    "market.page.table.assumptions": "All assumptions with a range, strongest first; points are "
    "the peak of unemployment less that of the reference",
    "market.page.table.models": "Unemployment by how people move, scenario; 8 in 10 in brackets",
    "market.page.table.scores": "Scores of the simulator beside simpler methods; rates are "
    "shares, so that 0.01 is a point",
    "market.page.column.model": "how people move",
    "market.page.column.peak": "peak",
    "market.page.column.end": "end",
    "market.page.column.what": "percent",
    "market.page.column.when": "end of quarter",
    "market.page.column.difference": "difference, points",
    "market.page.column.difference_months": "difference, months",
    "market.page.column.difference_thousands": "difference, thousands",
    "market.page.column.scenario": "scenario",
    "market.page.column.reference": "reference",
    "market.page.column.group": "group",
    "market.page.column.at.scenario": "scenario, {when}",
    "market.page.column.at.reference": "reference, {when}",
    "market.page.column.at.difference": "difference, {when}",
    "market.page.column.idle": "unemployment, {case}",
    "market.page.column.open": "openings, {case}",
    "market.page.column.year": "year",
    "market.page.column.past_idle": "unemployment",
    "market.page.column.past_open": "openings",
    "market.page.column.months": "months counted",
    "market.page.column.from": "from",
    "market.page.column.to": "to",
    "market.page.column.wanted": "jobs wanted",
    "market.page.column.rank": "rank",
    "market.page.column.assumption": "assumption",
    "market.page.column.tier": "kind of evidence",
    "market.page.column.at_low": "where low",
    "market.page.column.at_high": "where high",
    "market.page.column.correlation": "correlation of ranks",
    "market.page.column.metric": "measured",
    "market.page.column.score": "score",
    "market.page.column.beside": "a simpler method",
    "market.page.beside": "{value}: {name}",
    "market.page.column.floor": "floor",
    "market.page.column.goal": "goal",
    # --- what it rests on -----------------------------------------------------------------
    "market.page.section.limits": "What to know, and what this cannot say",
    "market.page.section.scores": "How good is this? What failed, too",
    "market.page.scores": "{met} of {count} floors are met.",
    "market.page.scores.missed": "Missed:",
    "market.page.scores.worse": "Worse than the simpler method beside it:",
    "market.page.scores.none": "This edition holds no scores of the simulator.",
    "market.page.source.model": "Our model: {draws} draws, scenario {scenario}, {base} to {end}, "
    "edition {edition}.",
    "market.page.source.past": "Counted: US Bureau of Labor Statistics, household survey and "
    "survey of openings, {first} to {last}.",
    # --- the folder -----------------------------------------------------------------------
    "market.folder.written": "Written to {folder}: report.html (start here), report.md, "
    "result.json, tables (csv and parquet), audit.json.",
    "market.folder.file": "a file has this name, so there can be no folder",
    "market.folder.parent": "the folder that it would lie in is not there",
    "market.folder.hint": "Name another folder: --output DIR",
    "market.folder.kept": "You changed files of an earlier run there, so they stay: {names}.",
}
