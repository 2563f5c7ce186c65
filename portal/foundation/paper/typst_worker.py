"""Runs in a process of its own: sets what standard input orders, writes the file to standard output.

Started by path in Python's isolated mode, so it imports nothing of ours. Typst may read the folder of the template
and no other; what people wrote comes as data in ``sys.inputs``.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any


def limit(seconds: int, memory_bytes: int) -> None:
    """Let the kernel end this process when it computes too long or takes too much memory."""
    wanted = {resource.RLIMIT_CPU: 2 * seconds, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    if sys.platform != "darwin":  # macOS knows this limit and refuses every value for it
        wanted[resource.RLIMIT_AS] = memory_bytes
    for which, most in wanted.items():
        ceiling = resource.getrlimit(which)[1]
        value = most if ceiling == resource.RLIM_INFINITY else min(most, ceiling)
        resource.setrlimit(which, (value, value))


def made(order: dict[str, Any]) -> bytes:
    """The file that was ordered. Raises what Typst raises."""
    import typst

    template = Path(order["template"])
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[order["fonts"]])
    compiler = typst.Compiler(
        input=str(template),
        root=str(template.parent),
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"papers": order["papers"]},
        package_path="/nowhere",
        package_cache_path="/nowhere",
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=order["made_at"])
    return pdf if isinstance(pdf, bytes) else b""


def main() -> None:
    """Read the order, write the file; one line about what is wrong goes to standard error."""
    order = json.loads(sys.stdin.buffer.read())
    limit(order["seconds"], order["memory_bytes"])
    try:
        answer = made(order)
    except Exception as problem:
        sys.stderr.write(f"{type(problem).__name__}: {getattr(problem, 'message', '')}\n")
        sys.exit(3)
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
