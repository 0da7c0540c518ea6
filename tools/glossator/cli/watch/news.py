"""What a preview is asked for, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass, field

from glossator.diagnostics import Diagnostic


@dataclass(frozen=True)
class OpenPage:
    """A page in a browser: for whom, and its path below the pages of that audience."""

    audience: str
    path: str


@dataclass(frozen=True)
class State:
    """What all open pages are told: what is wrong, and whether the checks have looked at it."""

    faults: tuple[Diagnostic, ...] = ()
    checked: bool = False


@dataclass(frozen=True)
class News:
    """What the open pages are told when something has changed.

    ``changed``: for each page that is not as it was, the version that it has now; None for one that is no more.
    """

    state: State
    changed: dict[OpenPage, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Shown:
    """The answer for a page; ``content`` is None where there is none to show."""

    content: bytes | None
    version: str = ""
