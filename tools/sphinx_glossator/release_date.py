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
    """Set ``SOURCE_DATE_EPOCH`` from ``edition_release_date``, unless it is set (``config-inited``)."""
    if config.edition_release_date and "SOURCE_DATE_EPOCH" not in os.environ:
        try:
            day = datetime.fromisoformat(config.edition_release_date)
        except ValueError as error:
            raise ConfigError(
                f"edition_release_date is {config.edition_release_date!r}; write it as 2026-11-21"
            ) from error
        os.environ["SOURCE_DATE_EPOCH"] = str(int(day.replace(tzinfo=UTC).timestamp()))
