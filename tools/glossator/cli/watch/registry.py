"""What an application registers with the whole process, and sets: several may be kept, each with its own."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docutils.parsers.rst import directives, roles
from sphinx.locale import translators
from sphinx.util.docutils import additional_nodes, unregister_node

from glossator.cli.conf_values import TIME, set_time

DIRECTIVES: Any = directives
ROLES: Any = roles
"""The modules of docutils in which directives and roles are registered, with the whole process."""


class Registry:
    """What an application registers with docutils and logging, its date and language: while it works."""

    def __init__(self) -> None:
        self.directives = dict(DIRECTIVES._directives)
        self.roles = dict(ROLES._roles)
        self.handlers: list[logging.Handler] = []
        self.date = os.environ.get(TIME)
        self.translators: dict[Any, Any] = {}

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Let this application's directives, roles and log be those of the process."""
        log = logging.getLogger("sphinx")
        before = (DIRECTIVES._directives, ROLES._roles, log.handlers)
        DIRECTIVES._directives, ROLES._roles = self.directives, self.roles
        log.handlers = self.handlers
        date = set_time(self.date)
        spoken = set_translators(self.translators)
        try:
            yield
        finally:
            self.handlers = log.handlers
            self.date = set_time(date)
            self.translators = set_translators(spoken)
            DIRECTIVES._directives, ROLES._roles, log.handlers = before


def set_translators(those: dict[Any, Any]) -> dict[Any, Any]:
    """Let Sphinx and its extensions speak by some catalogues; return those by which they did."""
    before = dict(translators)
    translators.clear()
    translators.update(those)
    return before


def forget_nodes() -> None:
    """Let no node be registered: each application that begins registers those that it writes."""
    for node in list(additional_nodes):
        unregister_node(node)
        additional_nodes.discard(node)
