"""What happens to a page between the theme's templates and the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.locale import get_translator

from glossator_schema.tags import write_attributes
from sphinx_glossator.html.accessibility import mend_page
from sphinx_glossator.html.assets import choose_assets
from sphinx_glossator.html.handouts import link_page
from sphinx_glossator.html.kept_templates import keep_templates
from sphinx_glossator.html.lean import lighten_page
from sphinx_glossator.html.navigation import FINISHED
from sphinx_glossator.html.security import add_policy
from sphinx_glossator.html.template_scripts import MarkScripts, take_marks
from sphinx_glossator.page.languages import tag_edition
from sphinx_glossator.views.kept_pages import PageKeeper
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.theming import Theme

    from sphinx_glossator.html.page_tree import PageTree

TEMPLATES = Path(__file__).parent / "templates"

FINISHES = (choose_assets, mend_page, lighten_page)
"""In this order; then comes the policy, that of the page as it is written."""


class EditionTemplates(BuiltinTemplateLoader):
    """Sphinx's template engine; each page that it renders is finished."""

    def init(
        self, builder: Builder, theme: Theme | None = None, dirs: list[str] | None = None
    ) -> None:
        super().init(builder, theme, dirs)
        self.environment.add_extension(MarkScripts)
        keep_templates(self.environment, Path(builder.doctreedir))
        self.environment.globals["say"] = _
        sphinx_says = get_translator()
        self.environment.install_gettext_callables(  # type: ignore[attr-defined]
            lambda words: said if (said := _(words)) != words else sphinx_says.gettext(words),
            sphinx_says.ngettext,
        )
        self.builder = builder

    def render(self, template: str, context: dict[str, Any]) -> str:  # type: ignore[override]
        return self.finish(super().render(template, context), template, context)

    def render_string(self, template: str, context: dict[str, Any]) -> str:
        return self.finish(super().render_string(template, context), "", context)

    def finish(self, page: str, template: str, context: dict[str, Any]) -> str:
        """Return what a template gave, without marks, and if it is a page for the screen, finished."""
        is_book = context.get("builder") == "epub"
        if template.endswith((".html", ".xhtml.jinja", ".xhtml")):
            page = speak(page, tag_edition(self.builder.config), xml=is_book)
        for_screen = template.endswith(".html") and not is_book
        if isinstance(self.builder, PageKeeper) and not self.builder.keeps:
            handouts = self.builder.config.edition_handout
            page = link_page(self.builder, context.get("pagename", ""), page, handouts)
        tree: PageTree | None = context.get(FINISHED)
        if tree and tree.html and for_screen:  # it is the larger part of a page of a large edition
            rest = finish_page(page.replace(tree.html, tree.stand_in, 1), for_screen=True)
            before, found, after = rest.partition(tree.stand_in)
            if found:
                return f"{before}{tree.html}{after}"
        return finish_page(page, for_screen=for_screen)


HTML_TAG = re.compile(r"<html\b[^>]*>")
SPEAKS = re.compile(r' lang="[^"]*"')


def speak(page: str, tag: str, *, xml: bool) -> str:
    """Return a page whose root element says its language, and in which direction its words run."""
    said = write_attributes(tag) + (f' xml:lang="{tag}"' if xml else "")

    def say(root: re.Match[str]) -> str:
        spoken, times = SPEAKS.subn(said, root[0], count=1)
        return spoken if times else f"{root[0][:-1]}{said}>"

    return HTML_TAG.sub(say, page, count=1)


def finish_page(page: str, *, for_screen: bool) -> str:
    """Return a page without marks, and if it is one for the screen, finished."""
    page, inline = take_marks(page)
    if for_screen:
        for finish in FINISHES:
            page = finish(page)
        page = add_policy(page, inline)
    return page


def use_templates(app: Sphinx, config: Config) -> None:
    """Let Sphinx render with these templates, over those of the theme (``config-inited``)."""
    config.templates_path = [*config.templates_path, str(TEMPLATES)]
    if not config.template_bridge:
        config.template_bridge = f"{__name__}.{EditionTemplates.__name__}"
