"""What the endpoints are asked with: types, bounds, and plain words for each."""

from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from jobmorph.schema.ids import Level
from jobmorph.web.rest.limits import MOST_ROLES, MOST_TITLES

LONGEST_TITLE: Final = 200
LONGEST_NAME: Final = 80
LARGEST_SEED: Final = 2**32 - 1
LONGEST_TEXT: Final = 60_000
MOST_PEOPLE: Final = 10_000_000
OWN_SCENARIO: Final = (
    "name: ours\nadoption:\n  exposure.adoption_speed: {low: 0.2, value: 0.3, high: 0.4}\n"
)


def plain_title(words: str) -> str:
    r"""Put words on one line; what cannot be printed is dropped.

    Raises
    ------
    ValueError
        If nothing is left.

    Examples
    --------
    >>> plain_title("  sales\n manager\x00 ")
    'sales manager'
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    if not line:
        raise ValueError("the job title is empty")
    return line


Title = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_TITLE),
    AfterValidator(plain_title),
    Field(
        description="A job title in anybody's words, a role id or an official code.",
        examples=["SDR", "registered nurse", "43-4051.00"],
    ),
]
Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]
AnyLevel = Annotated[
    Level | None, Field(description="Seniority; left out: the title's own, else mid.")
]
Horizon = Annotated[
    float | None,
    Field(ge=0.0, le=15.0, allow_inf_nan=False,
          description="Years ahead of the edition's date; 5, or the scenario's, if left out."),
]  # fmt: skip
Seed = Annotated[int, Field(ge=0, le=LARGEST_SEED, description="Seed of the draws.")]
ScenarioName = Annotated[
    Name | None,
    Field(
        description="Name of a shipped scenario; see /api/v1/market/scenarios.", examples=["fast"]
    ),
]
OwnScenario = Annotated[
    Text | None,
    Field(
        description="A scenario of your own, YAML text, in place of a name.",
        examples=[OWN_SCENARIO],
    ),
]
Hours = Annotated[
    float | None,
    Field(gt=0.0, le=60.0, allow_inf_nan=False,
          description="Hours a week for learning; those of the profile, else 4."),
]  # fmt: skip
Heads = Annotated[
    float | None,
    Field(ge=0.0, le=MOST_PEOPLE, allow_inf_nan=False, description="People at this level."),
]


class Asked(BaseModel):
    """A question; what it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Setting(Asked):
    """What every answer about a job's years ahead can be asked with."""

    horizon: Horizon = None
    scenario: ScenarioName = None
    seed: Seed = 0


class JobAsked(Setting):
    """One job."""

    title: Title
    level: AnyLevel = None


class JobsCompared(Setting):
    """Two jobs."""

    first: Title
    second: Title
    level: AnyLevel = None


class LadderAsked(JobAsked):
    """A job's ladder, and if given the people of a team at each level."""

    entry: Heads = None
    mid: Heads = None
    senior: Heads = None
    lead: Heads = None
    executive: Heads = None


class OwnWeek(Setting):
    """A job or a week in somebody's own words."""

    title: Title | None = None
    level: AnyLevel = None
    tasks: Annotated[
        Text | None,
        Field(description="Your week as CSV text with the columns task and hours: what --tasks "
              "reads.", examples=["task,hours\nwrite mails to customers,10\n"]),
    ] = None  # fmt: skip
    overrides: Annotated[
        Text | None, Field(description="Verdicts you overrule, YAML text: what --overrides reads.")
    ] = None
    scenario_file: OwnScenario = None


class OneOfMany(Asked):
    """One job of a batch."""

    title: Title
    level: AnyLevel = None


class ManyJobs(Setting):
    """Several jobs, read with the same options."""

    jobs: Annotated[list[OneOfMany], Field(min_length=1, max_length=MOST_ROLES)]


class TitleAsked(Asked):
    """One title."""

    title: Title


class ManyTitles(Asked):
    """Several titles."""

    titles: Annotated[list[Title], Field(min_length=1, max_length=MOST_TITLES)]


class PathLimitsAsked(Asked):
    """Where a person can go, and what they will not go beyond."""

    level: AnyLevel = None
    to: Annotated[Title | None, Field(description="The job wanted: routes there.")] = None
    hours: Hours = None
    has_degree: Annotated[bool, Field(description="The person has a degree.")] = False
    max_months: Annotated[
        float | None,
        Field(ge=0.0, le=1_200.0, allow_inf_nan=False, description="Leave out what takes longer."),
    ] = None
    min_wage: Annotated[
        float | None,
        Field(ge=0.0, le=10_000_000.0, allow_inf_nan=False,
              description="Leave out median US pay a year below this."),
    ] = None  # fmt: skip
    no_degree: Annotated[bool, Field(description="Leave out jobs that ask for a degree.")] = False
    no_licence: Annotated[bool, Field(description="Leave out jobs that need a licence.")] = False
    part_time: Annotated[bool, Field(description="Only jobs often done part time.")] = False
    avoid: Annotated[list[Name], Field(max_length=20, description='Such as "heavy lifting".')] = (
        Field(default_factory=list)
    )
    steps: Annotated[int, Field(ge=1, le=3, description="Longest route.")] = 3


class PathsAsked(PathLimitsAsked):
    """Moves from a job."""

    title: Title
