"""What an application registers with the whole process: several may be kept, each with its own."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docutils.parsers.rst import directives, roles
from sphinx.util.docutils import additional_nodes, unregister_node

DIRECTIVES: Any = directives
ROLES: Any = roles
"""The modules of docutils in which directives and roles are registered, with the whole process."""


class Registry:
    """What an application registers with docutils and logging: its own while something is done in it."""

    def __init__(self) -> None:
        self.directives = dict(DIRECTIVES._directives)
        self.roles = dict(ROLES._roles)
        self.handlers: list[logging.Handler] = []

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Let this application's directives, roles and log be those of the process."""
        log = logging.getLogger("sphinx")
        before = (DIRECTIVES._directives, ROLES._roles, log.handlers)
        DIRECTIVES._directives, ROLES._roles = self.directives, self.roles
        log.handlers = self.handlers
        try:
            yield
        finally:
            self.handlers = log.handlers
            DIRECTIVES._directives, ROLES._roles, log.handlers = before


def forget_nodes() -> None:
    """Let no node be registered: each application that begins registers those that it writes."""
    for node in list(additional_nodes):
        unregister_node(node)
        additional_nodes.discard(node)
