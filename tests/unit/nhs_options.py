"""The options of the design system's examples. What nobody takes is what our macro does not do."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class Options(dict[str, Any]):
    """Options of one example that remember which of them were taken."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.taken: set[str] = set()

    def take(self, name: str, default: Any = None) -> Any:
        self.taken.add(name)
        return self.get(name, default)

    def part(self, name: str) -> "Options":
        """An option that is itself options, or words alone."""
        found = self.take(name)
        return found if isinstance(found, Options) else Options({"text": found} if found else {})

    def left(self) -> Iterator[str]:
        for name, value in self.items():
            if name not in self.taken:
                yield name
                continue
            for inner in _options_in(value):
                yield from (f"{name}.{deeper}" for deeper in inner.left())


def _options_in(value: Any) -> Iterator[Options]:
    if isinstance(value, Options):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _options_in(one)


def examples(path: Path) -> list[Options]:
    """All examples of a component; those of one name are told apart by number."""
    found: list[Options] = json.loads(path.read_text("utf-8"), object_hook=Options)["fixtures"]
    names: list[str] = []
    for example in found:
        names.append(example["name"])
        count = names.count(example["name"])
        example["name"] += f" ({count})" if count > 1 else ""
    return found
