"""The sentences of reasons: ours, short enough for a table, each with its kind of evidence."""

from dataclasses import dataclass
from typing import Final, Literal

from jobmorph.schema.ids import HardReason, Tier

Side = Literal["ai", "person"]

OWN_JUDGEMENT: Final = "jobmorph"
LABEL_SOURCE: Final = "gpts_are_gpts_labels"
DEPLOYMENT_SOURCE: Final = "deployment_labels"
PHYSICAL_SOURCE: Final = "working_with_ai_physical"
CHAT_SOURCE: Final = "economic_index_usage_chat_2025_11"
API_SOURCE: Final = "economic_index_usage_api_2025_11"
RATING_SOURCE: Final = "stand_in_ratings_2016"


@dataclass(frozen=True, slots=True)
class Wording:
    """One thing that can be said about a task.

    Parameters
    ----------
    reason_id : str
        Stable name.
    text : str
        The sentence in a list of reasons.
    line : str
        The same in at most 34 characters, for the table.
    side : {'ai', 'person'}
        Whether it speaks for AI doing or helping, or for a person doing it.
    tier : Tier
        Kind of evidence.
    source_id : str
        Dataset behind it.
    """

    reason_id: str
    text: str
    line: str
    side: Side
    tier: Tier
    source_id: str


HARD_WORDING: Final[dict[HardReason, Wording]] = {
    "presence": Wording(
        "presence",
        "somebody has to be on the spot",
        "somebody has to be on the spot",
        "person",
        "model",
        DEPLOYMENT_SOURCE,
    ),
    "accountability": Wording(
        "accountability",
        "rules or a named person stand behind it",
        "somebody must answer for it",
        "person",
        "model",
        DEPLOYMENT_SOURCE,
    ),
    "error_cost": Wording(
        "error_cost",
        "a mistake costs more in this job than in most",
        "a mistake costs a lot",
        "person",
        "official",
        RATING_SOURCE,
    ),
    "access": Wording(
        "access",
        "it needs systems or places AI cannot enter",
        "AI cannot get in there",
        "person",
        "assumption",
        OWN_JUDGEMENT,
    ),
    "preference": Wording(
        "preference",
        "the people on the other side want a person",
        "the other side wants a person",
        "person",
        "official",
        RATING_SOURCE,
    ),
}

LABEL_WORDING: Final[dict[str, Wording]] = {
    "e1": Wording(
        "label_half",
        "raters expect the time to be cut by half",
        "raters expect half the time saved",
        "ai",
        "peer-reviewed",
        LABEL_SOURCE,
    ),
    "e2": Wording(
        "label_software",
        "raters expect half the time saved, but only with software built around AI",
        "works with software built for it",
        "ai",
        "peer-reviewed",
        LABEL_SOURCE,
    ),
    "e0": Wording(
        "label_none",
        "raters expect no time to be saved",
        "raters expect no time saved",
        "person",
        "peer-reviewed",
        LABEL_SOURCE,
    ),
}

AUTOMATION_MOST: Final = Wording(
    "automation_most",
    "a model as rater says AI could do most of it alone",
    "AI could do most of it alone",
    "ai",
    "model",
    LABEL_SOURCE,
)
AUTOMATION_LITTLE: Final = Wording(
    "automation_little",
    "a model as rater says AI could do little of it alone",
    "AI could do little of it alone",
    "person",
    "model",
    LABEL_SOURCE,
)
USE_SEEN_CHAT: Final = Wording(
    "use_seen",
    "people already use AI for it: seen in use data",
    "seen in use data",
    "ai",
    "vendor",
    CHAT_SOURCE,
)
USE_SEEN_API: Final = Wording(
    "use_seen",
    "software already calls AI for it: seen in use data",
    "seen in use data",
    "ai",
    "vendor",
    API_SOURCE,
)
USE_RARE: Final = Wording(
    "use_rare",
    "rarely seen in use data so far",
    "rarely seen in use data so far",
    "person",
    "vendor",
    CHAT_SOURCE,
)
ACTIVITY_EASES: Final = Wording("activity_eases", "", "", "ai", "assumption", OWN_JUDGEMENT)
ACTIVITY_HOLDS: Final = Wording("activity_holds", "", "", "person", "assumption", OWN_JUDGEMENT)
SOME_REACH: Final = Wording(
    "some_reach",
    "by our model a part of it is within AI's reach",
    "a part is within reach",
    "ai",
    "model",
    OWN_JUDGEMENT,
)
SOME_PERSON: Final = Wording(
    "some_person",
    "by our model a part of it is out of AI's reach",
    "a part is out of reach",
    "person",
    "model",
    OWN_JUDGEMENT,
)

CHANGE_TEXT: Final[dict[str, str]] = {
    "presence_off": "if nobody had to be on the spot",
    "presence_on": "if somebody had to be on the spot",
    "accountability_off": "if no licence or named person were required",
    "accountability_on": "if a licence or a named person were required",
    "error_cost_off": "if a mistake cost next to nothing",
    "error_cost_on": "if a mistake became very costly",
    "access_off": "if AI were let into the systems or places it needs",
    "access_on": "if AI were kept out of the systems or places it needs",
    "preference_off": "if the other side were content with AI",
    "preference_on": "if the other side insisted on a person",
    "automation_up": "if AI could do one step more of it alone than raters say",
    "automation_down": "if AI could do one step less of it alone than raters say",
    "label_up": "if AI saved more of the time than raters expect",
    "label_down": "if AI saved less of the time than raters expect",
}
NO_SINGLE_CHANGE: Final = "no single change moves it much; several together would"
