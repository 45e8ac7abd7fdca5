"""Quantities of a roster as it is read."""

from jobmorph.schema.column import COUNT, Column, count, real, share, text
from jobmorph.schema.ids import TITLE_STATUSES

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
]
