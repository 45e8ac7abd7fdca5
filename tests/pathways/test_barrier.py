import polars as pl

from jobmorph.pathways.barrier import Standing, with_barriers
from jobmorph.schema.tables import PLACE_ASKS

ASKS = pl.DataFrame(
    {
        "place_id": ["clerk", "nurse", "practitioner", "director", "unknown"],
        "job_zone": [2, 3, 5, 4, None],
        "asks_degree": [False, True, True, True, False],
        "experience_months": [3.0, 10.0, 20.0, 60.0, None],
        "licence_id": [None, "nursing", "advanced-nursing", None, None],
        "licence_accepted_ids": [[], ["nursing", "advanced-nursing"], ["advanced-nursing"], [], []],
    },
    schema=PLACE_ASKS.polars_schema,
)


def barriers(standing):
    return {
        row["place_id"]: (row["job_zone_step"], row["barriers"])
        for row in with_barriers(ASKS, standing).iter_rows(named=True)
    }


def test_each_barrier_is_named_in_order():
    found = barriers(Standing(False, 0.0, (), 2))
    assert found == {
        "clerk": (0, []),
        "nurse": (1, ["degree", "licence"]),
        "practitioner": (3, ["degree", "licence", "preparation"]),
        "director": (2, ["degree", "experience", "preparation"]),
        "unknown": (None, []),
    }


def test_what_the_job_left_brings_is_no_barrier():
    nurse = barriers(Standing(True, 10.0, ("nursing",), 3))
    assert nurse["nurse"] == (0, [])
    assert nurse["practitioner"] == (2, ["licence", "preparation"])
    # 60 months of related work are no barrier for those whose job asks for 40, one for 36.
    assert barriers(Standing(True, 36.0, (), 4))["director"] == (0, ["experience"])
    assert barriers(Standing(True, 40.0, (), 4))["director"] == (0, [])
    assert barriers(Standing(True, 60.0, (), 5))["clerk"] == (-3, [])


def test_unknown_preparation_of_the_job_left_bars_nothing_by_zones():
    found = barriers(Standing(True, None, (), None))
    assert found["director"] == (None, ["experience"])
