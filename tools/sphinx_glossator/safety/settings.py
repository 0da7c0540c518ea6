"""Settings that are printed or fetched: their addresses are judged as those of a page are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from glossator_schema.addresses import judge_file, judge_link, shorten
from sphinx_glossator.safety.raw_html import find_html_faults

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

LINKS = ("html_baseurl", "edition_report_url", "html_use_opensearch")
FILES = ("html_logo", "html_favicon", "epub_cover", "html_css_files", "html_js_files")
WORDS = (
    "project",
    "author",
    "copyright",
    "project_copyright",
    "release",
    "version",
    "html_title",
    "html_short_title",
    "html_last_updated_fmt",
    "html_theme_options",
    "epub_title",
)
"""Settings whose words a theme prints, some of them as HTML."""


def check_addresses_of_settings(app: Sphinx, config: Config) -> None:
    """Warn of addresses and HTML in ``conf.py`` that a page may not have (``config-inited``)."""
    for name, fault in find_setting_faults(config):
        warn(app, name, fault)


def find_setting_faults(config: Config) -> Iterator[tuple[str, str]]:
    """Yield the name of each setting that has a fault, and the fault."""
    for name in (*LINKS, *FILES):
        judge = judge_link if name in LINKS else judge_file
        for address in _strings(getattr(config, name, "")):
            if fault := judge(address):
                yield name, fault
    for name in WORDS:
        for words in _strings(getattr(config, name, "")):
            yield from ((name, fault) for fault in find_html_faults(words))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def keep_local_inventories(app: Sphinx, config: Config) -> None:
    """Leave of other projects' inventories those that lie in a file (``config-inited``).

    A project that has none is a fault: its inventory would be fetched.
    """
    mapping = getattr(config, "intersphinx_mapping", None)
    if not isinstance(mapping, dict):
        return
    kept = {}
    for name, given in mapping.items():
        if not (isinstance(given, list | tuple) and len(given) == 2):
            kept[name] = given  # intersphinx says what is wrong
            continue
        address, places = given
        places = places if isinstance(places, list | tuple) else (places,)
        local = tuple(place for place in places if place and not judge_file(str(place)))
        if not local and not judge_file(str(address)):
            local = (None,)  # the other project itself lies in a folder
        if fault := judge_link(str(address)):
            warn(app, "intersphinx_mapping", fault)
        elif local:
            kept[name] = (address, local)
        else:
            message = (
                f"the inventory of {name} would be fetched from {shorten(str(address))}; "
                "put a copy of its objects.inv into the edition, and name it second"
            )
            warn(app, "intersphinx_mapping", message)
    config.intersphinx_mapping = kept


def warn(app: Sphinx, name: str, fault: str) -> None:
    """Warn of a setting, at the line of ``conf.py`` that sets it."""
    file = Path(app.confdir, "conf.py")
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    found = (n for n, line in enumerate(lines, 1) if line.replace(" ", "").startswith(f"{name}="))
    line = next(found, 1)
    logger.warning("%s: %s", name, fault, location=f"{file}:{line}")
