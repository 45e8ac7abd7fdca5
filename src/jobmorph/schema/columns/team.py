"""Quantities of a roster as it is read."""

from jobmorph.schema.column import COUNT, FLAG, Column, count, real, share, text
from jobmorph.schema.ids import IMPACT_OUTCOMES, TITLE_STATUSES

TEAM: list[Column] = [
    count("roster_row", "index", "person of a roster; 1 is the first line that was kept", 1),
    count("manager_roster_row", "index", "row of the person they report to", 1),
    text("department", "team or department, as the roster calls it"),
    text("stated_level", "level, as the roster calls it"),
    text("location", "place of work, as the roster calls it"),
    Column("start_year", COUNT, "year", "year of hire", 1940, 2099),
    real("fte", "full-time equivalents", "part of a full-time job", 0.0, 1.5),
    real("contract_hours_week", "hours a week", "hours agreed", 0.0, 80.0),
    real("pay_amount_year", "of `currency` a year", "pay of one person, as the roster says", 0.0),
    text("currency", "currency of the pay: ISO 4217 code where the roster says it"),
    text("pay_band", "band or grade of pay, as the roster calls it"),
    count("team_heads", "people", "people of the roster"),
    real("team_fte", "full-time equivalents", "full-time equivalents of these people", 0.0),
    text("title_status", "how sure a title is read", TITLE_STATUSES),
    share("title_chance", "chance that the title means this job; null if nobody has measured it"),
    text("protected_category", "group by a protected attribute, as the owner calls it"),
    text("reference_category", "group that the other one is compared with"),
    text("impact_outcome", "what a design means for people", IMPACT_OUTCOMES),
    *[
        share(f"{name}_share", f"share of a seat's people who are {words}")
        for name, words in (
            ("kept", "kept, in this seat or another"),
            ("moved_up", "moved to a higher level"),
            ("trained", "trained in working hours"),
            ("laid_off", "laid off"),
        )
    ],
    *[
        column
        for side, words in (("category", "of the group"), ("reference", "of the compared group"))
        for column in (
            count(f"{side}_heads", "people", f"people {words}"),
            real(f"{side}_outcome_heads", "people", f"expected people {words} it concerns", 0.0),
            share(f"{side}_outcome_share", f"share {words} that it concerns"),
        )
    ],
    share("selection_ratio", "share of the group by share of the compared group"),
    real("layoff_ratio", "times", "layoff share of the group by that of the compared group", 0.0),
    share("fisher_p", "two-sided p value of Fisher's exact test on rounded counts"),
    *[
        real(f"odds_ratio{end}", "ratio", f"odds of the group by those of the other{words}", 0.0)
        for end, words in (("", ""), ("_low", ", 95% from"), ("_high", ", 95% to"))
    ],
    Column(
        "is_below_rule", FLAG, "", "the four-fifths rule, or for layoffs its inverse, is broken"
    ),
    Column("is_small_sample", FLAG, "", "under 30 people, or a rounded count under 5"),
]
