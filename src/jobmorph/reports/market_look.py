"""A first look at the shipped scenarios: the answer, its chart, and all of them side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobmorph.reports.blocks import Grid, table_of
from jobmorph.reports.market_chart import Chart, NamedRow, rows_on_scale
from jobmorph.reports.market_charts import unemployment_chart
from jobmorph.reports.market_number import percent_range, points_range
from jobmorph.reports.market_page import answer_table, titled, whole_ranges
from jobmorph.reports.market_rows import RowFigure
from jobmorph.reports.market_terminal import ROWS, lead_sentence
from jobmorph.reports.market_view import DIFFERENCE, PEAK, end_label
from jobmorph.reports.words import say
from jobmorph.studies.market_demand import REFERENCE
from jobmorph.studies.market_look import MarketLook


@dataclass(frozen=True, slots=True)
class LookParts:
    """What a page shows of a first look.

    Parameters
    ----------
    scenario : str
        The one that is shown in full.
    lead : str
        Its answer in a sentence.
    answer : Grid
        Its cases side by side.
    open_note : str
        What the open case is.
    charts : tuple of Chart
        Its unemployment; all scenarios beside the reference.
    """

    scenario: str
    lead: str
    answer: Grid
    open_note: str
    charts: tuple[Chart, ...]


def look_parts(looks: Sequence[MarketLook], name: str) -> LookParts | None:
    """Lay out a first look; None if the edition holds none at that scenario."""
    shown = next((look for look in looks if look.scenario == name), None)
    if shown is None:
        return None
    path = replace(unemployment_chart(shown), source=look_source(shown))
    return LookParts(
        name, lead_sentence(shown), whole_ranges(answer_table(shown)), say("market.open"),
        tuple(titled([path, scenario_chart(looks)])),
    )  # fmt: skip


def scenario_chart(looks: Sequence[MarketLook]) -> Chart:
    """Draw the peak of every scenario beside the reference."""
    others = sorted(
        (look for look in looks if look.scenario != REFERENCE),
        key=lambda look: (-look.headline(PEAK, DIFFERENCE).mid, look.scenario),
    )
    rows = []
    for look in others:
        apart = look.headline(PEAK, DIFFERENCE)
        told, peak = points_range(apart), percent_range(look.headline(PEAK))
        sentence = say("market.look.row", scenario=look.scenario, points=told, peak=peak)
        figure = RowFigure((apart.scaled(100.0),), sentence)
        rows.append(NamedRow(look.scenario, figure, (told,)))
    most = others[0]
    chart = Chart(
        "scenario-peaks",
        _finding(others),
        say("market.look.unit"),
        (_table(looks),),
        source=look_source(most),
        notes=(say("market.look.reference", scenario=REFERENCE),),
    )
    return rows_on_scale(chart, rows, is_signed=True)


def _finding(others: Sequence[MarketLook]) -> str:
    """Say in how many scenarios the peak is apart from the reference at all, and between which."""
    most, least = others[0], others[-1]
    apart = [look.headline(PEAK, DIFFERENCE) for look in others]
    clear = sum(each.low > 0.0 or each.high < 0.0 for each in apart)
    return say(
        "market.look.finding",
        clear=clear or say("market.finding.none"),
        count=len(others),
        most=most.scenario,
        points=points_range(apart[0]),
        least=least.scenario,
        fewest=points_range(apart[-1]),
    )


def _table(looks: Sequence[MarketLook]) -> Grid:
    rows = [
        (
            look.scenario,
            *(percent_range(look.headline(quantity)) for quantity in ROWS),
            points_range(look.headline(PEAK, DIFFERENCE)),
        )
        for look in looks
    ]
    heads = [
        say("market.look.column.scenario"),
        *(say(f"market.row.{quantity}") for quantity in ROWS),
        say("market.look.column.apart"),
    ]
    return table_of(say("market.look.table"), heads, rows, range(1, 6))


def look_source(look: MarketLook) -> str:
    """Name draws, those left out too, seed, dates and edition of a first look."""
    source = say(
        "market.look.source",
        draws=look.draws,
        seed=look.seed,
        base=look.base_date,
        end=end_label(look),
        edition=look.record.edition,
    )
    left_out = look.dropped_draws
    return f"{source} {say('market.dropped', dropped=left_out)}" if left_out else source
