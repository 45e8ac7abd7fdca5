"""Words of the answers about the labour market; part of the one catalogue in `words`."""

from typing import Final

MARKET_WORDS: Final[dict[str, str]] = {
    # --- the answer -----------------------------------------------------------------------
    "market.title": "US labour market, {base} to {end}, scenario {scenario}",
    "market.lead.more": "Unemployment peaks at {peak} (8 in 10: {low} to {high}), {points} points "
    "above the reference ({least} to {most}).",
    "market.lead.same": "Unemployment peaks at {peak} (8 in 10: {low} to {high}), about as in the "
    "reference ({least} to {most} points).",
    "market.lead.less": "Unemployment peaks at {peak} (8 in 10: {low} to {high}), {points} points "
    "below the reference ({least} to {most}).",
    "market.lead.reference": "This is the reference itself: AI spreads slowly, as the official "
    "projection assumes. Unemployment peaks at {peak} (8 in 10: {low} to {high}).",
    # --- figures --------------------------------------------------------------------------
    "market.column.now": "8 in 10 between",
    "market.column.scenario": "scenario",
    "market.column.reference": "reference",
    "market.column.open": "left open",
    "market.row.peak_unemployment_rate": "unemployment, peak",
    "market.row.end_unemployment_rate": "unemployment, end",
    "market.row.end_openings_rate": "openings, end",
    "market.row.end_long_term_share": "27 weeks and more, end",
    "market.open": "Left open is a bound: there total employment never comes back.",
    # --- who ------------------------------------------------------------------------------
    "market.waits": "Who searches longest at the end, in months: {groups}.",
    "market.waits.one": "{title} {mid} ({low}-{high})",
    "market.waits.alike": "Who searches longest at the end: {title}, {mid} months ({low}-{high}); "
    "but all groups lie within {span} months.",
    "market.years": "{count} years",
    "market.years.one": "one year",
    "market.demand": "Jobs wanted after {span}, beside the reference: most more in {more}; "
    "most fewer in {fewer}.",
    "market.demand.one": "{title} {change}% ({low} to {high})",
    "market.asked": "{title}: {change}% jobs wanted beside the reference (8 in 10: {low} to "
    "{high}); unemployment {rate} ({least}-{most}) against {slow}.",
    # --- what it rests on -----------------------------------------------------------------
    "market.matters": "What matters most for the peak: {names}.",
    "market.matters.open": "What matters most if totals are left open: {names}.",
    "market.matters.none": "No assumption goes with the peak clearly over these draws.",
    "market.fit": "How well totals fit says nothing for the network: one pool of people peaks at "
    "{pool}, nobody changing occupation at {own}.",
    "market.held_back": "{share} of the table's moves are held back: alone they would let some "
    "occupations grow without any shock.",
    "market.basis": "{draws} draws; no recession and no error of the outlook is in the ranges.",
    "market.dropped": "Draws left out because they have no state of rest: {dropped}.",
    "market.command.scenarios": "jobmorph market scenarios list",
    "market.command.cut": "jobmorph market --scenario cut-first",
    "market.command.csv": "--output market.csv",
    # --- scenarios ------------------------------------------------------------------------
    "market.scenarios.head": "Scenarios: what differs from the assumptions as they stand",
    "market.scenarios.one": "{name}: {about}",
    "market.scenarios.changes": "changes {count}",
    "market.scenarios.none": "changes nothing",
    "market.scenarios.past": "Over the past, with what came of it: {names}.",
    "market.scenarios.valid": "{name}: fine, {count} changed.",
    "market.scenarios.column.parameter": "assumption",
    "market.scenarios.column.base": "as it stands",
    "market.scenarios.column.own": "in the scenario",
    "market.scenarios.column.unit": "unit",
    "market.scenarios.triple": "{value:g} ({low:g} to {high:g})",
}
