"""How often Python looks for objects that are in use no more, in a process that runs Sphinx.

A build makes objects by the million, of which most are in use to its end: the modules, what was read of all
pages. Python looks through them again and again, for a tenth to a fifth of the whole time.
"""

from __future__ import annotations

import gc

THRESHOLDS = (50_000, 5, 10)
"""So many more objects than before, so many looks at the youngest, so many at those that stayed then: the tree
of a page, whose nodes know one another, is still gone soon after it was written."""


def look_seldom() -> None:
    """Look for what is in use no more when there may be much of it."""
    gc.set_threshold(*THRESHOLDS)


def take_for_lasting() -> None:
    """Take all that there is now for what stays to the end."""
    gc.freeze()
