"""The table that is printed: beside each number its budget, and whether it is kept."""

import sys
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cell:
    """A number. ``most``: its budget; without one it is only told."""

    value: float | None
    most: float | None = None
    digits: int = 0

    def __str__(self) -> str:
        if self.value is None:
            return "–"
        told = f"{self.value:,.{self.digits}f}"
        if self.most is None:
            return told
        return f"{told} of {self.most:,g} {'ok' if self.value <= self.most else 'OVER'}"


@dataclass
class Report:
    """Lines and tables as they come, and what could not be measured."""

    over: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def heading(self, text: str) -> None:
        """Begin a part."""
        print(f"\n{text}")

    def line(self, what: str, cell: Cell, note: str = "") -> None:
        """One number on a line of its own."""
        self._note(what, cell)
        print(f"  {what:<66} {cell!s:>26}  {note}".rstrip())
        sys.stdout.flush()

    def table(self, columns: list[str], rows: dict[str, list[Cell | str]]) -> None:
        """Pages down, numbers across."""
        told = {name: [str(cell) for cell in cells] for name, cells in rows.items()}
        for name, cells in rows.items():
            for column, cell in zip(columns, cells, strict=True):
                if isinstance(cell, Cell):
                    self._note(f"{name}: {column}", cell)
        widths = [max(len(column), *(len(cells[at]) for cells in told.values())) for at, column in enumerate(columns)]
        first = max(map(len, told))
        print("  " + " " * first + "  " + "  ".join(c.rjust(w) for c, w in zip(columns, widths, strict=True)))
        for name, cells in told.items():
            print(f"  {name:<{first}}  " + "  ".join(c.rjust(w) for c, w in zip(cells, widths, strict=True)))
        sys.stdout.flush()

    def not_measured(self, what: str, why: object) -> None:
        """Something is missing on this machine; the rest goes on."""
        self.missing.append(f"{what}: {type(why).__name__ if isinstance(why, Exception) else ''} {why}".strip())
        print(f"  {what}: not measured")

    def _note(self, what: str, cell: Cell) -> None:
        if cell.value is not None and cell.most is not None and cell.value > cell.most:
            self.over.append(f"{what}: {cell}")

    def end(self, seconds: float) -> None:
        """What is over budget, what could not be measured."""
        self.heading(f"Over budget: {len(self.over)}")
        for one in self.over:
            print(f"  {one}")
        if self.missing:
            self.heading("Not measured, and why")
            for one in self.missing:
                print(f"  {one}")
        print(f"\nDone in {seconds:.0f} seconds.")
