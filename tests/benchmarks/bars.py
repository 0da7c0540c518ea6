"""What the software should need at most: every bar, in this one place.

A ratio is taken in one run, of ours and of what a user would pick instead, and holds on every machine. So
does memory. Seconds hold on a machine of two cores of today; only those of a note in the preview, which a
writer feels most, and those of processor before a command does anything, fail a run. On the clock, ours, which
uses both cores, suffers more from whatever else runs than the peer, which uses one: so a clean build fails by
its processor time, of which two cores have twice as much as the clock. The PDF is too far from its bar to
fail by it.
"""

from __future__ import annotations

from drafting_speed import CORPUS
from figures import Bar, Of, Quantity
from previews import KINDS

BARS: tuple[Bar, ...] = (
    # Sphinx, MyST and furo alone
    # of ten texts, half the time is what every build begins with, and ours begins with more
    Bar("stock", "10 texts", Quantity.USER, Of.RATIO, 2),
    Bar("stock", "10 texts, a changed note", Quantity.USER, Of.RATIO, 2),
    Bar("stock", "100 texts", Quantity.USER, Of.RATIO, 1.3),
    Bar("stock", "100 texts", Quantity.MEMORY, Of.RATIO, 2),
    Bar("stock", "100 texts, a changed note", Quantity.USER, Of.RATIO, 2),
    Bar("stock", "100 texts, a changed note", Quantity.MEMORY, Of.RATIO, 2),
    Bar("stock", "100 texts in six scripts", Quantity.USER, Of.RATIO, 1.3),
    Bar("stock", "300 texts", Quantity.USER, Of.RATIO, 1.3),
    Bar("stock", "300 texts", Quantity.MEMORY, Of.RATIO, 2),
    Bar("stock", "300 texts", Quantity.MEMORY, Of.VALUE, 400),
    Bar("stock", "300 texts, a changed note", Quantity.USER, Of.RATIO, 2),
    Bar("stock", "300 texts, a changed note", Quantity.MEMORY, Of.RATIO, 2),
    Bar("stock", "300 texts, a changed note", Quantity.MEMORY, Of.VALUE, 400),
    Bar("stock", "a text among 1,000, against one among 100", Quantity.TIMES, Of.VALUE, 1.25),
    # pandoc and Typst
    Bar("pandoc", "HTML, PDF and EPUB", Quantity.WALL, Of.RATIO, 2.5, fails=False),
    Bar("pandoc", "HTML, PDF and EPUB", Quantity.USER, Of.RATIO, 2 * 2.5),
    Bar("pandoc", "nothing changed", Quantity.WALL, Of.RATIO, 0.4),
    Bar("pandoc", "nothing changed", Quantity.WALL, Of.VALUE, 2, fails=False),
    Bar("pandoc", "a changed note, HTML alone", Quantity.WALL, Of.VALUE, 3, fails=False),
    Bar("pandoc", "a changed note, all", Quantity.WALL, Of.VALUE, 8, fails=False),
    Bar("pandoc", "PDF alone", Quantity.WALL, Of.RATIO, 3, fails=False),
    Bar("pandoc", "PDF alone", Quantity.MEMORY, Of.VALUE, 700),
    # sphinx-autobuild
    *(
        Bar("preview", kind.name, Quantity.WALL, Of.VALUE, 0.5, fails=kind is KINDS[0])
        for kind in KINDS
    ),
    # growth with the number of terms
    Bar("conversion", "2,000 terms, against 50", Quantity.USER, Of.RATIO, 2),
    # a draft of a text of each kind, from the command's start
    *(
        Bar("drafting", f"{kind}, 200 KB", Quantity.USER, Of.VALUE, 3)
        for kind in sorted(path.stem for path in CORPUS.glob("*.txt"))
    ),
    Bar("drafting", "1 MB, against five times 200 KB", Quantity.USER, Of.RATIO, 1.5),
    # Python
    *(
        Bar("start", what, quantity, Of.VALUE, 0.15, fails=quantity is Quantity.USER)
        for what in ("glossator --help, over Python's own", "glossator check, over Python's own")
        for quantity in (Quantity.WALL, Quantity.USER)
    ),
)
