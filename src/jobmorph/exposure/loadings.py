"""Which activities and ratings ask for which human quality: our structural judgement (section 2).

The tables are constants, not drawn parameters: they say what a quality is made of. Their
evidence tier is assumption. Ids are those of O*NET; the words are ours.
"""

from dataclasses import dataclass
from typing import Final

from jobmorph.schema.ids import Quality

HALF_LOADING: Final = 0.5


@dataclass(frozen=True, slots=True)
class QualityLoading:
    """What one quality is made of.

    Parameters
    ----------
    quality : Quality
        The quality.
    full, half : tuple of str
        Generalised work activities that load with 1 and with .5.
    elements : tuple of str
        Rated elements of the job whose ranks count, high for more of the quality.
    """

    quality: Quality
    full: tuple[str, ...]
    half: tuple[str, ...]
    elements: tuple[str, ...]

    def of_activity(self, gwa_id: str) -> float:
        """Look up the loading of one generalised work activity: 1, .5 or 0."""
        if gwa_id in self.full:
            return 1.0
        return HALF_LOADING if gwa_id in self.half else 0.0


QUALITY_LOADINGS: Final[tuple[QualityLoading, ...]] = (
    QualityLoading(
        "people",
        ("4.A.4.a.5", "4.A.4.a.8"),
        ("4.A.4.a.2", "4.A.4.a.3"),
        ("4.C.1.a.2.l", "4.C.1.a.4", "4.C.1.b.1.f", "4.C.2.a.3", "2.B.1.a"),
    ),
    QualityLoading(
        "relationship",
        ("4.A.4.a.4", "4.A.4.a.6", "4.A.4.a.7", "4.A.4.b.5"),
        ("4.A.4.b.3",),
        ("2.B.1.c", "2.B.1.d", "2.B.1.f", "1.D.2.b", "1.D.2.c"),
    ),
    QualityLoading(
        "context",
        ("4.A.2.b.1", "4.A.2.a.1", "4.A.4.b.6"),
        ("4.A.4.a.1", "4.A.1.b.1"),
        ("2.B.4.e", "2.A.2.a", "2.B.2.i", "4.C.3.a.4", "4.C.3.b.8"),
    ),
    QualityLoading(
        "purpose",
        ("4.A.2.b.4", "4.A.4.b.4"),
        ("4.A.4.c.2",),
        ("4.C.1.c.2", "4.C.3.a.2.a", "4.C.1.b.1.g", "1.D.1.i", "1.D.3.d"),
    ),
    QualityLoading(
        "agility",
        ("4.A.4.a.7",),
        ("4.A.1.a.2", "4.A.2.b.1"),
        (
            "4.C.3.a.2.b",
            "4.C.3.d.1",
            "4.C.1.d.1",
            "4.C.1.d.2",
            "1.D.1.d",
            "1.D.1.f",
            "1.D.4.a",
        ),
    ),
    QualityLoading(
        "creativity",
        ("4.A.2.b.2",),
        ("4.A.2.b.4",),
        ("1.A.1.b.1", "1.A.1.b.2", "1.D.1.a", "1.D.1.c"),
    ),
)

# Ratings of work styles since 30.1 come from a model; these of the last survey (24.1) ask
# much the same and take their place when vintages are exchanged. The rest have no counterpart.
SURVEY_COUNTERPARTS: Final[dict[str, str]] = {
    "1.C.2.b": "1.D.1.i",
    "1.C.3.b": "1.D.2.c",
    "1.C.4.b": "1.D.4.a",
    "1.C.4.c": "1.D.1.f",
    "1.C.5.c": "1.D.3.d",
    "1.C.7.a": "1.D.1.a",
}

ACTIVITY_WORDS: Final[dict[str, str]] = {
    "4.A.1.a.2": "watching what goes on",
    "4.A.1.b.1": "noticing what is there",
    "4.A.2.a.1": "judging how good something is",
    "4.A.2.b.1": "deciding what to do",
    "4.A.2.b.2": "coming up with something new",
    "4.A.2.b.4": "setting aims and plans",
    "4.A.4.a.1": "explaining what things mean",
    "4.A.4.a.2": "talking with colleagues",
    "4.A.4.a.3": "talking with people outside",
    "4.A.4.a.4": "keeping up relationships",
    "4.A.4.a.5": "caring for people",
    "4.A.4.a.6": "winning people over",
    "4.A.4.a.7": "settling disputes and terms",
    "4.A.4.a.8": "serving people face to face",
    "4.A.4.b.3": "teaching",
    "4.A.4.b.4": "leading people",
    "4.A.4.b.5": "coaching people",
    "4.A.4.b.6": "giving advice",
    "4.A.4.c.2": "choosing who joins the team",
}

ELEMENT_WORDS: Final[dict[str, str]] = {
    "1.A.1.b.1": "having many ideas",
    "1.A.1.b.2": "having unusual ideas",
    "1.D.1.a": "trying new ways",
    "1.D.1.c": "curiosity",
    "1.D.1.d": "working with what is unclear",
    "1.D.1.f": "adjusting to change",
    "1.D.1.i": "taking the lead",
    "1.D.2.b": "being sincere",
    "1.D.2.c": "feeling with others",
    "1.D.3.d": "keeping to principles",
    "1.D.4.a": "staying calm under strain",
    "2.A.2.a": "weighing arguments",
    "2.B.1.a": "reading people",
    "2.B.1.c": "persuading",
    "2.B.1.d": "bargaining",
    "2.B.1.f": "looking for ways to help",
    "2.B.2.i": "solving tangled problems",
    "2.B.4.e": "choosing between options",
    "4.C.1.a.2.l": "time spent face to face",
    "4.C.1.a.4": "contact with others",
    "4.C.1.b.1.f": "dealing with customers or the public",
    "4.C.1.b.1.g": "steering others' work",
    "4.C.1.c.2": "answering for others' results",
    "4.C.1.d.1": "conflict in the day's work",
    "4.C.1.d.2": "dealing with upset people",
    "4.C.2.a.3": "working close to others",
    "4.C.3.a.2.a": "decisions that others live with",
    "4.C.3.a.2.b": "how often decisions fall",
    "4.C.3.a.4": "freedom to decide",
    "4.C.3.b.8": "setting one's own tasks",
    "4.C.3.d.1": "time pressure",
}


@dataclass(frozen=True, slots=True)
class ScriptLoading:
    """One element of scriptedness: its weight, and whether a high rank means less script."""

    element_id: str
    weight: float
    is_reversed: bool


SCRIPT_LOADINGS: Final[tuple[ScriptLoading, ...]] = (
    ScriptLoading("4.C.3.b.7", 0.25, is_reversed=False),
    ScriptLoading("4.C.3.a.4", 0.20, is_reversed=True),
    ScriptLoading("4.C.3.b.8", 0.20, is_reversed=True),
    ScriptLoading("4.C.3.b.2", 0.15, is_reversed=False),
    ScriptLoading("4.C.3.b.4", 0.15, is_reversed=False),
    ScriptLoading("4.C.3.d.3", 0.05, is_reversed=False),
)
SCRIPT_ACTIVITIES: Final = ("4.A.2.a.2", "4.A.2.a.3", "4.A.3.b.6", "4.A.4.c.1")
