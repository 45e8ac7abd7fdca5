"""Words of charts that a reader opens, to come closer and save."""

from typing import Final

EXPLORE_WORDS: Final[dict[str, str]] = {
    "explore.open": "Open this chart: closer, point by point, save it",
    "explore.name": "The same chart, to come closer and to save",
    "explore.closer": "Closer",
    "explore.wider": "Wider",
    "explore.whole": "Whole",
    "explore.picture": "Save the picture",
    "explore.figures": "Save the figures (Vega-Lite)",
    "explore.how": "Point at a line to read it here. Drag to move; turn the wheel with Ctrl to "
    "come closer. Every figure is in the table as well.",
    "explore.line": "line",
    "explore.range": "8 in 10 between",
    "explore.year": "year",
    "explore.job": "job",
    "explore.jobs": "US jobs",
    "explore.unemployed": "unemployed, %",
    "explore.openings": "openings, %",
    "explore.points": "difference, points",
    "explore.counted": "counted",
    "explore.middle": "middle of our range",
    "explore.official": "official projection",
    "explore.alike": "all jobs grow alike",
}
