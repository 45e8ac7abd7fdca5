"""Words of a first look at scenarios, of two of them, and of what decides; part of `words`."""

from typing import Final

_LOOK: Final[dict[str, str]] = {
    "market.look.unit": "Highest unemployment in ten years less that of the reference, in points; "
    "8 in 10 between the ends.",
    "market.look.finding": "The whole range of the peak lies off the reference in {clear} of "
    "{count} scenarios: from {most}, {points} points, to {least}, {fewest}",
    "market.look.row": "{scenario}: {points} points, at {peak}.",
    "market.look.table": "The shipped scenarios; 8 in 10 in brackets, differences in points",
    "market.look.column.scenario": "scenario",
    "market.look.column.apart": "peak less reference",
    "market.look.source": "Our model: {draws} draws of seed {seed} in each, {base} to {end}, "
    "edition {edition}; worked out when the edition was built.",
    "market.look.reference": "{scenario} is the reference itself.",
}

_PAIR: Final[dict[str, str]] = {
    "market.pair.page.masthead": "US labour market, {second} beside {first}",
    "market.pair.page.source": "Our model: {draws} draws, the same in both, {base} to {end}, "
    "edition {edition}.",
    "market.pair.finding.path": "Unemployment peaks at {second_peak} in {second} and at "
    "{first_peak} in {first}",
    "market.pair.finding.equal": "Unemployment is the same in both",
    "market.pair.drawing.rates": "Unemployment, percent.",
    "market.pair.drawing.apart": "Difference, {second} less {first}, points. At the end: {points}.",
    "market.pair.key.second": "Solid, with its band: {second}, 8 in 10.",
    "market.pair.key.first": "Dashed, with its ends: {first}, 8 in 10.",
    "market.pair.key.reference": "Dotted: the reference that both share, its middle.",
    "market.pair.unit.groups": "Unemployment at the end, {second} less {first}, in points; the "
    "difference is taken in each draw, 8 in 10 between the ends.",
    "market.pair.finding.groups": "At the end unemployment is clearly higher in {second} in {more} "
    "of {count} groups, clearly lower in {fewer}; most apart: {title}, {points} points",
    "market.pair.finding.groups.same": "At the end unemployment differs by less than {points} "
    "points in every group",
    "market.pair.row.groups": "{title}: {points} points.",
    "market.pair.unit.demand": "Jobs wanted at the end, {second} less {first}, in percent of those "
    "of the reference; 8 in 10 between the ends.",
    "market.pair.finding.demand": "Jobs wanted at the end, {second} less {first}: most more in "
    "{more}, {most}; most fewer in {fewer}, {least}",
    "market.pair.row.demand": "{title}: {points} percent.",
    "market.pair.unit.changes": "Low, middle and high of every assumption that differs, in its own "
    "unit.",
    "market.pair.table.path": "Unemployment at the end of each quarter; 8 in 10 in brackets, "
    "difference in points",
    "market.pair.note.path": "What both scenarios share cancels in a difference: it can be clear "
    "where the bands of the two overlap.",
    "market.pair.page.more": "More: every assumption with its range and source, sources, the run",
}

_MATTERS: Final[dict[str, str]] = {
    "market.matter.page.masthead": "Which assumption decides it? Scenario {scenario}",
    "market.matter.page.head.draws": "{draws} draws · {years} · edition {edition} · US",
    "market.matter.page.head.runs": "{runs} runs · {years} · edition {edition} · US",
    "market.matter.page.source": "Our model: {runs} runs, scenario {scenario}, {years}, seed "
    "{seed}, edition {edition}.",
    "market.matter.lead.peak": "The peak of unemployment over the reference rests most on: "
    "{names}.",
    "market.matter.lead.none": "No assumption goes clearly with the peak of unemployment over the "
    "reference.",
    "market.matter.lead.one": "{meaning} ({figure})",
    "market.matter.lead.unit.ranks": "rank correlation {value}",
    "market.matter.lead.unit.one-at-a-time": "{value} points from end to end",
    "market.matter.lead.unit.sobol": "{value} of the variance",
    "market.matter.finding": "{outcome}: most on {meaning}, {figure}",
    "market.matter.finding.none": "{outcome}: nothing stands out",
    "market.matter.unit.ranks": "Points of unemployment beside the reference: mean of the third of "
    "the draws in which an assumption is lowest, and highest.",
    "market.matter.unit.one-at-a-time": "Points of unemployment beside the reference with one "
    "assumption at its low and high end and all others in the middle.",
    "market.matter.unit.sobol": "Share of the variance of the outcome: upper line alone, lower "
    "line with all it does together with others; 95% between the ends.",
    "market.matter.row.ends": "{meaning}: {low} points where low, {high} where high.",
    "market.matter.row.shares": "{meaning}: alone {alone}, in all {total}.",
    "market.matter.figures.shares": "in all {total}",
    "market.matter.figures.noise": "no more than chance",
    "market.matter.table": "All assumptions with a range, strongest first",
    "market.matter.column.rank": "rank",
    "market.matter.column.tier": "kind of evidence",
    "market.matter.column.members": "assumptions",
    "market.matter.outcome.peak_unemployment_rate.open_difference": "Peak of unemployment over the "
    "reference, totals left open",
    "market.matter.outcome.end_unemployment_rate.difference": "Unemployment at the end over the "
    "reference",
    "market.matter.outcome.end_openings_rate.difference": "Openings at the end over the reference",
    "market.matter.outcome.end_openings_rate.open_difference": "Openings at the end over the "
    "reference, totals left open",
    "market.matter.section.others": "Other outcomes",
    "market.matter.section.know": "What to know",
}

MARKET_CHART_WORDS: Final[dict[str, str]] = {**_LOOK, **_PAIR, **_MATTERS}
