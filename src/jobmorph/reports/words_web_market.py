"""Words of the pages on which the labour market is run under a scenario."""

from typing import Final

WEB_MARKET_WORDS: Final[dict[str, str]] = {
    "web.nav.market": "Market",
    "web.market.title": "What happens to everybody?",
    "web.market.intro": "The US labour market, run forward under a scenario beside a reference in "
    "which AI spreads as slowly as computers did. What-ifs with ranges, not forecasts; they say "
    "nothing about any one person.",
    "web.market.look": "A first look: scenario {scenario}",
    "web.market.look.more": "Run it with everything: groups, flows, who waits, assumptions",
    "web.market.scenarios": "Choose a scenario",
    "web.market.differs": "What differs from the assumptions as they stand",
    "web.market.differs.none": "Nothing differs: each assumption keeps its own range.",
    "web.market.column.assumption": "Assumption",
    "web.market.column.stands": "As it stands",
    "web.market.column.here": "In this scenario",
    "web.market.column.unit": "Unit",
    "web.market.open": "Run {name}",
    "web.market.edit": "Change it",
    "web.market.compare": "Compare two scenarios",
    "web.market.compare.text": "Both run over the same draws; the range of a difference is that "
    "of the difference.",
    "web.market.compare.first": "First scenario",
    "web.market.compare.second": "Second scenario",
    "web.market.compare.show": "Compare",
    "web.market.same": "the two scenarios are the same; choose two that differ",
    "web.market.own": "Your own scenario",
    "web.market.own.text": "Start from the assumptions as they stand, and change what you doubt.",
    "web.market.own.new": "Write a scenario",
    "web.market.upload": "Open a scenario file (YAML)",
    "web.market.upload.show": "Open",
    "web.market.upload.none": "No file came with the form. Choose one first.",
    "web.market.wrong.file": "The scenario file needs a look. Nothing was computed.",
    # --- editor ---------------------------------------------------------------------------------
    "web.market.editor": "Write a scenario",
    "web.market.editor.intro": "Low and high are the ends that 8 in 10 draws stay between; the "
    "middle is the value. What you leave as it stands is no part of the scenario.",
    "web.market.name": "Name: letters, digits, dashes",
    "web.market.end.low": "Low",
    "web.market.end.value": "Middle",
    "web.market.end.high": "High",
    "web.market.stands": "As it stands: {value} ({low}-{high}), {unit}; possible are {least} to "
    "{most}.",
    "web.market.any": "any",
    "web.market.source": "From {date}, {tier}: {source}.",
    "web.market.source.none": "From {date}, {tier}.",
    "web.market.theme.adoption": "How fast and how far AI comes into use",
    "web.market.theme.elasticity": "What firms and customers make of saved time",
    "web.market.theme.new_work": "New work",
    "web.market.theme.reinvestment": "What freed time goes into",
    "web.market.beside": "Set it beside",
    "web.market.beside.none": "only the reference: AI as slow as computers",
    "web.market.check": "Check",
    "web.market.file": "Download as a file (YAML)",
    "web.market.run": "Run it",
    "web.market.checked": "This can be run. {count} assumptions differ.",
    "web.market.checked.one": "This can be run. One assumption differs.",
    "web.market.checked.none": "This can be run, and is the assumptions as they stand.",
    "web.market.wrong": "{count} fields need a look. Nothing was computed.",
    "web.market.wrong.one": "One field needs a look. Nothing was computed.",
    "web.market.wrong.name": "A name is made of letters, digits and dashes, at most {most}.",
    "web.market.wrong.taken": "A shipped scenario has this name. Choose another.",
    "web.market.wrong.number": "{end} is not a number.",
    "web.market.wrong.bounds": "This must be from {least} to {most}.",
    "web.market.wrong.order": "Low, middle and high must not fall: {low}, {value}, {high}.",
    "web.market.wrong.whole": "This must be a whole number from {low} to {high}.",
    # --- run --------------------------------------------------------------------------------------
    "web.market.run.title": "Run the market: {name}",
    "web.market.run.both": "Run the market: {first} beside {second}",
    "web.market.pair": "{first} beside {second}",
    "web.market.years": "Years ahead, 1 to 10",
    "web.market.draws": "Draws of all uncertain assumptions, {least} to {most}",
    "web.market.occupation": "A job of its own, in your words (may stay empty)",
    "web.market.occupation.hint": "The answer then begins with it.",
    "web.market.occupation.none": "No job found for these words.",
    "web.market.occupation.near": "No job found for these words. Nearest: {names}.",
    "web.market.draws.hint": "More draws, steadier ranges. 100 draws take about a minute; a first "
    "look needs 20.",
    "web.market.running": "Running the market: {name}",
    "web.market.running.text": "{draws} draws, {years}. You may close this page and come "
    "back to its address.",
    "web.market.failed": "The run failed",
    "web.market.gone": "This run is not here, or no longer. A scenario of your own is kept only "
    "as long as its run: open its file and run it again.",
    "web.market.file.answer.json": "All figures (JSON)",
    "web.market.file.quarters.csv": "Quarters of all groups (CSV)",
    "web.market.file.matters.csv": "All assumptions and outcomes (CSV)",
    "web.market.file.report.html": "This page as one file, to keep and print",
    "web.market.file.scenario.yaml": "The scenario (YAML)",
    "web.market.again": "Other scenario, years or draws",
    "web.market.link": "A link to exactly this run:",
    "web.market.all": "All scenarios",
    # --- which assumption decides it --------------------------------------------------------------
    "web.market.matter": "Which assumption decides it?",
    "web.market.matter.title": "Which assumption decides it: {name}",
    "web.market.matter.intro": "An outcome rests on some forty assumptions, each with a range. "
    "Here you see which of them it goes with. It says what our doubt rests on, not what drives "
    "the labour market.",
    "web.market.matter.scenario": "Scenario",
    "web.market.matter.method": "How to find out",
    "web.market.matter.method.ranks": "Ranks",
    "web.market.matter.method.ranks.text": "How the outcome goes with each assumption over draws "
    "of all of them. {least} to {most} draws, usually {usual}: half a minute.",
    "web.market.matter.method.one-at-a-time": "One at a time",
    "web.market.matter.method.one-at-a-time.text": "Each assumption at its low and its high end, "
    "all others in the middle. Takes no draws: half a minute.",
    "web.market.matter.method.sobol": "Shares of variance (Sobol)",
    "web.market.matter.method.sobol.text": "What each brings alone, and with all it does together "
    "with others. {least} to {most} base draws, usually {usual}: several minutes.",
    "web.market.matter.draws": "Draws; as usual if empty",
    "web.market.matter.show": "Find out",
    "web.market.matter.running": "Finding out what decides it: {name}",
    "web.market.matter.running.text": "Over {years}. You may close this page and come back to its "
    "address.",
    "web.market.matter.run": "The run of this scenario",
}
