"""How a long study tells how far it is."""

from collections.abc import Callable

# Called with what is done and with the total: draws of a market, designs of a team.
Progress = Callable[[int, int], None]
