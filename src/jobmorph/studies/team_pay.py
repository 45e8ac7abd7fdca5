"""Pay of seats, so that no figure of a plan tells what fewer than five people are paid.

A plan's money is a sum over seats, and plans differ by single seats: with pay by seat, the
difference of two plans would tell one person's pay. So only sums over groups of five or more
enter: within a group, pay of seats stands in the proportions that the reference figures have.
"""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.intake.disclosure_store import Ledger
from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import DataError
from jobmorph.studies.disclosure import Decision
from jobmorph.studies.place_pay import role_pay
from jobmorph.studies.places import role_place
from jobmorph.studies.suppression import LEAST_GROUP, fold_small_groups
from jobmorph.studies.told_facts import held_pay

DOLLARS: Final = "USD"
# Of the people of a roster, as many as must state pay for it to be used.
STATED_SHARE: Final = 0.8


@dataclass(frozen=True, slots=True)
class PayTable:
    """Pay of every seat.

    Parameters
    ----------
    pay : polars.DataFrame
        seat_id, pay_amount_year (one person, at their hours), pay_group.
    currency : str
        Of all amounts.
    is_own : bool
        From the roster; else US medians, borrowed through the roles.
    scale : float
        Roster pay per US reference pay, over the whole team; 1 where pay is borrowed.
    groups : tuple of str
        Groups of seats whose pay is told and used together only.
    decisions : tuple of Decision
        What became of each group's pay beside what earlier reports told.
    """

    pay: pl.DataFrame
    currency: str
    is_own: bool
    scale: float
    groups: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()


def pay_of_seats(
    people: pl.DataFrame, placed: pl.DataFrame, edition: Edition, ledger: Ledger | None = None
) -> PayTable:
    """Take pay from the roster, by groups of five; borrow it where the roster has none.

    Parameters
    ----------
    people : polars.DataFrame
        One row a person: seat_id, team area through `placed`, fte_used, pay_amount_year, currency.
    placed : polars.DataFrame
        One row a seat: seat_id, role_id, team_area, today_heads, team_fte.
    edition : Edition
        Lends US pay.
    ledger : Ledger, optional
        What earlier reports told: a group's pay is as told then if fewer than five people came or
        went since; the whole team's stands in where nothing may be told.

    Raises
    ------
    DataError
        If the roster states pay in several currencies.
    """
    lent = _lent(placed, edition)
    stated = with_pay_earned(people.filter(pl.col("pay_amount_year").is_not_null()))
    if stated.height < max(STATED_SHARE * people.height, LEAST_GROUP):
        pay = lent.with_columns(
            (pl.col("lent_pay") * pl.col("team_fte") / pl.col("today_heads")).alias(
                "pay_amount_year"
            ),
            pl.lit("").alias("pay_group"),
        )
        return PayTable(_shown(pay), DOLLARS, is_own=False, scale=1.0, groups=())
    currencies = stated.get_column("currency").drop_nulls().unique().sort()
    if currencies.len() > 1:
        raise DataError(
            f"pay is stated in {currencies.len()} currencies",
            items=currencies.to_list(),
            hint="Give one currency, or leave pay out: --drop COLUMN",
        )
    grouped, folded = _with_groups(lent)
    sums, decisions = _ratios(stated, grouped, ledger)
    pay = grouped.join(sums, on="pay_group", how="left", maintain_order="left").with_columns(
        (
            pl.col("lent_pay") * pl.col("pay_ratio") * pl.col("team_fte") / pl.col("today_heads")
        ).alias("pay_amount_year")
    )
    scale = float(
        sums.select((pl.col("pay_ratio") * pl.col("_lent")).sum() / pl.col("_lent").sum()).item()
    )
    currency = currencies.item(0) if currencies.len() else DOLLARS
    return PayTable(
        _shown(pay), currency, is_own=True, scale=scale, groups=folded, decisions=decisions
    )


def _ratios(
    stated: pl.DataFrame, grouped: pl.DataFrame, ledger: Ledger | None
) -> tuple[pl.DataFrame, tuple[Decision, ...]]:
    """Pay of each group per reference pay: pay_group, _lent, pay_ratio, as it may be told."""
    known = stated.join(
        grouped.select("seat_id", "pay_group", "lent_pay"), on="seat_id", maintain_order="left"
    )
    sums = (
        known.group_by("pay_group", maintain_order=True)
        .agg(
            pl.col("pay_earned_amount_year").sum().alias("_own"),
            (pl.col("lent_pay") * pl.col("fte_used")).sum().alias("_lent"),
        )
        .with_columns((pl.col("_own") / pl.col("_lent")).alias("pay_ratio"))
    )
    if ledger is None:
        return sums, ()
    decisions = held_pay(known, sums, ledger)
    told = sums.with_columns(
        pl.Series("pay_ratio", [each.value for each in decisions], dtype=pl.Float64)
    )
    kept = told.drop_nulls("pay_ratio")
    weight = pl.col("_lent")
    team = kept.select((pl.col("pay_ratio") * weight).sum() / weight.sum()).item()
    return told.with_columns(
        pl.col("pay_ratio").fill_null(1.0 if team is None else team)
    ), decisions


def with_pay_earned(stated: pl.DataFrame) -> pl.DataFrame:
    """Add what people earn at their hours: `pay_earned_amount_year`.

    HR systems state the pay of part-timers for a full week or for their own hours. Where their
    stated pay, beside that of full-timers in the same seat, is nearer to a whole than to their
    part, it is for a full week. Without such a pair amounts are taken as earned.
    """
    is_part = pl.col("fte_used") < 1.0
    full = stated.filter(~is_part).group_by("seat_id", maintain_order=True).agg(
        pl.col("pay_amount_year").mean().alias("_full")
    )  # fmt: skip
    pairs = stated.filter(is_part).join(full, on="seat_id", maintain_order="left").select(
        (pl.col("pay_amount_year") / pl.col("_full")).median().alias("part"),
        pl.col("fte_used").median().alias("fte"),
    )  # fmt: skip
    part, fte = pairs.row(0)
    is_for_full_week = part is not None and part > (1.0 + fte) / 2.0
    earned = pl.col("pay_amount_year") * (pl.col("fte_used") if is_for_full_week else 1.0)
    return stated.with_columns(earned.alias("pay_earned_amount_year"))


def _shown(pay: pl.DataFrame) -> pl.DataFrame:
    return pay.select("seat_id", "pay_amount_year", "pay_group")


def _lent(placed: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    """US reference pay of a full-time person of each seat; held seats take the team's middle."""
    known = dict(role_pay(edition).iter_rows())
    lent = [None if role is None else known.get(role_place(role)) for role in placed["role_id"]]
    frame = placed.select("seat_id", "team_area", "today_heads", "team_fte").with_columns(
        pl.Series("lent_pay", lent, dtype=pl.Float64)
    )
    known_pay = frame.drop_nulls("lent_pay")
    weight = pl.col("today_heads")
    middle = known_pay.select((pl.col("lent_pay") * weight).sum() / weight.sum()).item()
    return frame.with_columns(pl.col("lent_pay").fill_null(middle))


def _with_groups(lent: pl.DataFrame) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Seats of five and more are groups; the others of an area together; small rests together."""
    alone = pl.when(pl.col("today_heads") >= LEAST_GROUP).then("seat_id").otherwise("team_area")
    first = lent.with_columns(alone.alias("pay_group"))
    heads = dict(
        first.group_by("pay_group", maintain_order=True)
        .agg(pl.col("today_heads").sum())
        .iter_rows()
    )
    folded = fold_small_groups(heads)
    together = pl.when(pl.col("pay_group").is_in(list(folded))).then(pl.lit("others"))
    return first.with_columns(together.otherwise("pay_group").alias("pay_group")), folded
