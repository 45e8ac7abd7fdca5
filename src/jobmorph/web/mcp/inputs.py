"""What tools are asked with: types, bounds and plain descriptions."""

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from jobmorph.schema.ids import Level as LevelName

LONGEST_TITLE: Final = 200
LONGEST_TEXT: Final = 20_000
MOST_TITLES: Final = 20
MOST_TASKS: Final = 12
MOST_DRAWS: Final = 40

Area = Literal["exposure", "titles", "skills", "outlook", "history", "pathways", "market"]
ScenarioName = Literal["slow", "expected", "fast", "augment-first", "cut-first"]


def printable(words: str) -> str:
    r"""Put words on one line; what cannot be printed is dropped.

    Raises
    ------
    ValueError
        If nothing is left.

    Examples
    --------
    >>> printable("  sales\n manager\x00 ")
    'sales manager'
    """
    text = words.encode("utf-8", errors="replace").decode("utf-8")
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not line:
        raise ValueError("is empty; give a job title in anybody's words")
    return line


_Words = Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE), AfterValidator(printable)]
Job = Annotated[
    _Words,
    Field(
        description="A job title in anybody's words, a role id such as sales-development/entry, "
        "or an official code such as 29-1141."
    ),
]
OtherJob = Annotated[_Words | None, Field(description="The job wanted; left out: see the tool.")]
Titles = Annotated[
    list[_Words],
    Field(min_length=1, max_length=MOST_TITLES, description="Job titles, 1 to 20."),
]
LongText = Annotated[
    str,
    Field(
        min_length=1,
        max_length=LONGEST_TEXT,
        description="The text of a job advertisement, job description or resume, as it stands. "
        "Never a path or an address: nothing is opened.",
    ),
]
Family = Annotated[
    Annotated[str, Field(min_length=1, max_length=80), AfterValidator(printable)] | None,
    Field(description="One family of roles, such as sales-development; left out: all families."),
]
IsNew = Annotated[bool, Field(description="Only roles that AI creates.")]
Level = Annotated[
    LevelName | None, Field(description="Seniority; left out: the title's own, else mid.")
]
Horizon = Annotated[
    float,
    Field(ge=0.0, le=15.0, description="Years ahead of the data's date.", allow_inf_nan=False),
]
Years = Annotated[int, Field(ge=1, le=10, description="Years ahead.")]
Tasks = Annotated[int, Field(ge=1, le=MOST_TASKS, description="Tasks shown, largest first.")]
Hours = Annotated[
    float,
    Field(ge=0.5, le=60.0, description="Hours a week for learning.", allow_inf_nan=False),
]
Months = Annotated[
    float | None,
    Field(ge=0.0, le=240.0, description="Leave out what takes longer.", allow_inf_nan=False),
]
Pay = Annotated[
    float | None,
    Field(
        ge=0.0,
        le=1e6,
        description="Leave out median US pay a year below this.",
        allow_inf_nan=False,
    ),
]
LeaveOut = Annotated[
    tuple[Literal["degree", "licence", "full_time"], ...],
    Field(
        max_length=3,
        description="Jobs to leave out: that mostly ask for a degree, that need a licence, that "
        "are seldom done in under 40 hours a week.",
    ),
]
HasDegree = Annotated[bool, Field(description="The person has a degree.")]
Draws = Annotated[
    int,
    Field(ge=4, le=MOST_DRAWS, description="Draws of the assumptions: few, so ranges are rough."),
]
ScoreArea = Annotated[Area, Field(description="Which figures.")]
MarketScenario = Annotated[
    ScenarioName, Field(description="A what-if: how fast AI spreads, and what firms do with it.")
]
NodeJob = Annotated[
    _Words | None, Field(description="A job to be looked at by itself, in anybody's words.")
]
