import polars as pl
import pytest

from jobmorph.market.calibrate_space import SPACE
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.market_refit import FREE, study_refit


def test_a_short_search_falls_and_stands_beside_the_shipped_fit():
    told = []
    found = study_refit(evaluations=161, progress=lambda *each: told.append(each))
    assert found.is_complete
    assert (found.evaluations, found.wanted) == (161, 161)
    losses = [least for _, _, least in told]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] == pytest.approx(found.loss, rel=1e-3)
    assert found.shipped_loss < found.loss < losses[0]
    assert set(found.free) == {each.name for each in SPACE}
    assert [note.note_id for note in found.notes] == ["start", "short"]
    # The shipped parameters on this machine have the loss that was stored with them.
    row = found.parameters.filter(pl.col("parameter") == "vacancy_window").row(0, named=True)
    assert row["low"] < row["shipped"] < row["high"]


def test_the_same_seed_gives_the_same_fit_and_another_another():
    values = [
        study_refit("openings", evaluations=33, seed=seed).parameters.get_column("value").to_list()
        for seed in (0, 0, 1)
    ]
    assert values[0] == values[1] != values[2]


def test_an_interruption_gives_the_best_so_far():
    told = []

    def stop(done, wanted, least):
        told.append(least)
        if len(told) == 3:
            raise KeyboardInterrupt

    found = study_refit("openings and layoffs", evaluations=500, progress=stop)
    assert not found.is_complete
    assert found.evaluations < found.wanted
    assert found.loss == pytest.approx(min(told), rel=1e-3)
    assert found.notes[0].note_id == "interrupted"


def test_an_interruption_before_anything_gives_where_the_search_began():
    def stop(*_):
        raise KeyboardInterrupt

    found = study_refit(evaluations=40, progress=stop)
    assert found.evaluations == 1
    starts = {each.name: each.start for each in SPACE}
    for name, value in found.parameters.select("parameter", "value").iter_rows():
        assert value == pytest.approx(starts[name])


def test_a_network_is_fitted_from_one_node_and_the_rest_is_held():
    found = study_refit(network="identity", evaluations=3)
    assert set(found.free) == set(FREE)
    held = found.parameters.filter(~pl.col("is_free"))
    assert held.get_column("value").to_list() == held.get_column("shipped").to_list()
    # The search begins at the shipped fit, so that it cannot end above it.
    assert found.loss <= found.shipped_loss


def test_inputs_hold_no_score():
    found = study_refit("openings", evaluations=2)
    given = found.scores.filter("is_given")
    assert given.get_column("series").unique().to_list() == ["openings"]
    assert given.get_column("value").null_count() == given.height


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"driver": "moon"}, "no driver"),
        ({"network": "ring"}, "no network"),
        ({"evaluations": 1}, "--evaluations"),
        ({"evaluations": 10**7}, "--evaluations"),
    ],
)
def test_wrong_requests_are_refused(options, told):
    with pytest.raises(ParameterError, match=told):
        study_refit(**options)
