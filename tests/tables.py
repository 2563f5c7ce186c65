"""The tables of docs/ for tests: read, and their names looked up in the code."""

import ast
import functools
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@functools.cache
def names_in(path: str) -> frozenset[str]:
    """Every function, class and constant of a Python file, methods as ``Class.method``; empty without the file."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    found: set[str] = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        found |= _names(node)
    return frozenset(found)


def _names(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return {node.name}
    if isinstance(node, ast.ClassDef):
        inside = {name for part in node.body for name in _names(part)}
        return {node.name} | {f"{node.name}.{name}" for name in inside}
    if isinstance(node, ast.Assign):
        return {one.id for one in node.targets if isinstance(one, ast.Name)}
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return {node.target.id}
    return set()


def there(named: str) -> bool:
    """Whether ``folder/file.py::name`` is there, or ``folder/file`` of any kind."""
    path, _, name = named.partition("::")
    if not name:
        return (ROOT / path).exists()
    return name in names_in(path)
