"""How the page of a text is arranged on a screen: its words begin soon, and its origin is told after them."""

from __future__ import annotations

from typing import Any, cast

from docutils import nodes

from glossator_schema import printed
from sphinx_glossator.html.screen import ScreenTransform
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.languages import tag_text
from sphinx_glossator.views.text_cards import count_minutes
from sphinx_glossator.words.printed import word_reading


class ArrangedText(ScreenTransform):
    """Tell below the title what to read the text for, and how long it takes; its origin, after it."""

    default_priority = 4  # before other things are set in their places

    def run(self, **kwargs: Any) -> None:
        header = next(self.document.findall(edition.edition_header), None)
        if header is None:
            return
        later = edition.edition_about(text_id=header["text_id"], data=header["data"])
        for line in list(header.children):
            if isinstance(line, nodes.Element) and line["classes"][0] in printed.LINES_ABOUT:
                header.remove(line)
                later += line
        end = next(self.document.findall(edition.edition_apparatus), None)
        if end is None:
            header.parent.append(later)
        else:
            end.parent.insert(end.parent.index(end), later)
        headnote = next(self.document.findall(edition.edition_headnote), None)
        if headnote is not None and headnote["why"]:
            header += headnote.children.pop(0)
        header["reading"] = word_reading(*self.read_facts(headnote))

    def read_facts(self, headnote: nodes.Element | None) -> tuple[str, str]:
        """Return how many minutes the text takes, and how hard it is, as the editors say or as is reckoned."""
        domain = cast(EditionDomain, self.env.domains["edition"])
        page = domain.pages.get(self.env.current_document.docname)
        text = page.text if page else None
        minutes = count_minutes(text, tag_text(text.data, self.config)) if text else 0
        return str(minutes or ""), "" if headnote is None else headnote["level"]
