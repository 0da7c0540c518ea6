"""Nothing is fetched while an edition is built: the floor under all checks of addresses.

Python tells an audit hook of every connection before it is made. The hook cannot be taken off again,
so it is set once in a process, and looks away where no build is going on.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any
from weakref import ReferenceType, ref

from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

REFUSED_EVENTS = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.sendto",
        "urllib.Request",
        "http.client.connect",
        "ftplib.connect",
    }
)
FETCHING_BUILDERS = frozenset({"linkcheck"})
"""Builders whose whole work is to ask other hosts."""


class FetchRefusedError(OSError):
    """A part of the build asked for something that is not in the edition."""


class _Guard:
    """Whether a build is going on, and what was refused in it."""

    def __init__(self) -> None:
        self.installed = False
        self.app: ReferenceType[Sphinx] | None = (
            None  # weak: an application that fails to start has no end
        )
        self.refused: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        # Python tells of every file that is opened, and of much else: what it is about comes first.
        if event in REFUSED_EVENTS and self.app is not None and self.app() is not None:
            message = f"nothing is fetched while building, and {event} asked for {_name(event, arguments)}"
            self.refused.append(message)
            raise FetchRefusedError(message)


def _name(event: str, arguments: tuple[Any, ...]) -> str:
    """Return what an event is about: of a socket the address, of the others the address or host."""
    about = arguments[1:] if event.startswith(("socket.connect", "socket.sendto")) else arguments
    return repr(about[0]) if about else "an address"


GUARD = _Guard()


def forbid_network(app: Sphinx) -> None:
    """Refuse all connections from here on (``builder-inited``, before all others)."""
    if app.builder.name in FETCHING_BUILDERS:
        return
    if not GUARD.installed:
        sys.addaudithook(GUARD)
        GUARD.installed = True
    GUARD.app = ref(app)
    GUARD.refused.clear()


def permit_network(app: Sphinx, exception: Exception | None) -> None:
    """End it (``build-finished``), and tell what some part may have caught and kept to itself."""
    GUARD.app = None
    for message in dict.fromkeys(GUARD.refused):
        logger.warning("%s; put a copy into the edition", message)
    GUARD.refused.clear()
