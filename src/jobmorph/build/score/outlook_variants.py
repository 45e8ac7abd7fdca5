"""The forecast as shipped, the simpler ones beside it, and every variant tried."""

from typing import Final

from jobmorph.build.score.outlook_backtest import Variant
from jobmorph.market.growth import Method, TrendRule

MAIN: Final[Method] = "sum"
METHOD_NAMES: Final[dict[Method, str]] = {
    "no_change": "no change",
    "alike": "all jobs grow alike",
    "trend": "damped trend",
    "official": "official projection",
    "average": "equal average of official projection and damped trend",
    "sum": "official projection plus damped trend",
}
VARIANTS: Final = {
    "horizon_3": ("three years ahead", Variant(MAIN, horizon_years=3)),
    "horizon_5": ("five years ahead", Variant(MAIN, horizon_years=5)),
    "lookback_3": ("trend over three years", Variant(MAIN, TrendRule(3))),
    "damping_40": ("damping held at .4", Variant(MAIN, damping=0.4)),
    "no_skipping": ("trends may end in 2020 to 2022", Variant(MAIN, TrendRule(skipped=()))),
    "skip_2020_21": (
        "trends may end in 2022",
        Variant(MAIN, TrendRule(skipped=(2020, 2021))),
    ),
    "not_levelled": ("total not held at the official one", Variant(MAIN, is_levelled=False)),
    "spread": ("spread stretched as earlier editions needed", Variant(MAIN, is_spread=True)),
    "not_widened": (
        "ranges without room for the stated common error: the first choice, dropped after its "
        "coverage was seen",
        Variant(MAIN, is_widened=False),
    ),
    "not_centred": ("median error kept", Variant(MAIN, is_centred=False)),
    "exponent_80": ("errors grow with h^.8", Variant(MAIN, exponent=0.8)),
    "exponent_80_not_widened": (
        "errors grow with h^.8, ranges without room for the stated common error",
        Variant(MAIN, exponent=0.8, is_widened=False),
    ),
}
