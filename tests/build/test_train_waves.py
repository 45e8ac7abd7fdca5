import numpy as np
import pytest

from jobmorph.build.train.change import (
    ChangeModel,
    base_rates,
    fit_change,
    predict_change,
    predict_seen,
    state_features,
)
from jobmorph.build.train.waves import (
    UNSEEN_LOG_SHARE,
    LocalLevel,
    WaveSeries,
    filter_level,
    fit_local_level,
    wave_series,
)
from jobmorph.schema.errors import DataError

from .synthetic_tasks import make_inputs


def make_series(shares, months=(0.0, 1.0, 6.0)):
    shares = np.asarray(shares, dtype=float)
    waves = tuple(f"w{n}" for n in range(shares.shape[1]))
    return WaveSeries(np.arange(len(shares)), waves, np.array(months[: len(waves)]), shares)


def simulated(drift, noise, count=40_000):
    rng = np.random.default_rng(5)
    level = rng.normal(-9.0, 1.0, count)
    columns = []
    for gap in (0.0, 1.0, 5.0):
        level = level + rng.normal(0.0, np.sqrt(drift * gap), count)
        columns.append(level + rng.normal(0.0, np.sqrt(noise), count))
    return make_series(np.column_stack(columns))


def test_drift_and_noise_are_recovered():
    model = fit_local_level(simulated(0.08, 0.25))
    assert model.drift == pytest.approx(0.08, abs=0.005)
    assert model.noise == pytest.approx(0.25, abs=0.01)


def test_two_waves_cannot_tell_drift_from_noise():
    with pytest.raises(DataError, match="need three waves, not 2"):
        fit_local_level(make_series([[1.0, 2.0]]))


def test_filter_of_one_wave_without_prior_is_persistence():
    series = make_series([[-8.0], [-5.0]])
    held = filter_level(series, LocalLevel(0.1, 0.2), np.zeros(2), np.inf)
    assert held.level.tolist() == [-8.0, -5.0]
    assert held.variance.tolist() == [0.2, 0.2]


def test_filter_of_two_waves_by_hand():
    series = make_series([[-8.0, -6.0]], months=(0.0, 2.0))
    held = filter_level(series, LocalLevel(0.1, 0.2), np.zeros(1), np.inf)
    gain = 0.4 / 0.6
    assert held.level[0] == pytest.approx(-8.0 + gain * 2.0)
    assert held.variance[0] == pytest.approx(gain * 0.2)


def test_without_noise_the_last_wave_is_all_that_counts():
    series = make_series([[-8.0, np.nan, -6.5]])
    held = filter_level(series, LocalLevel(0.1, 1e-12), np.zeros(1), np.inf)
    assert held.level[0] == pytest.approx(-6.5)


def test_an_unseen_wave_pulls_down_to_its_stand_in():
    seen, unseen = make_series([[-8.0, -8.0]]), make_series([[np.nan, -8.0]])
    model = LocalLevel(0.1, 0.2)
    levels = [filter_level(item, model, np.zeros(1), np.inf).level[0] for item in (seen, unseen)]
    assert UNSEEN_LOG_SHARE < levels[1] < levels[0] == pytest.approx(-8.0)


def test_filtered_level_predicts_better_than_the_last_wave():
    series = simulated(0.08, 0.25)
    early = WaveSeries(series.rows, series.waves[:2], series.months[:2], series.log_share[:, :2])
    target = series.log_share[:, 2]
    level = filter_level(early, LocalLevel(0.08, 0.25), np.zeros(len(target)), np.inf).level
    errors = [np.mean((target - guess) ** 2) for guess in (level, early.log_share[:, 1])]
    assert errors[0] < 0.95 * errors[1]


def test_range_covers_what_it_promises_at_the_same_distance():
    rng = np.random.default_rng(6)
    start = rng.normal(-9.0, 1.0, 20_000)
    steps = [rng.standard_t(4, 20_000) * 0.5 for _ in range(2)]
    series = make_series(
        np.column_stack([start, start + steps[0], start + steps[0] + steps[1]]), (0.0, 3.0, 6.0)
    )
    model = fit_change(series, "w0", "w1")
    span = predict_change(model, series.column("w1"), 3.0)
    change = series.column("w2") - series.column("w1")
    assert np.mean((change >= span.low) & (change <= span.high)) == pytest.approx(0.8, abs=0.02)


def test_unscaled_range_ignores_time():
    model = ChangeModel(0.3, 0.0, -1.0, 2.0, months=5.0)
    span = predict_change(model, np.zeros(1), 100.0, is_scaled=False)
    assert (span.low[0], span.high[0]) == (pytest.approx(-0.7), pytest.approx(2.3))


def test_state_puts_the_last_wave_first():
    series = make_series([[np.nan, UNSEEN_LOG_SHARE + 2.0]])
    assert state_features(series, np.array([0.5])).tolist() == [[1.0, 2.0, 0.0, 0.0, 0.5]]


def test_seen_again_is_calibrated_when_nothing_changes():
    rng = np.random.default_rng(7)
    state = rng.normal(size=(20_000, 5))
    truth = rng.random(20_000) < 1.0 / (1.0 + np.exp(-state[:, 4]))
    chance = predict_seen(state, truth, state)
    high = chance > 0.7
    assert chance[high].mean() == pytest.approx(truth[high].mean(), abs=0.02)


def test_base_rates_depend_on_the_last_wave_only():
    early = np.array([[1.0], [1.0], [0.0], [0.0]])
    after = np.array([True, False, False, False])
    assert base_rates(early, after, np.array([[0.0], [1.0]])).tolist() == [0.0, 0.5]


def test_series_holds_each_text_once_and_undoes_the_division():
    inputs = make_inputs()[0]
    tasks = inputs.tasks.with_columns(n_occupations=2)
    series = wave_series(type(inputs)(tasks, inputs.known, inputs.activities, inputs.usage), "chat")
    assert series.rows.size == tasks["is_usage_observable"].sum()
    seen = series.log_share[~np.isnan(series.log_share)]
    assert seen == pytest.approx(np.full(seen.size, np.log(0.0002)))


def test_a_channel_without_waves_is_an_error():
    with pytest.raises(DataError, match="no channel 'api'"):
        wave_series(make_inputs()[0], "api")
