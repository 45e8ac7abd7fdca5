import polars as pl

from jobmorph.build.compile.market_fits import compile_market_fits
from jobmorph.build.score.market_fits import stored_fits
from jobmorph.schema.tables import MARKET_FIT
from jobmorph.studies.market_fits import FIT_OF, fits_of_table


def test_the_table_holds_every_fit_as_it_was_written():
    table = MARKET_FIT.check(compile_market_fits())
    assert table.select("fit_id", "fit_parameter").is_unique().all()
    found, written = fits_of_table(table), stored_fits()
    assert found.keys() == written.keys() >= set(FIT_OF.values())
    assert all(found[name].values == written[name].values for name in written)


def test_only_one_fit_has_intervals_and_they_hold_its_values():
    profiled = compile_market_fits().filter(pl.col("fitted_low").is_not_null())
    assert profiled.get_column("fit_id").unique().to_list() == ["output"]
    is_inside = pl.col("fitted_value").is_between("fitted_low", "fitted_high")
    assert profiled.select(is_inside.all()).item()
