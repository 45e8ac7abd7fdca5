"""Options that the commands of the market share."""

from typing import Annotated

import typer

ScenarioOption = Annotated[
    str, typer.Option("--scenario", metavar="NAME|FILE", help="A shipped name, or your own file.")
]
YearsOption = Annotated[int, typer.Option("--years", metavar="N", help="Years ahead, 1 to 10.")]
DrawsOption = Annotated[
    int, typer.Option("--draws", metavar="N", help="Draws of all uncertain assumptions.")
]
OccupationOption = Annotated[
    str | None, typer.Option("--occupation", metavar="JOB", help="A job to record by itself.")
]
