"""What happens to a page between the theme's templates and the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.jinja2glue import BuiltinTemplateLoader

from sphinx_glossator.html.accessibility import mend_page
from sphinx_glossator.html.assets import choose_assets
from sphinx_glossator.html.lean import lighten_page
from sphinx_glossator.html.security import add_policy

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

TEMPLATES = Path(__file__).parent / "templates"

FINISHES = (choose_assets, mend_page, lighten_page, add_policy)
"""In this order: the policy is that of the page as it is written."""


class EditionTemplates(BuiltinTemplateLoader):
    """Sphinx's template engine; each page that it renders is finished."""

    def render(self, template: str, context: dict[str, Any]) -> str:  # type: ignore[override]
        page = super().render(template, context)
        if template.endswith(".html") and context.get("builder") != "epub":
            for finish in FINISHES:
                page = finish(page)
        return page


def use_templates(app: Sphinx, config: Config) -> None:
    """Let Sphinx render with these templates, over those of the theme (``config-inited``)."""
    config.templates_path = [*config.templates_path, str(TEMPLATES)]
    if not config.template_bridge:
        config.template_bridge = f"{__name__}.{EditionTemplates.__name__}"
