"""What the endpoints about everybody are asked with: outlook, atlas, market, evidence."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from jobmorph.web.rest.limits import MOST_DRAWS
from jobmorph.web.rest.question import (
    OWN_SCENARIO,
    AnyLevel,
    Asked,
    Name,
    OwnScenario,
    Seed,
    Text,
    Title,
)

Years = Annotated[int, Field(ge=1, le=10, description="Years ahead.")]
Draws = Annotated[
    int, Field(ge=2, le=MOST_DRAWS, description="Draws of all uncertain assumptions.")
]
Recorded = Annotated[Title | None, Field(description="A job to record by itself.")]
Shipped = Annotated[Name, Field(description="Name of a shipped scenario.")]
BesideOthers = Annotated[
    Name | None,
    Field(description="Name of a shipped scenario, worked out beside the others: seconds."),
]


class OutlookAsked(Asked):
    """How many such jobs there may be."""

    title: Title
    level: AnyLevel = None
    years: Years = 5
    scenario: BesideOthers = None
    seed: Seed = 0


class OwnOutlook(OutlookAsked):
    """How many such jobs there may be, under a scenario of one's own."""

    scenario_file: OwnScenario = None


class GroupAsked(Asked):
    """How many jobs of a group there may be."""

    group: Annotated[
        str,
        StringConstraints(min_length=1, max_length=1_000),
        Field(
            description="go-to-market, or codes such as 41-3091,41-9041.",
            examples=["go-to-market", "41-3091,41-9041"],
        ),
    ]
    years: Years = 5
    scenario: BesideOthers = None
    seed: Seed = 0


class SeedAsked(Asked):
    """The seed alone."""

    seed: Seed = 0


class MarketAsked(Asked):
    """A run of the labour market."""

    scenario: Shipped = "expected"
    scenario_file: OwnScenario = None
    years: Years = 10
    draws: Draws = 200
    occupation: Recorded = None
    seed: Seed = 0


class ScenarioText(Asked):
    """A scenario of one's own."""

    scenario_file: Annotated[Text, Field(description="YAML text.", examples=[OWN_SCENARIO])]


class MarketsCompared(Asked):
    """Two scenarios over the same draws."""

    first: Shipped = "slow"
    second: Annotated[Name, Field(description="The one that is set beside it.")] = "expected"
    first_file: Annotated[
        Text | None, Field(description="A scenario of your own, YAML text, in place of the first.")
    ] = None
    second_file: Annotated[Text | None, Field(description="The same, in place of the second.")] = (
        None
    )
    years: Years = 10
    draws: Draws = 200
    occupation: Recorded = None
    seed: Seed = 0


class SensitivityAsked(Asked):
    """Which assumption an outcome rests on most."""

    scenario: Shipped = "expected"
    scenario_file: OwnScenario = None
    method: Annotated[
        Literal["ranks", "sobol", "one-at-a-time"],
        Field(description="Rank correlations cost no more than a run; shares of variance minutes."),
    ] = "ranks"
    years: Years = 10
    draws: Annotated[
        int | None,
        Field(ge=4, le=MOST_DRAWS, description="200 if left out, with sobol 64 base draws; none "
              "with one-at-a-time."),
    ] = None  # fmt: skip
    seed: Seed = 0


class CalibrationAsked(Asked):
    """How well the simulator follows the past."""

    driver: Annotated[
        Literal["gdp", "openings", "layoffs"] | None,
        Field(description="What runs are given; layoffs means openings as well. All if left out."),
    ] = None


class FieldAsked(Asked):
    """All jobs, or those of one field."""

    field: Annotated[
        Name | None,
        Field(description="Such as sales, office or health; all if left out.", examples=["sales"]),
    ] = None


class AreaAsked(Asked):
    """One part of the evidence."""

    area: Annotated[
        Name | None,
        Field(description="Such as exposure; all if left out.", examples=["exposure"]),
    ] = None
