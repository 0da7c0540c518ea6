"""Let MyST's rule for roles look at the next character before it copies the rest of the paragraph.

``mdit_py_plugins.myst_role`` (0.7) matches its pattern against ``state.src[state.pos:]`` at each character that
may begin markup, hyphens and colons among them: a paragraph of 4 MB took 30 s, and the time grew with
the square. MyST-Parser gives an extension no place to change a rule of its parser, so the rule itself is
exchanged, in this process, before a parser is made.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from mdit_py_plugins.myst_role import index

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

whole_rule = index.myst_role


@wraps(whole_rule)
def look_first(state: StateInline, silent: bool) -> bool:
    """Try the rule where a role's name can begin, and nowhere else."""
    return state.src[state.pos] == "{" and whole_rule(state, silent)


def use_quick_rule() -> None:
    """Exchange the rule; a second time changes nothing."""
    index.myst_role = look_first
