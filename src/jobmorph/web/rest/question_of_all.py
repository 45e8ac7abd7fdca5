"""What the endpoints about everybody are asked with: outlook, atlas, market, evidence."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from jobmorph.web.rest.limits import MOST_DRAWS
from jobmorph.web.rest.question import (
    OWN_SCENARIO,
    AnyLevel,
    Asked,
    Name,
    Seed,
    Text,
    Title,
)


class OutlookAsked(Asked):
    """How many such jobs there may be."""

    title: Title
    level: AnyLevel = None
    years: Annotated[int, Field(ge=1, le=10, description="Years ahead.")] = 5
    scenario: Annotated[
        Name | None,
        Field(description="Name of a shipped scenario, worked out beside the others: seconds."),
    ] = None
    seed: Seed = 0


class OwnOutlook(OutlookAsked):
    """How many such jobs there may be, under a scenario of one's own."""

    scenario_file: Annotated[
        Text | None,
        Field(
            description="A scenario of your own, YAML text, in place of a name.",
            examples=[OWN_SCENARIO],
        ),
    ] = None


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
    years: Annotated[int, Field(ge=1, le=10, description="Years ahead.")] = 5
    scenario: Annotated[
        Name | None,
        Field(description="Name of a shipped scenario, worked out beside the others: seconds."),
    ] = None
    seed: Seed = 0


class SeedAsked(Asked):
    """The seed alone."""

    seed: Seed = 0


class MarketAsked(Asked):
    """A run of the labour market."""

    scenario: Annotated[Name, Field(description="Name of a shipped scenario.")] = "expected"
    scenario_file: Annotated[
        Text | None,
        Field(
            description="A scenario of your own, YAML text, in place of a name.",
            examples=[OWN_SCENARIO],
        ),
    ] = None
    years: Annotated[int, Field(ge=1, le=10, description="Years ahead.")] = 10
    draws: Annotated[
        int, Field(ge=2, le=MOST_DRAWS, description="Draws of all uncertain assumptions.")
    ] = 200
    occupation: Annotated[Title | None, Field(description="A job to record by itself.")] = None
    seed: Seed = 0


class ScenarioText(Asked):
    """A scenario of one's own."""

    scenario_file: Annotated[Text, Field(description="YAML text.", examples=[OWN_SCENARIO])]


class MarketsCompared(Asked):
    """Two scenarios over the same draws."""

    first: Annotated[Name, Field(description="Name of a shipped scenario.")] = "slow"
    second: Annotated[Name, Field(description="The one that is set beside it.")] = "expected"
    first_file: Annotated[
        Text | None, Field(description="A scenario of your own, YAML text, in place of the first.")
    ] = None
    second_file: Annotated[Text | None, Field(description="The same, in place of the second.")] = (
        None
    )
    years: Annotated[int, Field(ge=1, le=10, description="Years ahead.")] = 10
    draws: Annotated[
        int, Field(ge=2, le=MOST_DRAWS, description="Draws of all uncertain assumptions.")
    ] = 200
    occupation: Annotated[Title | None, Field(description="A job to record by itself.")] = None
    seed: Seed = 0


class SensitivityAsked(Asked):
    """Which assumption an outcome rests on most."""

    scenario: Annotated[Name, Field(description="Name of a shipped scenario.")] = "expected"
    scenario_file: Annotated[
        Text | None,
        Field(
            description="A scenario of your own, YAML text, in place of a name.",
            examples=[OWN_SCENARIO],
        ),
    ] = None
    method: Annotated[
        Literal["ranks", "sobol", "one-at-a-time"],
        Field(description="Rank correlations cost no more than a run; shares of variance minutes."),
    ] = "ranks"
    years: Annotated[int, Field(ge=1, le=10, description="Years ahead.")] = 10
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
