"""The date of an edition's release, which stands for the time in everything that is written."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_glossator.safety.settings import warn
from sphinx_glossator.words.dates import spell_dates

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


VARIABLE = "SOURCE_DATE_EPOCH"
LATEST = 4_102_444_799
"""The last second of 2099: what stands in PDF and EPUB as a date has four digits and two."""


def set_source_date(app: Sphinx, config: Config) -> None:
    """Let ``edition_release_date`` stand for the time, unless ``SOURCE_DATE_EPOCH`` is set.

    Sphinx's own parts look at the variable, so it is set for this build (``config-inited``), and for
    no other that the process may make.
    """
    if VARIABLE in os.environ:
        check_variable()
        return
    given = config.edition_release_date
    if not given:
        return
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
            raise ValueError("not a day of ISO 8601")
        day = datetime.fromisoformat(given).replace(tzinfo=UTC)
    except ValueError:
        warn(app, "edition_release_date", f"{given!r} is no day; write it as 2026-11-21")
        return
    if not 0 <= day.timestamp() <= LATEST:
        warn(app, "edition_release_date", f"{given} is not between 1970 and 2099; correct it")
        return
    os.environ[VARIABLE] = str(int(day.timestamp()))
    app.connect("build-finished", forget_source_date, priority=900)


def check_variable() -> None:
    """Raise :class:`~sphinx.errors.ConfigError` where the variable of the environment is no time."""
    given = os.environ[VARIABLE]
    if not re.fullmatch(r"[0-9]{1,12}", given) or int(given) > LATEST:
        raise ConfigError(
            f"{VARIABLE} is {given!r}; it is a number of seconds since 1970, before 2100: correct or unset it"
        )


def forget_source_date(app: Sphinx, exception: Exception | None) -> None:
    """Unset what :func:`set_source_date` has set (``build-finished``, after all others)."""
    os.environ.pop(VARIABLE, None)


@contextmanager
def keeping_source_date() -> Iterator[None]:
    """Let an application that goes on after it has finished keep the date that stands for the time."""
    kept = os.environ.get(VARIABLE)
    yield
    if kept is not None:
        os.environ[VARIABLE] = kept


def read_timestamp() -> int:
    """Return the time that outputs carry, in seconds since 1970: never the clock's."""
    return int(os.environ.get(VARIABLE, "0"))


def spell_release_date() -> str:
    """Return the day of that time as it is printed: 21 November 2026; "" where none is set."""
    time = read_timestamp()
    return spell_dates(datetime.fromtimestamp(time, UTC).date().isoformat(), "") if time else ""
