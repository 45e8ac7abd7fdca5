import numpy as np
import polars as pl
import pytest

from jobmorph.build.compile.move_links import link_occupations, node_of_soc2010
from jobmorph.build.compile.move_nodes import MASS_PER_PERSON, MoveNodes, merge_siblings
from jobmorph.build.compile.moves import compile_moves, probability_table
from jobmorph.build.compile.occupations import compile_occupations
from jobmorph.build.score.move_calibration import calibration_table, largest_miss, top_ratio
from jobmorph.build.score.move_metrics import (
    auc_by_origin,
    common_part,
    correlate_rows,
    ndcg,
    rank_rows,
    recall,
)
from jobmorph.build.score.move_protocol import null_gain, redrawn_by_size, splits_of
from jobmorph.build.score.move_trial import move_truth, rows_of, score_card, score_inside
from jobmorph.build.score.moves import RECALL_ALARM
from jobmorph.build.sources.observed_moves import read_observed_moves
from jobmorph.build.train.move_bends import fit_bends
from jobmorph.build.train.move_flows import Neighbours, flow_features
from jobmorph.build.train.move_logit import ChoiceTask, every_pair, fit_logit, utilities
from jobmorph.build.train.move_noise import choose_concentration, draw_people, draw_truth
from jobmorph.build.train.move_terms import TERMS
from jobmorph.build.train.move_trees import fit_choice_trees
from jobmorph.build.train.moves import read_move_inputs
from jobmorph.pathways.choice import choice_probabilities, pool_flows
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError

CODES = ["11-1010", "11-1030", "13-2050", "15-1130"]
SHARES = np.array(
    [[0.3, 0.4, 0.2, 0.1], [0.3, 0.4, 0.2, 0.1], [0.1, 0.0, 0.8, 0.1], [0.0, 0.05, 0.05, 0.9]]
)
MASS = np.array([100.0, 300.0, 200.0, 50.0]) * MASS_PER_PERSON


def edges(shares=SHARES, heads=(10.0, 40.0, 20.0, 5.0)):
    rows = [
        (CODES[i], CODES[j], f"T{i}", f"T{j}", shares[i, j], MASS[i], heads[j], 1.0)
        for i in range(4)
        for j in range(4)
        if shares[i, j] > 0
    ]
    names = ["origin_soc2010", "destination_soc2010", "origin_title", "destination_title"]
    names += ["stay_or_move_share", "origin_mass", "employment_heads", "wage_mean_usd_year"]
    return pl.DataFrame(rows, schema=names, orient="row")


def test_siblings_merge_and_moves_between_them_vanish():
    nodes = merge_siblings(edges())
    assert nodes.ids == ("11-1030", "13-2050", "15-1130")
    # 400 answers in the merged node, of whom .2 and .1 left; 10% of 200 came in.
    np.testing.assert_allclose(nodes.movers, [[0, 80, 40], [20, 0, 20], [2.5, 2.5, 0]])
    np.testing.assert_allclose(nodes.leavers / nodes.mass, [0.3, 0.2, 0.1])
    assert nodes.heads.tolist() == [50.0, 20.0, 5.0]
    assert nodes.codes.filter(pl.col("moves_node") == "11-1030")["title"].to_list() == ["T0", "T1"]


def test_rows_that_do_not_sum_to_one_are_refused():
    broken = SHARES.copy()
    broken[2, 2] = 0.5
    with pytest.raises(DataError, match="13-2050"):
        merge_siblings(edges(broken))


def test_codes_find_the_finest_published_node():
    nodes = merge_siblings(edges())
    found = node_of_soc2010(nodes, pl.Series(["11-1011", "13-2051", "99-9999"]))
    assert dict(found.iter_rows()) == {"11-1011": "11-1030", "13-2051": "13-2050", "99-9999": None}


def world(rng, count=40, features=3, people=4000):
    cube = rng.normal(size=(features, count, count)).astype(np.float32)
    truth = choice_probabilities(utilities(cube, np.array([1.0, -0.5, 0.0])))
    movers = np.stack([rng.multinomial(people, row) for row in truth]).astype(float)
    return cube, movers


def test_the_logit_finds_the_coefficients_it_was_drawn_with():
    cube, movers = world(np.random.default_rng(0))
    found = fit_logit(cube, every_pair(movers), ridge=1e-6)
    np.testing.assert_allclose(found, [1.0, -0.5, 0.0], atol=0.02)


def test_the_logit_is_where_the_slope_vanishes():
    cube, movers = world(np.random.default_rng(1), count=6, people=50)
    ridge = 2.0

    def loss(beta):
        chance = choice_probabilities(utilities(cube, beta))
        logs = np.log(np.where(movers > 0, chance, 1.0))
        return -(movers * logs).sum() + ridge / 2 * beta @ beta

    best = fit_logit(cube, every_pair(movers), ridge=ridge)
    for nudge in np.eye(3) * 0.05:
        assert loss(best) < min(loss(best + nudge), loss(best - nudge))


def test_held_out_moves_change_nothing():
    rng = np.random.default_rng(2)
    cube, movers = world(rng, count=40, people=60)
    out = np.arange(40) < 10
    allowed = every_pair(movers).allowed & ~out[:, None] & ~out[None, :]
    other = movers.copy()
    other[out] = rng.permuted(movers[out], axis=1)
    other[:, out] = 7.0
    tasks = [ChoiceTask(each, allowed) for each in (movers, other)]
    base = utilities(cube, fit_logit(cube, tasks[0]))
    near = Neighbours((np.exp(cube[0].astype(float)) * (1 - np.eye(40)),))
    for fit in (
        lambda task: fit_logit(cube, task),
        lambda task: flow_features(task, task.expected(base), near),
        lambda task: fit_choice_trees(cube, task, base, rounds=5).utilities(cube),
    ):
        np.testing.assert_array_equal(fit(tasks[0]), fit(tasks[1]))


def test_an_origin_s_own_moves_are_not_in_its_own_flow_features():
    rng = np.random.default_rng(3)
    cube, movers = world(rng, count=10, people=60)
    near = Neighbours((np.exp(cube[0].astype(float)) * (1 - np.eye(10)),))
    expected = np.full((10, 10), 60 / 9) * (1 - np.eye(10))
    other = movers.copy()
    other[4] = np.roll(movers[4], 3)
    other[4, 4] = 0.0
    raw = [flow_features(every_pair(each), expected, near)[:, 4] for each in (movers, other)]
    # Layers are standardised over all pairs: their order within the row stays as it was.
    for one, two in zip(*raw, strict=True):
        rest = np.arange(10) != 4
        np.testing.assert_array_equal(np.argsort(one[rest]), np.argsort(two[rest]))


def test_trees_learn_what_a_line_cannot_and_twice_the_same():
    rng = np.random.default_rng(4)
    cube = rng.normal(size=(2, 60, 60)).astype(np.float32)
    truth = choice_probabilities(2.0 * (np.abs(cube[0]) > 1))
    movers = np.stack([rng.multinomial(300, row) for row in truth]).astype(float)
    task, flat = every_pair(movers), np.zeros((60, 60))
    added = fit_choice_trees(cube, task, flat, rounds=40).utilities(cube)
    again = fit_choice_trees(cube, task, flat, rounds=40).utilities(cube)
    np.testing.assert_array_equal(added, again)
    assert added[np.abs(cube[0]) > 1.2].mean() - added[np.abs(cube[0]) < 0.8].mean() > 1.0


def test_bends_shrink_what_is_claimed_too_loudly():
    rng = np.random.default_rng(5)
    truth = choice_probabilities(rng.normal(size=(50, 50)))
    movers = np.stack([rng.multinomial(2000, row) for row in truth]).astype(float)
    loud = choice_probabilities(np.log(truth + np.eye(50)) * 1.6)
    straight = fit_bends(loud, every_pair(movers)).straighten(loud)
    assert np.abs(straight - truth).max() < 0.3 * np.abs(loud - truth).max()


def test_the_worth_of_the_model_is_found_again_in_a_simulated_world():
    rng = np.random.default_rng(6)
    model = choice_probabilities(rng.normal(size=(150, 150)))
    answers = np.full(150, 80)
    people = draw_people(answers, draw_truth(model, 500.0, rng), rng).astype(float)
    assert 300.0 < choose_concentration(people, model) < 850.0


def test_scores_by_origin():
    seen = np.array([[6.0, 0.0, 2.0, 0.0]])
    guess = np.array([[0.2, 0.4, 0.3, 0.1]])
    assert recall(seen, guess, top=2)[0] == pytest.approx(0.25)
    assert common_part(seen, guess)[0] == pytest.approx(0.45)
    # Pairs (seen, not): .2 beats .1 only, .3 beats .1 only.
    assert auc_by_origin(seen > 0, rank_rows(guess))[0] == pytest.approx(0.5)
    discount = 1 / np.log2(np.arange(2, 6))
    got = 0.25 * discount[1] + 0.75 * discount[2]
    assert ndcg(seen, guess)[0] == pytest.approx(got / (0.75 * discount[0] + 0.25 * discount[1]))
    assert correlate_rows(rank_rows(seen), rank_rows(-seen))[0] == pytest.approx(-1.0)


def test_a_score_counts_origins_by_their_leavers_and_size_gains_nothing():
    movers = np.array([[0.0, 30.0, 10.0], [5.0, 0.0, 5.0], [0.0, 0.0, 0.0]])
    heads = np.array([1.0, 2.0, 3.0])
    truth = move_truth(movers, heads)
    size = choice_probabilities(np.tile(np.log(heads), (3, 1)))
    card = score_card(truth, rows_of(size, movers))
    assert card.value("gain") == pytest.approx(0.0, abs=1e-12)
    assert card.weights.tolist() == [40.0, 10.0]
    assert card.value("cpc") == pytest.approx((40 * (0.4 + 0.25) + 10 * (0.25 + 0.5)) / 50)


def test_moves_inside_a_block_are_renormalised():
    movers = np.array([[0.0, 3.0, 1.0, 9], [2, 0, 2, 9], [1, 1, 0, 9], [5, 5, 5, 0]])
    heads = np.ones(4)
    card = score_inside(
        movers, heads, choice_probabilities(np.zeros((4, 4))), np.array([0, 0, 0, 1])
    )
    assert card.weights.tolist() == [4.0, 4.0, 2.0]
    assert card.value("gain") == pytest.approx(0.0)


def test_calibration_compares_means_in_bins():
    observed = np.array([[10.0, 10.0, 80.0]])
    predicted = np.array([[0.03, 0.04, 0.93]])
    table = calibration_table(observed, predicted)
    assert table["pairs"].to_list() == [2, 1]
    assert largest_miss(table) == pytest.approx(0.1 / 0.035 - 1)
    assert top_ratio(table) == pytest.approx(0.93 / 0.8)


def test_small_support_hides_the_observed_share_and_the_rest_is_elsewhere():
    nodes = merge_siblings(edges())
    model = choice_probabilities(np.zeros((3, 3)))
    table = probability_table(nodes, pool_flows(nodes.movers, model, 10.0))
    last = table.filter(pl.col("moves_node") == "15-1130")
    assert last["observed_share"].to_list() == [None, None, None]
    assert last["support"].to_list() == ["<3", "<3", "<3"]
    first = table.filter(pl.col("moves_node") == "11-1030")
    # (80 + 5) / 130 and (40 + 5) / 130, to two digits.
    assert first["move_probability"].to_list() == [0.65, 0.35, 0.0]
    assert first["destination_node"].to_list()[-1] == "elsewhere"
    assert first["observed_share"].to_list() == [0.67, 0.33, None]


def test_strict_blocks_hold_whole_minor_groups():
    ids = tuple(
        f"{major}-{minor}0{at}0" for major in (11, 13, 15) for minor in (1, 2) for at in (1, 2)
    )
    nodes = MoveNodes(ids, pl.DataFrame(), np.zeros((12, 12)), np.ones(12), np.ones(12))
    _, strict = splits_of(nodes)
    for minor in {node[:4] for node in ids}:
        assert len({strict.folds[at] for at, node in enumerate(ids) if node[:4] == minor}) == 1
    task = strict.task(np.ones((12, 12)), 0)
    out = strict.held_out(0)
    assert not task.allowed[out].any()
    assert not task.allowed[:, out].any()


def test_a_world_of_size_alone_keeps_the_leavers():
    nodes = merge_siblings(edges())
    drawn = redrawn_by_size(nodes, np.random.default_rng(0))
    np.testing.assert_array_equal(drawn.sum(axis=1), np.rint(nodes.leavers))
    assert np.diag(drawn).tolist() == [0.0, 0.0, 0.0]


def test_the_explainable_mode_has_at_most_twelve_terms():
    assert len(TERMS) <= 12


def test_recall_stays_below_what_only_leakage_would_give():
    rows = open_edition().rows("evidence", pl.col("area") == "pathways")
    assert not rows.is_empty()
    found = dict(rows.select("metric_id", "value").iter_rows())
    assert found["pathways.recall"] < RECALL_ALARM
    assert found["pathways.strict.recall"] < found["pathways.recall"] < 0.36
    assert found["pathways.null_gain"] < 0.01


@pytest.mark.raw
def test_where_size_alone_decides_the_learners_gain_nothing(raw):
    assert -0.02 < null_gain(read_move_inputs(raw)).value("gain") < 0.01


@pytest.mark.raw
def test_the_network_is_the_published_one(raw):
    nodes = merge_siblings(read_observed_moves(raw))
    assert len(nodes.ids) == 519
    assert (nodes.sizes > 1).sum() == 17
    assert (nodes.movers > 0).sum() == 13_223
    assert (nodes.leavers > 0).sum() == 475
    assert nodes.heads.sum() == pytest.approx(144_731_260)
    assert nodes.leavers.sum() / nodes.mass.sum() == pytest.approx(0.068, abs=0.001)
    truth = move_truth(nodes.movers, nodes.heads)
    size = choice_probabilities(np.tile(np.log(nodes.heads), (519, 1)))
    card = score_card(truth, rows_of(size, nodes.movers))
    # What an independent study of the same data found for size alone.
    for measure, value in (("recall", 0.182), ("cpc", 0.347), ("auc", 0.810), ("ndcg", 0.389)):
        assert card.value(measure) == pytest.approx(value, abs=0.0006), measure


@pytest.mark.raw
def test_every_occupation_has_a_node_or_a_reason(raw):
    occupations = compile_occupations(raw)
    tables = compile_moves(raw, occupations)
    links = tables["move_link"]
    assert links.height == occupations.height
    without = links.filter(pl.col("moves_node").is_null())
    assert dict(without.group_by("node_link").len().iter_rows()) == {"military": 19, "new": 1}
    found = dict(links.select("occupation_onet2019", "moves_node").iter_rows())
    assert found["41-3091.00"] == "41-3090"
    assert found["15-1252.00"] == "15-1132"
    assert found["51-9161.00"] == "51-4010"
    assert tables["move_node"].height == 519
    again = link_occupations(raw, merge_siblings(read_observed_moves(raw)), occupations)
    assert again.equals(links)
