"""All benchmarks, in the order in which they are told."""

from __future__ import annotations

import conversion
import drafting_speed
import pandoc_and_typst
import previews
import start
import stock
from plan import Benchmark

BENCHMARKS: tuple[Benchmark, ...] = (
    Benchmark(
        name="pandoc",
        peer="pandoc, Typst",
        packages=("pypandoc_binary", "typst", "sphinx"),
        measure=pandoc_and_typst.measure,
    ),
    Benchmark(
        name="stock",
        peer="Sphinx, MyST, furo",
        packages=("sphinx", "myst-parser", "furo"),
        measure=stock.measure,
        repeated="median of {runs} for 10 and 100 texts, the others once",
    ),
    Benchmark(
        name="preview",
        peer="sphinx-autobuild",
        packages=("sphinx-autobuild", "sphinx"),
        measure=previews.measure,
        repeated=f"median of {previews.CHANGES} changes",
    ),
    Benchmark(name="conversion", peer="with 50 terms", packages=(), measure=conversion.measure),
    Benchmark(
        name="drafting",
        peer="in proportion",
        packages=(),
        measure=drafting_speed.measure,
        repeated=f"least of {drafting_speed.LEAST_OF}",
    ),
    Benchmark(
        name="start",
        peer="",
        packages=(),
        measure=start.measure,
        repeated=f"median of {start.TURNS}",
    ),
)
