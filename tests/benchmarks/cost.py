"""What a request costs: CPU beside a bare Flask page, in the same process, turn by turn."""

import gc
import statistics
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks import floor
from tests.benchmarks.asked import Asking

OF_FLOOR, OF_PAGE = 30, 6  # requests in one turn


@dataclass
class Cost:
    """Of one page. Only ``times_floor`` holds from one machine to another."""

    turns: list[float] = field(default_factory=list)  # times a bare page, one number a turn
    seconds: list[float] = field(default_factory=list)  # CPU of one request
    walls: list[float] = field(default_factory=list)

    @property
    def times_floor(self) -> float:
        """The median of the turns."""
        return statistics.median(self.turns)

    @property
    def cpu_ms(self) -> float:
        """CPU of a request."""
        return statistics.median(self.seconds) * 1000

    @property
    def p50_ms(self) -> float:
        """Half of the requests took longer."""
        return statistics.median(self.walls) * 1000

    @property
    def spread(self) -> tuple[float, float]:
        """Between these two lies the middle half of the turns."""
        quarters = statistics.quantiles(self.turns, n=4)
        return quarters[0], quarters[2]


def measure(asked: dict[str, tuple[Any, Asking]], turns: int) -> dict[str, Cost]:
    """Each page after a turn of the floor, again and again, so that a busy machine slows both alike."""
    bare, bare_page = floor.create(), Asking("/")
    costs = {name: Cost() for name in asked}
    bare_page.cpu(bare, 200)
    for app, asking in asked.values():
        asking.cpu(app, 8)
    gc.collect()
    for _ in range(turns):
        for name, (app, asking) in asked.items():
            under = bare_page.cpu(bare, OF_FLOOR)
            over = asking.cpu(app, OF_PAGE, costs[name].walls)
            costs[name].turns.append(over / under)
            costs[name].seconds.append(over)
    return costs
