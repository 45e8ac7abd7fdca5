"""An invented answer to 'where can I go?': every number in it is made up."""

from dataclasses import replace

import polars as pl

from jobmorph.schema.job import Alternative, Anchor, JobRef, Match
from jobmorph.schema.record import Assumption, RunRecord, SourceCredit
from jobmorph.studies.paths_result import PathLimits, PathsResult, Start

_RANGES = ("move_probability", "learning_hours", "months", "delegated_share", "assisted_share",
           "human_share")  # fmt: skip

RECORD = RunRecord(
    version="0.0.1",
    edition="2099.01",
    scenario="baseline",
    seed=7,
    assumptions=(
        Assumption("hours_per_level", 40.0, 20.0, 80.0, "hours", "2099", "invented", "assumption",
                   "hours to raise one skill by one level"),
    ),
    sources=(
        SourceCredit("invented", "Invented survey of moves", "Office of Examples", "2098",
                     "https://example.org/moves", "CC0", "Office of Examples", "survey"),
    ),
)  # fmt: skip


def role_match(query: str, role_id: str, title: str, level: str, code: str) -> Match:
    job = JobRef("role", role_id, title, level, (Anchor(code, 1.0),), is_level_implied=True)
    others = (Alternative("sdr/mid", "Example caller", None),) if role_id == "sdr/entry" else ()
    return Match(query, job, None, "alias", others)


START = Start(
    match=role_match("SDR", "sdr/entry", "sales development representative", "entry",
                     "41-3091.00"),
    nodes=("41-3090", "41-9040"),
    counted_as="Sales Representatives, Services, All Other",
    people="30+",
    wage_usd_year=61_240.0,
    hours={"delegated": 3.1, "assisted": 10.2, "human": 26.7},
    leave_share_year=0.094,
)  # fmt: skip


def _row(  # noqa: PLR0917
    group, place, title, kind, chance, brings, learn, hours, months, shares, wage, growth,
    crowding=1.0, zone=0, barriers=(), words=(), left_out=None, note="", support="10-29",
    codes=None,
):  # fmt: skip
    low, mid, high = months
    delegated, assisted, human = shares
    had, asked = brings
    chances = [None] * 3 if chance is None else [each / 100 for each in chance]
    return {
        "group": group,
        "place_id": place,
        "place_kind": place.partition(":")[0],
        "codes": codes or [f"{place.partition(':')[2]}.00"],
        "title": title,
        "move_kind": kind,
        **dict(zip(("move_probability_low", "move_probability", "move_probability_high"), chances,
                   strict=True)),
        "support": support,
        "brings": had,
        "asks": asked,
        "learn": list(learn),
        "learning_hours_low": hours * 0.5,
        "learning_hours": float(hours),
        "learning_hours_high": hours * 2.0,
        "months_low": float(low),
        "months": float(mid),
        "months_high": float(high),
        "months_from": "learning" if group == "counted" else "trade",
        "delegated_share": delegated,
        "delegated_share_low": delegated * 0.5,
        "delegated_share_high": min(delegated * 1.5, 1.0),
        "assisted_share": assisted,
        "assisted_share_low": assisted * 0.6,
        "assisted_share_high": min(assisted * 1.4, 1.0),
        "human_share": human,
        "human_share_low": human * 0.8,
        "human_share_high": min(human * 1.2, 1.0),
        "wage_usd_year": wage,
        "wage_change_share": None if wage is None else wage / 61_240.0 - 1.0,
        "growth_low": None if growth is None else growth - 0.1,
        "growth_middle": growth,
        "growth_high": None if growth is None else growth + 0.12,
        "crowding": crowding,
        "congestion_low": 0.6 * crowding,
        "congestion": 0.8 * crowding,
        "congestion_high": 0.95 * crowding,
        "congestion_cut_first_low": 0.6 * crowding,
        "congestion_cut_first": 0.9 * crowding,
        "congestion_cut_first_high": 1.2 * crowding,
        "is_crowded": crowding > 1.5,
        "congestion_word": "more" if 0.6 * crowding > 1.0 else "less",
        "job_zone_step": zone,
        "barriers": list(barriers),
        "barrier_words": list(words),
        "left_out": left_out,
        "note": note,
    }  # fmt: skip


DEGREE = "a degree is asked for (72 of 100 say so)"
LICENCE = "needs a licence of the state for selling insurance"

ROWS = [
    _row("trade", "role:ae/entry", "account executive", "up", None, (5, 8),
         ["closing a deal", "forecasts", "negotiating terms"], 160, (6, 9, 14), (0.1, 0.3, 0.6),
         71_300.0, 0.03, note="Most take it after a year on target."),
    _row("trade", "role:cs/entry", "customer success associate", "across", None, (5, 7),
         ["renewals", "product depth"], 70, (3, 5, 8), (0.12, 0.38, 0.5), 58_020.0, 0.05),
    _row("trade", "role:ai-workflow/entry", "AI workflow designer", "into", None, (3, 8),
         ["mapping work", "testing", "prompts"], 220, (8, 12, 18), (0.12, 0.5, 0.38), None, None,
         note="Few seats so far."),
    _row("trade", "role:revops/entry", "revenue operations analyst", "across", None, (4, 9),
         ["data in a CRM", "reports"], 180, (9, 12, 18), (0.25, 0.4, 0.35), 81_900.0, 0.08, zone=1,
         barriers=("degree",), words=(DEGREE,)),
    _row("trade", "role:marketing/entry", "demand generation associate", "across", None, (4, 8),
         ["campaigns"], 150, (6, 10, 15), (0.25, 0.4, 0.35), 52_900.0, 0.04),
    _row("trade", "role:sdr/mid", "senior sales development representative", "up", None, (6, 7),
         ["coaching newcomers"], 60, (9, 12, 18), (0.1, 0.3, 0.6), 64_030.0, -0.02),
    _row("counted", "node:41-4010", "Sales Representatives, Wholesale and Manufacturing", None,
         (6, 9, 12), (5, 7), ["product knowledge", "territory plans"], 60, (1, 3, 4),
         (0.1, 0.2, 0.7), 66_780.0, 0.01, support="30+", codes=["41-4011.00", "41-4012.00"]),
    _row("counted", "node:43-4050", "Customer Service Representatives", None, (4, 6.2, 9), (6, 7),
         ["service systems"], 20, (0, 1, 2), (0.4, 0.26, 0.34), 42_830.0, -0.06, crowding=2.4),
    _row("counted", "node:41-2030", "Retail Salespersons", None, (4, 5.8, 8), (6, 6), [], 0,
         (0, 0, 1), (0.1, 0.2, 0.7), 34_730.0, -0.02),
    _row("counted", "node:41-1010", "First-Line Supervisors of Sales Workers", None, (3, 4.1, 5),
         (5, 9), ["leading people", "stock", "rotas"], 140, (6, 10, 16), (0.12, 0.2, 0.68),
         47_320.0, -0.01, zone=1),
    _row("counted", "node:43-4170", "Receptionists and Information Clerks", None, (2, 3.0, 4),
         (5, 5), [], 0, (0, 0, 1), (0.3, 0.2, 0.5), 36_590.0, -0.03, crowding=1.8),
    _row("counted", "node:13-1160", "Market Research Analysts and Marketing Specialists", None,
         (1, 2.2, 4), (3, 8), ["statistics", "survey design"], 260, (9, 14, 18), (0.2, 0.45, 0.35),
         76_950.0, 0.07, zone=1, barriers=("degree",), words=(DEGREE,), support="3-9"),
    _row("counted", "node:11-2020", "Marketing and Sales Managers", None, (1, 1.8, 3), (4, 12),
         ["planning a budget"], 420, (20, 30, 44), (0.1, 0.3, 0.6), 138_060.0, 0.05, zone=1,
         barriers=("degree", "experience"), words=(DEGREE, "4 years of related work asked for"),
         left_out="months"),
    _row("counted", "node:41-3020", "Insurance Sales Agents", None, (0.9, 1.4, 2), (5, 8),
         ["insurance rules"], 110, (4, 7, 12), (0.2, 0.4, 0.4), 60_370.0, 0.04,
         barriers=("licence",), words=(LICENCE,), left_out="licence", support="3-9"),
    _row("counted", "node:13-2050", "Financial Analysts and Advisors; Appraisers and Assessors of "
         "Real Estate", None, (0.6, 1.1, 2), (2, 9), ["valuing", "accounts"], 500, (24, 36, 50),
         (0.2, 0.5, 0.3), 101_350.0, 0.09, zone=1, barriers=("degree",), words=(DEGREE,),
         left_out="months", support="<3"),
    _row("counted", "node:43-9060", "Office Clerks, General", None, (0.5, 0.9, 2), (6, 6), [], 0,
         (0, 0, 1), (0.45, 0.25, 0.3), 43_630.0, -0.07, crowding=2.1, support="3-9"),
    _row("counted", "node:13-1070", "Human Resources Workers", None, (0.4, 0.8, 1.4), (4, 9),
         ["employment law", "interviews"], 170, (8, 12, 18), (0.15, 0.4, 0.45), 73_080.0, 0.05,
         zone=1, support="<3"),
    _row("counted", "node:53-3030", "Driver/Sales Workers and Truck Drivers", None, (0.1, 0.4, 0.8),
         (3, 5), ["driving a lorry"], 90, (2, 4, 8), (0.02, 0.08, 0.9), 55_990.0, 0.02,
         barriers=("licence",), words=("needs a licence to drive heavy lorries",), support="<3"),
]  # fmt: skip

ROUTES = [
    {
        "route": 0,
        "hops": 2,
        "uncounted_hops": 0,
        "place_ids": ["node:43-4050", "node:13-1160"],
        "titles": ["Customer Service Representatives",
                   "Market Research Analysts and Marketing Specialists"],
        "hop_probability": [0.062, 0.014],
        "hop_months": [1.0, 10.0],
        "route_index": 0.062 * 0.014,
        "months_low": 8.0, "months": 11.0, "months_high": 16.0,
        "wages_usd_year": [42_830.0, 76_950.0],
        "wage_least_usd_year": 42_830.0, "wage_end_usd_year": 76_950.0,
        "human_shares": [0.34, 0.35], "human_end_share": 0.35,
        "growth_end": 0.07, "has_crowded": True, "barriers": [DEGREE],
        "gains": ["months"],
    },
    {
        "route": 1,
        "hops": 2,
        "uncounted_hops": 1,
        "place_ids": ["node:41-4010", "role:revops/entry"],
        "titles": ["Sales Representatives, Wholesale and Manufacturing",
                   "revenue operations analyst"],
        "hop_probability": [0.09, None],
        "hop_months": [3.0, 10.0],
        "route_index": 0.09,
        "months_low": 10.0, "months": 13.0, "months_high": 18.0,
        "wages_usd_year": [66_780.0, 81_900.0],
        "wage_least_usd_year": 66_780.0, "wage_end_usd_year": 81_900.0,
        "human_shares": [0.7, 0.35], "human_end_share": 0.35,
        "growth_end": 0.08, "has_crowded": False, "barriers": [],
        "gains": ["pay", "chance"],
    },
    {
        "route": 2,
        "hops": 3,
        "uncounted_hops": 3,
        "place_ids": ["role:cs/entry", "role:revops/entry", "role:ai-workflow/entry"],
        "titles": ["customer success associate", "revenue operations analyst",
                   "AI workflow designer"],
        "hop_probability": [None, None, None],
        "hop_months": [5.0, 6.0, 6.0],
        "route_index": 1.0,
        "months_low": 12.0, "months": 17.0, "months_high": 26.0,
        "wages_usd_year": [58_020.0, 81_900.0, None],
        "wage_least_usd_year": 58_020.0, "wage_end_usd_year": None,
        "human_shares": [0.5, 0.35, 0.38], "human_end_share": 0.38,
        "growth_end": None, "has_crowded": False, "barriers": [DEGREE],
        "gains": [],
    },
]  # fmt: skip


def make_paths() -> PathsResult:
    return PathsResult(
        start=START,
        target=None,
        horizon_year=2031,
        hours_week=4.0,
        is_from_profile=False,
        limits=PathLimits(most_months=18.0),
        destinations=pl.DataFrame(ROWS, infer_schema_length=None),
        routes=pl.DataFrame(ROUTES, infer_schema_length=None),
        left_out=pl.DataFrame({"reason": ["months", "licence"], "count": [14, 3]}),
        unseen=pl.DataFrame(
            {
                "occupation_onet2019": ["41-3091.00"],
                "title": ["Sales Representatives of Services, Except Advertising"],
            }
        ),
        elsewhere_share=0.57,
        record=RECORD,
        notes=("What you bring is what the job you leave asks for.",),
    )


def make_paths_to(title: str = "customer success") -> PathsResult:
    """The same with a target that two routes reach."""
    result = make_paths()
    there = [
        {**ROUTES[1], "place_ids": ["node:43-4050", "role:cs/entry"],
         "titles": ["Customer Service Representatives", "customer success associate"],
         "hop_probability": [0.062, None], "route_index": 0.062, "hop_months": [1.0, 3.0],
         "months_low": 3.0, "months": 4.0, "months_high": 7.0,
         "wages_usd_year": [42_830.0, 58_020.0], "wage_least_usd_year": 42_830.0,
         "wage_end_usd_year": 58_020.0, "human_shares": [0.34, 0.5], "human_end_share": 0.5,
         "growth_end": 0.05, "has_crowded": True, "gains": ["months", "chance"]},
        {**ROUTES[0], "route": 0, "hops": 1, "uncounted_hops": 1, "place_ids": ["role:cs/entry"],
         "titles": ["customer success associate"], "hop_probability": [None],
         "hop_months": [5.0], "route_index": 1.0,
         "months_low": 3.0, "months": 5.0, "months_high": 8.0, "wages_usd_year": [58_020.0],
         "wage_least_usd_year": 58_020.0, "wage_end_usd_year": 58_020.0, "human_shares": [0.5],
         "human_end_share": 0.5, "growth_end": 0.05, "has_crowded": False, "barriers": [],
         "gains": []},
    ]  # fmt: skip
    target = role_match(title, "cs/entry", "customer success associate", "entry", "41-3091.00")
    return replace(result, target=target, routes=pl.DataFrame(there, infer_schema_length=None))


def make_empty(*, is_bare: bool = False) -> PathsResult:
    """Limits that leave nothing; with `is_bare` a job that nothing is known of."""
    result = make_paths()
    rows = [
        {**row, "left_out": "wage" if (row["wage_usd_year"] or 0) < 130_000 else "months"}
        for row in ROWS
    ]
    frame = result.destinations
    return replace(
        result,
        limits=PathLimits(most_months=18.0, least_wage_usd_year=150_000.0),
        destinations=frame.clear() if is_bare else pl.DataFrame(rows, schema=frame.schema),
        routes=result.routes.clear(),
        left_out=pl.DataFrame(
            {"reason": [], "count": []} if is_bare else {"reason": ["wage", "months"],
                                                         "count": [17, 1]},
            schema={"reason": pl.String, "count": pl.Int64},
        ),
        elsewhere_share=1.0,
    )  # fmt: skip
