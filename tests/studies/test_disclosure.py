from itertools import combinations, product

import numpy as np
import polars as pl
import pytest

from jobmorph.schema.disclosure import Disclosure
from jobmorph.studies.disclosure import (
    PAY_FACTS,
    PeopleFact,
    disclosures_of,
    fingerprints,
    held_back,
)

KEY = b"a key of a test"
MEAN = "pay_amount_year mean"
MIDDLE = "pay_amount_year middle"


def team(count=40, seed=8):
    rng = np.random.default_rng(seed)
    return pl.DataFrame(
        {
            "title": rng.choice(["SDR", "AE", "CSM"], count).tolist(),
            "department": [
                ("Sales", "Success", "Support", "Marketing")[k % 4] for k in range(count)
            ],
            "location": ["Bonn"] * count,
            "start_year": rng.integers(2012, 2026, count).tolist(),
            "fte": [1.0] * count,
            "pay_amount_year": (rng.integers(38_000, 95_000, count) * 1.0).tolist(),
        }
    )


def facts_of(rows):
    """Tell the pay of all and of each department, as a report without a check would."""
    groups = [rows, *rows.partition_by("department", maintain_order=True)]
    facts = []
    for group in groups:
        marks, pay = fingerprints(group, KEY, PAY_FACTS), group["pay_amount_year"]
        facts += [PeopleFact(MEAN, marks, pay.mean()), PeopleFact(MIDDLE, marks, pay.median())]
    return facts


def told(decisions):
    return [(each.fact, each.value) for each in decisions if each.value is not None]


def attack(first, second):
    """Subtract each mean of one report from each of the other, as sums over people."""
    found = set()
    means = [[(f, v) for f, v in report if f.statistic == MEAN] for report in (first, second)]
    for (one, value), (other, value_2) in product(*means):
        if len(one.members) - len(other.members) == 1:
            found.add(round(len(one.members) * value - len(other.members) * value_2, 2))
    return found


def test_one_pay_is_recovered_without_the_check_and_not_with_it():
    whole = team()
    leaver = whole.row(13, named=True)
    later = whole.filter(pl.int_range(pl.len()) != 13)
    first = [(fact, fact.value) for fact in facts_of(whole)]
    second = [(fact, fact.value) for fact in facts_of(later)]
    assert leaver["pay_amount_year"] in attack(first, second)
    # The middle of nine says nothing new either: without the check it moves to the leaver's side.
    assert any(a.value != b.value for (a, _), (b, _) in zip(first, second, strict=True)
               if a.statistic == MIDDLE)  # fmt: skip

    before = held_back(facts_of(whole), [])
    assert {each.verdict for each in before} == {"tell"}
    ledger = disclosures_of(before, "2026-11-01")
    after = held_back(facts_of(later), ledger)
    # Three departments are as they were; all and the leaver's own department are not told anew.
    verdicts = [each.verdict for each in after if each.fact.statistic == MIDDLE]
    assert sorted(verdicts) == ["as told before"] * 2 + ["tell"] * 3
    assert {each.told_on for each in after} == {"2026-11-01"}
    assert leaver["pay_amount_year"] not in attack(told(before), told(after))
    values = [value for _, value in told(before)]
    assert [value for _, value in told(after)] == values
    assert disclosures_of(after, "2026-11-23") == ()


def test_no_combination_over_many_reports_isolates_anybody():
    rows, ledger = team(48, 3), []
    rng = np.random.default_rng(1)
    for month in range(1, 9):
        decisions = held_back(facts_of(rows), ledger)
        ledger += disclosures_of(decisions, f"2026-{month:02d}-01")
        # Half of one department goes and as many come; each second month one more person goes.
        one = ("Sales", "Success", "Support", "Marketing")[month % 4]
        here = rows.with_row_index().filter(pl.col("department") == one)["index"].to_list()
        leavers = [*here[:6], *([int(rng.integers(rows.height))] if month % 2 else [])]
        new = team(6, 100 + month).with_columns(pl.lit(one).alias("department"))
        rows = pl.concat([rows.filter(~pl.int_range(pl.len()).is_in(leavers)), new])
    means = [each for each in ledger if each.statistic == MEAN]
    assert len(means) > 8
    people = sorted({mark for each in means for mark in each.members})
    vectors = np.array([[mark in each.members for mark in people] for each in means], dtype=int)
    for chosen in combinations(range(len(means)), 3):
        for weights in product((-2, -1, 0, 1, 2), repeat=3):
            spoken = np.count_nonzero(np.array(weights) @ vectors[list(chosen)])
            assert spoken not in (1, 2, 3, 4)


def group(*names):
    return tuple(mark for name in names for mark in name)


def decide(members, value, *earlier):
    facts = [Disclosure("pay", members_, value_, day) for members_, value_, day in earlier]
    return held_back([PeopleFact("pay", members, value)], facts)[0]


A, B, C = "abcdefgh", "ijklmnop", "qrstuvwx"


@pytest.mark.parametrize(
    ("members", "verdict", "value"),
    [
        (group(A), "tell", 1.0),  # the very group, the very value
        (group(A, B), "tell", 9.0),  # eight more
        (group(A, "ijkl"), "as told before", 1.0),  # four more
        (group(A, "ijklm"), "tell", 9.0),  # five more
        (group("abcd"), "withhold", None),  # too few by themselves
        (group("abcde"), "as told before", 1.0),  # three went
        (group("abcd", B), "withhold", None),  # four went, eight came: nothing near
        (group("abcde", "ijk"), "as told before", 1.0),  # three went, three came
        (group(B), "tell", 9.0),  # nobody in common
    ],
)
def test_what_may_be_told_beside_one_earlier_fact(members, verdict, value):
    new = 1.0 if members == group(A) else 9.0
    decision = decide(members, new, (group(A), 1.0, "2026-01-01"))
    assert (decision.verdict, decision.value) == (verdict, value)


def test_the_very_group_with_another_value_is_told_as_before():
    decision = decide(group(A), 2.0, (group(A), 1.0, "2026-01-01"))
    assert (decision.verdict, decision.value, decision.told_on) == (
        "as told before", 1.0, "2026-01-01",
    )  # fmt: skip


def test_the_nearest_of_several_is_repeated_and_other_statistics_are_apart():
    earlier = [(group(A, "ij"), 1.0, "2026-01-01"), (group(A, B), 3.0, "2026-02-01")]
    assert decide(group(A, "i"), 9.0, *earlier).value == 1.0
    assert decide(group(A, "ijklmn"), 9.0, *earlier).value == 3.0
    other = [Disclosure("year", group(A), 1.0, "2026-01-01")]
    assert held_back([PeopleFact("pay", group("abcdefg"), 2.0)], other)[0].verdict == "tell"


def test_facts_of_one_report_stand_in_each_others_way():
    facts = [PeopleFact("pay", group(A, B), 2.0), PeopleFact("pay", group(A, "ijklm"), 3.0)]
    assert [each.verdict for each in held_back(facts, [])] == ["tell", "as told before"]
    assert [each.verdict for each in held_back(facts[::-1], [])] == ["tell", "as told before"]
    whole = [
        PeopleFact("pay", group(A, B, C), 1.0),
        *(PeopleFact("pay", group(g), 2.0) for g in (A, B, C)),
    ]
    assert [each.verdict for each in held_back(whole, [])] == ["tell"] * 4


def test_a_rise_in_pay_does_not_hide_that_somebody_left():
    rows = team(9).with_columns(pl.lit("Sales").alias("department"))
    raised = rows.head(8).with_columns(pl.col("pay_amount_year") * 1.03)
    assert set(fingerprints(rows, KEY, PAY_FACTS)).isdisjoint(fingerprints(raised, KEY, PAY_FACTS))
    first = held_back([PeopleFact("start_year middle", fingerprints(rows, KEY), 2018.0)], [])
    again = held_back(
        [PeopleFact("start_year middle", fingerprints(raised, KEY), 2019.0)],
        disclosures_of(first, "2026-01-01"),
    )
    assert [(each.verdict, each.value) for each in again] == [("as told before", 2018.0)]


def test_fingerprints_hold_nothing_and_depend_on_the_key():
    rows = team(6)
    marks = fingerprints(rows, KEY)
    assert marks == fingerprints(rows, KEY)
    assert set(marks).isdisjoint(fingerprints(rows, b"another key"))
    assert all(len(mark) == 16 for mark in marks)
    close = rows.with_columns(pl.col("fte") + 1e-12)
    assert marks == fingerprints(close, KEY)
