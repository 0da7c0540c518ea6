"""Write the page of the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from glossator.model import Event, Mention
from glossator.myst.entries import NOTHING_MOVED, join_page, with_sources, write_entries
from glossator.myst.inline import directive, directive_of_editor
from glossator.myst.text_page import place

TITLE = "# Timeline"
"""What stands at the head of the page where the editors give nothing of their own."""


def write_timeline_page(
    events: Iterable[Event],
    introduction: str = "",
    moved: Mapping[str, Sequence[str]] = NOTHING_MOVED,
) -> str:
    """Return the MyST page of the timeline: the drawing, and the same events as a list by date.

    ``introduction`` is the editors' own MyST, with the title; ``moved``: by new id, the old ones.
    """
    ordered = sorted(events, key=lambda event: (event.start, event.id))
    drawing = directive("edition:timeline", "", {}, "")
    entries = write_entries(ordered, write_event, "event", moved)
    return join_page(introduction or TITLE, drawing, *entries)


def write_inferences(event: Event) -> Iterator[str]:
    """Yield why passages without a full date are held to speak of this event, each reason once."""
    reasons: dict[str, list[Mention]] = {}
    for mention in event.mentions:
        if mention.inferred:
            reasons.setdefault(mention.inferred, []).append(mention)
    for reason, mentions in reasons.items():
        targets = " ".join(dict.fromkeys(mention.selector.target for mention in mentions))
        source = mentions[0].inferred_source
        assert source is not None
        yield directive_of_editor("edition:inferred", targets, {}, reason, place(source))


def write_event(event: Event) -> str:
    """Return one entry of the timeline."""
    options = {
        "name": event.name,
        "zh-hans": event.zh_hans,
        "start": event.start,
        "end": event.end,
        "certainty": event.certainty,
        "basis": event.basis,
        "place": event.place,
        "category": event.category,
        "sources": ", ".join(event.sources),
    }
    parts = [with_sources(event.summary, event.sources), *write_inferences(event)]
    body = "\n\n".join(parts)
    return directive_of_editor(
        "edition:event", event.id, options, body, place(event.summary_source)
    )
