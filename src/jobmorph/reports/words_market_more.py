"""Words of `market calibrate`, `market compare` and `market sensitivity`; part of `words`."""

from typing import Final

_CALIBRATE: Final[dict[str, str]] = {
    "market.fit.title": "How well the labour-market simulator follows the past",
    "market.fit.months": "Fitted to {first} to {last_in}. After that, out of sample: months to "
    "{last}, 2020-03 to 2021-06 left out.",
    "market.fit.lead": "Given GDP alone, unemployment is off by {error} points in sample "
    "(regression {rule}) and by {after} after it (no change {same}).",
    "market.fit.lead.given": "Given {driver}, unemployment is off by {error} points in sample "
    "(regression {rule}) and by {after} after it (no change {same}).",
    "market.fit.driver.output": "GDP only",
    "market.fit.driver.openings": "openings",
    "market.fit.driver.openings and layoffs": "openings and layoffs",
    "market.fit.given": "Given {driver}",
    "market.fit.window.in": "in sample",
    "market.fit.window.after": "after {last_in}",
    "market.fit.column.r": "r",
    "market.fit.column.rule": "rule",
    "market.fit.column.error": "error",
    "market.fit.column.same": "same",
    "market.fit.column.shipped": "ship",
    "market.fit.not_scored": "given, never scored",
    "market.fit.series.unemployment": "unemployment",
    "market.fit.series.openings": "openings",
    "market.fit.series.hires": "hires a month",
    "market.fit.series.layoffs": "layoffs a month",
    "market.fit.series.find": "job finding a month",
    "market.fit.series.change": "job-to-job moves a month",
    "market.fit.series.long_term": "27 weeks and more, share",
    "market.fit.key": "error: root mean squared, in points. rule: regression on the same inputs. "
    "same: no change since {last_in}. r: correlation.",
    "market.fit.key.refit": "error: root mean squared, in points, of your fit; ship: of the "
    "shipped one. rule: regression on the same inputs. same: no change since {last_in}.",
    "market.fit.level": "Of job-to-job moves only the level was fitted: missing answers bend their "
    "course.",
    "market.fit.fails": "What fails",
    "market.fit.fails.in": "Given {driver}, in sample a regression on the same inputs is closer "
    "for: {names}.",
    "market.fit.fails.after": "Given {driver}, after the sample no change is closer for: {names}.",
    "market.fit.fails.all": "everything scored",
    "market.fit.fails.none": "Given {driver}, no rule is closer.",
    "market.fit.parameters": "Fitted parameters, and what the past bounds them by (95%)",
    "market.fit.column.parameter": "parameter",
    "market.fit.column.range": "GDP only, 95%",
    "market.fit.range": "{low} to {high}",
    "market.fit.unbounded": "{value}*",
    "market.fit.star": "* the end of the range that was searched: the past does not bound it. The "
    "other fits have no intervals.",
    "market.fit.networks": "Networks, loss in sample given GDP only: {told}. They are {apart} "
    "apart at most: totals say nothing for a network.",
    "market.fit.networks.same": "Their short search found nothing better than the parameters of "
    "one node.",
    "market.fit.network.one": "one node {loss}",
    "market.fit.network.observed": "observed moves {loss}",
    "market.fit.network.predicted": "predicted moves {loss}",
    "market.fit.network.size": "by size {loss}",
    "market.fit.network.identity": "nobody moves {loss}",
    "market.fit.network.permuted": "permuted {low} to {high}",
    "market.fit.stale": "Stale. {reason}",
    "market.fit.command.refit": "market calibrate --refit",
    "market.fit.command.evidence": "evidence market",
    # --- a fit of one's own --------------------------------------------------------------
    "market.refit.title": "The simulator fitted again: given {driver}, network {network}",
    "market.refit.lead": "Loss in sample {loss}, the shipped fit {shipped}; {runs} runs, the "
    "shipped fit {shipped_runs}.",
    "market.refit.held": "Looked for: {free}. Everything else is held at the shipped fit.",
    "market.refit.column.own": "yours",
    "market.refit.column.shipped": "shipped",
    "market.refit.column.range": "shipped, 95%",
    "market.refit.parameter.held": "{name}, held",
    "market.refit.progress": "least loss {loss}",
}

_COMPARE: Final[dict[str, str]] = {
    "market.pair.title": "US labour market, {base} to {end}: {second} beside {first}",
    "market.pair.lead.more": "Unemployment peaks {points} points higher in {second} than in "
    "{first} (8 in 10: {low} to {high}).",
    "market.pair.lead.less": "Unemployment peaks {points} points lower in {second} than in "
    "{first} (8 in 10: {low} to {high}).",
    "market.pair.lead.same": "Unemployment peaks about as high in {second} as in {first} (8 in 10: "
    "{low} to {high} points).",
    "market.pair.lead.equal": "The two scenarios hold the same assumptions; nothing differs.",
    "market.pair.changes": "What differs",
    "market.pair.change": "{meaning}: {first}, then {second}",
    "market.pair.column.difference": "difference",
    "market.pair.more_changes": "{count} more differ: --format json.",
    "market.pair.row.peak_unemployment_rate": "unemployment, peak",
    "market.pair.row.end_unemployment_rate": "unemployment, end",
    "market.pair.row.end_openings_rate": "openings, end",
    "market.pair.row.end_long_term_share": "27 weeks or more",
    "market.pair.row.jobs_wanted_open": "jobs wanted, open, %",
    "market.pair.groups": "Unemployment at the end differs most, {second} less {first}, in points: "
    "{groups}.",
    "market.pair.groups.same": "Unemployment at the end differs by less than {points} points in "
    "every group.",
    "market.pair.group": "{title} {mid} ({low} to {high})",
    "market.pair.demand": "Jobs wanted at the end, {second} less {first}, in percent of "
    "the reference: {more}; {fewer}.",
    "market.pair.asked": "{title}, {second} less {first}: jobs wanted {change}% (8 in 10: {low} to "
    "{high}), unemployment {rate} points ({least} to {most}).",
    "market.pair.years": "{second} brings {count} person-years of unemployment more than {first} "
    "({low} to {high}).",
    "market.pair.years.unclear": "Person-years of unemployment, {second} less {first}: {count} "
    "({low} to {high}).",
    "market.pair.basis": "{draws} draws, the same in both; a difference is taken in each draw, "
    "then its mean and the ends that 8 in 10 lie between.",
    "market.pair.closure": "Open: total employment never comes back, a bound; over the reference.",
    "market.pair.section.figures": "Both runs and what differs",
    "market.pair.section.groups": "By group at the end",
    "market.pair.section.know": "What to know",
    "market.pair.column.group": "group",
    "market.pair.caption.figures": "Shares in percent, differences in points; 8 in 10 draws",
    "market.pair.caption.rate": "Unemployment at the end; 8 in 10 draws",
    "market.pair.caption.wanted": "Jobs wanted at the end over the reference's, percent; 8 in 10 "
    "draws",
    "market.pair.command.csv": "--output compare.csv",
    "market.pair.command.show": "market scenarios show NAME",
}

_MATTERS: Final[dict[str, str]] = {
    "market.matter.title": "Which assumption matters most, scenario {scenario}, {years}",
    "market.matter.method.ranks": "Ranks: how an outcome goes with each assumption over {draws} "
    "draws of all of them. Within {least} of 0 chance explains it, and of {count} assumptions "
    "about {chance} go beyond that by chance too.",
    "market.matter.method.one-at-a-time": "One at a time: each assumption at its low and its high "
    "end, all others in the middle. What several do together is not seen.",
    "market.matter.method.sobol": "Sobol: the part of the variance of an outcome that an "
    "assumption brings alone (first order), and with all it does together with others (total).",
    "market.matter.cost": "{runs} runs of the labour market, about {minutes}.",
    "market.matter.minutes": "{count} minutes",
    "market.matter.minute": "a minute",
    "market.matter.outcome.peak_unemployment_rate.difference": "Peak of unemployment over the "
    "reference",
    "market.matter.outcome.end_unemployment_rate.open_difference": "Unemployment at the end over "
    "the reference, totals left open",
    "market.matter.column.meaning": "assumption",
    "market.matter.column.correlation": "rank r",
    "market.matter.column.at_low": "if low",
    "market.matter.column.at_high": "if high",
    "market.matter.column.swing": "swing",
    "market.matter.column.first_order": "alone",
    "market.matter.column.total": "in all",
    "market.matter.rest": "all others together ({count})",
    "market.matter.range": "{mid} ({low} to {high})",
    "market.matter.points": "Figures where an assumption is low or high are points of "
    "unemployment.",
    "market.matter.noise": "Equal runs differ by {noise} points at most; a smaller swing says "
    "nothing.",
    "market.matter.wide": "Ranges (95%) are wide, up to {width}: {draws} base draws are few, and "
    "the order is not settled. {more} base draws would halve them.",
    "market.matter.narrow": "Ranges (95%) of shares in all are within {width}.",
    "market.matter.none": "The outcome does not move: nothing to explain.",
    "market.matter.chosen": "The {count} assumptions that go most with the outcomes over the same "
    "draws stand alone; the rest are moved together.",
    "market.matter.shares": "Shares below 0 or a sum off 1 are noise of few draws.",
    "market.matter.dropped": "{dropped} of {runs} runs have no state of rest; their draws are left "
    "out.",
    "market.matter.hedge": "It says what our doubt rests on, not what drives the labour market.",
    "market.matter.command.sobol": "market sensitivity --method sobol",
    "market.matter.command.csv": "--output matters.csv",
}

MARKET_MORE_WORDS: Final[dict[str, str]] = {**_CALIBRATE, **_COMPARE, **_MATTERS}
