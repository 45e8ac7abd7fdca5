"""The shape of every compact answer: the sentence, the command for more, the record."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from jobmorph.reports.words import say

CREDITS_URI: Final = "jobmorph://credits"
WORDS_URI: Final = "jobmorph://words"


class Part(BaseModel):
    """A frozen piece of an answer; a field that is not known is left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Part):
    """A figure with its range: 8 in 10 lie between low and high, mid is the mean."""

    low: float
    mid: float
    high: float


class JobRead(Part):
    """The job that the words were read as."""

    id: str
    title: str
    level: str | None = None
    level_is_guessed: bool = False
    probability: Annotated[
        float | None, Field(description="Chance that this is the job meant; absent if sure.")
    ] = None
    other_readings: tuple[str, ...] = ()


class Record(Part):
    """What the answer rests on."""

    edition: str
    version: str
    scenario: str | None = None
    seed: int | None = None
    country: str = "US"
    sources: Annotated[
        tuple[str, ...], Field(description="The main producer of each kind of evidence.")
    ] = ()
    more_sources: Annotated[int, Field(description=f"Producers not named: {CREDITS_URI}")] = 0
    own_judgements: Annotated[
        int, Field(description="Assumptions behind it that are our judgement, not data.")
    ] = 0


class Brief(Part):
    """The head of every answer.

    Figures have three digits, counts are whole; the command with --format json has them in full.
    """

    answer: Annotated[str, Field(description="The answer in words, with its range. Quote this.")]
    caution: str = say("exposure")
    more: Annotated[str, Field(description="Command for every figure, range and source.")]
    notes: Annotated[tuple[str, ...], Field(description="What is missing or borrowed.")] = ()
    record: Record | None = None
