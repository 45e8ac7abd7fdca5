"""Rates that turn work into hours and money: what AI saves and costs, how fast people start."""

from dataclasses import dataclass
from typing import Final

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.parameter import ParameterSet

SHARED: Final = ("checking_share", "assisted_saving")
OWN: Final = (
    "care_share",
    "used_share",
    "pace_share",
    "checking_cap_share",
    "span_heads",
    "put_back_limit_share",
    "hire_cost_share",
    "layoff_cost_share",
    "tool_amount_head_month",
    "tool_amount_delegated_hour",
    "set_up_amount_head",
    "ai_training_hours",
    "training_amount_hour",
    "move_start_up_share",
)
LEARNING: Final = ("practice_assisted", "practice_checking")


@dataclass(frozen=True, slots=True)
class PlanRates:
    """Rates of a plan, the same in every quarter.

    Parameters
    ----------
    checking_share, checking_share_bad : float
        chi, checking hours per delegated hour: mid and 90th percentile, below 1.
    saving_share, saving_share_bad : float
        sav, hours saved per assisted hour: mid and 10th percentile.
    care_share : float
        Hours of running and teaching the software per delegated hour, checking not counted.
    used_share : float
        Part of the freed hours that is put to use; the rest is lost in the day.
    pace_share : float
        Most of a task's load that may newly be delegated within a quarter.
    checking_cap_share : float
        Most of the hours of people at mid level or above that may go to checking.
    span_heads : float
        People per manager, at most.
    put_back_limit_share : float
        Most extra hours with customers, relative to the seat's load.
    hire_cost_share, layoff_cost_share : float
        One-off cost of a hire and of a layoff, relative to a year's cost of the seat.
    tool_amount_head_quarter, tool_amount_delegated_hour, set_up_amount_head : float
        Price of the software: per person and quarter, per hour that AI does, and once per person.
    ai_training_hours : float
        Hours in which each person learns to work with AI, over the first `TRAINING_QUARTERS`.
    training_amount_hour : float
        Fees per hour of training, on top of the hour itself.
    move_start_up_share : float
        Start-up of somebody who moves inside, relative to somebody hired.
    practice_assisted, practice_checking : float
        What an hour with AI, and an hour of checking AI, teaches compared with an hour alone.
    """

    checking_share: float
    checking_share_bad: float
    saving_share: float
    saving_share_bad: float
    care_share: float = 0.0
    used_share: float = 1.0
    pace_share: float = 1.0
    checking_cap_share: float = 1.0
    span_heads: float = 8.0
    put_back_limit_share: float = 1.0
    hire_cost_share: float = 0.0
    layoff_cost_share: float = 0.0
    tool_amount_head_quarter: float = 0.0
    tool_amount_delegated_hour: float = 0.0
    set_up_amount_head: float = 0.0
    ai_training_hours: float = 0.0
    training_amount_hour: float = 0.0
    move_start_up_share: float = 0.5
    practice_assisted: float = 1.0
    practice_checking: float = 0.0

    def __post_init__(self) -> None:
        if not 0.0 <= self.checking_share <= self.checking_share_bad < 1.0 - self.care_share:
            raise ParameterError(
                "checking and care must take less of an hour than AI saves, the bad end the more"
            )
        if not 0.0 <= self.saving_share_bad <= self.saving_share <= 1.0:
            raise ParameterError("saving must be a share, and its bad end the less")
        if not 0.0 <= self.used_share <= 1.0:
            raise ParameterError("the part of freed hours that is used must be a share")

    @property
    def gain(self) -> float:
        """Hours freed by an hour that AI does: 1 - chi - care."""
        return 1.0 - self.checking_share - self.care_share

    @property
    def gain_bad(self) -> float:
        """The same with checking at its 90th percentile."""
        return 1.0 - self.checking_share_bad - self.care_share

    @classmethod
    def of(cls, parameters: ParameterSet, *, money_scale: float = 1.0) -> "PlanRates":
        """Take rates from `exposure.*`, `skills.*` and `redesign.*`.

        Parameters
        ----------
        parameters : ParameterSet
            The three rooms.
        money_scale : float
            Units of the roster's currency per US dollar; our prices are in dollars.
        """
        checking, saving = (parameters[f"exposure.{name}"] for name in SHARED)
        own = {name: parameters[f"redesign.{name}"].value for name in OWN}
        monthly = own.pop("tool_amount_head_month")
        prices = ("tool_amount_delegated_hour", "set_up_amount_head", "training_amount_hour")
        money = {name: own.pop(name) * money_scale for name in prices}
        return cls(
            checking_share=checking.value,
            checking_share_bad=checking.high,
            saving_share=saving.value,
            saving_share_bad=saving.low,
            tool_amount_head_quarter=3.0 * monthly * money_scale,
            practice_assisted=parameters["skills.practice_assisted"].value,
            practice_checking=parameters["skills.practice_checking"].value,
            **own,
            **money,
        )
