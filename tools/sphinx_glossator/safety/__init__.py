"""What a page may not do to its readers, nor a build to its editor.

No address but those of :mod:`~glossator_schema.addresses`, no HTML that acts, no file from outside
the edition, nothing fetched. Each is a warning at its place, and what was warned of is in no output.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_glossator.safety.inclusion import guard_files
from sphinx_glossator.safety.markdown import judge_links_here
from sphinx_glossator.safety.network import forbid_network, permit_network
from sphinx_glossator.safety.pages import SafeLinks, SafePages
from sphinx_glossator.safety.settings import check_addresses_of_settings, keep_local_inventories

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_safety(app: Sphinx) -> None:
    """Register what keeps pages and builds safe."""
    judge_links_here()
    guard_files()
    app.add_transform(SafePages)
    app.add_post_transform(SafeLinks)
    app.connect("config-inited", keep_local_inventories, priority=100)  # before they are validated
    app.connect("config-inited", check_addresses_of_settings)
    app.connect("builder-inited", forbid_network, priority=0)  # before inventories are loaded
    app.connect("build-finished", permit_network, priority=1000)
