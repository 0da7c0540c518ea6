"""Give each text page one hidden definition for each entry that it links to, for the script to show."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_glossator.dates import CERTAINTIES, describe_life, spell_dates
from sphinx_glossator.domain import EditionDomain
from sphinx_glossator.records import EventRecord, PersonRecord, TermRecord

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def add_popovers(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Append the popovers to a page's body (``html-page-context``)."""
    if app.builder.name == "epub":  # it has no script that could open them
        return
    domain = app.env.domains["edition"]
    assert isinstance(domain, EditionDomain)
    page = domain.pages.get(pagename)
    if page is None or not page.links or "body" not in context:
        return
    entries: dict[str, str] = {}
    entries |= {term.id: write_term(term) for term in domain.terms()}
    entries |= {person.id: write_person(person) for person in domain.people()}
    entries |= {event.id: write_event(event) for event in domain.events()}
    popovers = [entries[link] for link in page.links if link in entries]
    context["body"] += "\n".join(popovers)


def write_term(term: TermRecord) -> str:
    """Return the popover of a term: native ``popover``, closed until the script opens it."""
    return write_popover(term, term.headword, f"<p>{escape(term.definition)}</p>")


def write_person(person: PersonRecord) -> str:
    """Return the popover of a person or an institution."""
    life = describe_life(person.kind, person.start, person.end)
    facts = " · ".join(filter(None, (life, person.office)))
    line = f'<p class="popover-facts">{escape(facts)}</p>' if facts else ""
    return write_popover(person, person.name, f"{line}<p>{escape(person.description)}</p>")


def write_event(event: EventRecord) -> str:
    """Return the popover of an event: its name, when and where it was."""
    zh_hans = f' <span lang="zh-Hans">{escape(event.zh_hans)}</span>' if event.zh_hans else ""
    date = spell_dates(event.start, event.end)
    inferred = CERTAINTIES["inferred"] if event.certainty == "inferred" else ""
    facts = " · ".join(filter(None, (date, inferred, event.place)))
    return (
        f'<div class="term-popover" id="popover-{event.id}" popover="manual" role="tooltip">'
        f'<p class="popover-head"><strong>{escape(event.name)}</strong>{zh_hans}</p>'
        f'<p class="popover-facts">{escape(facts)}</p></div>'
    )


def write_popover(entry: TermRecord | PersonRecord, name: str, body: str) -> str:
    """Return a popover with its head: the name, the Chinese and the pinyin."""
    hant = (
        f' <span lang="zh-Hant">{escape(entry.zh_hant)}</span>'
        if entry.zh_hant != entry.zh_hans
        else ""
    )
    return (
        f'<div class="term-popover" id="popover-{entry.id}" popover="manual" role="tooltip">'
        f'<p class="popover-head"><strong>{escape(name)}</strong></p>'
        f'<p class="popover-zh"><span lang="zh-Hans">{escape(entry.zh_hans)}</span>{hant} '
        f'<i lang="zh-Latn-pinyin">{escape(entry.pinyin)}</i></p>'
        f"{body}</div>"
    )
