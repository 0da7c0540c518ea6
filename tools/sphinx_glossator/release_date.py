"""The date of an edition's release, which stands for the time in everything that is written."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def set_source_date(app: Sphinx, config: Config) -> None:
    """Let ``edition_release_date`` stand for the time, unless ``SOURCE_DATE_EPOCH`` is set.

    Sphinx's own parts look at the variable, so it is set for this build (``config-inited``), and for
    no other that the process may make.
    """
    if not config.edition_release_date or "SOURCE_DATE_EPOCH" in os.environ:
        return
    try:
        day = datetime.fromisoformat(config.edition_release_date)
    except ValueError as error:
        raise ConfigError(
            f"edition_release_date is {config.edition_release_date!r}; write it as 2026-11-21"
        ) from error
    os.environ["SOURCE_DATE_EPOCH"] = str(int(day.replace(tzinfo=UTC).timestamp()))
    app.connect("build-finished", forget_source_date, priority=900)


def forget_source_date(app: Sphinx, exception: Exception | None) -> None:
    """Unset what :func:`set_source_date` has set (``build-finished``, after all others)."""
    os.environ.pop("SOURCE_DATE_EPOCH", None)


def read_timestamp() -> int:
    """Return the time that outputs carry, in seconds since 1970: never the clock's."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", "0"))


def spell_release_date() -> str:
    """Return the day of that time as it is printed: 21 November 2026; "" where none is set."""
    time = read_timestamp()
    return datetime.fromtimestamp(time, UTC).strftime("%-d %B %Y") if time else ""
