"""Small inputs for the engine's tests: a record, a text, an edition on disk, a MyST parser."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from glossator.anchoring import anchor_edition
from glossator.edition import Edition
from glossator.entry import Entry
from glossator.glossary import parse_entries
from glossator.linking import LinkPolicy
from glossator.model import AnchoredText, Apparatus, Text, Witness
from glossator.myst.text_page import write_text_page
from glossator.notes import parse_notes
from glossator.project import Project
from glossator.record import parse_record
from glossator.structure import build_text
from glossator_schema.entries import EVENT, TERM

REPOSITORY = Path(__file__).parents[2]


@functools.cache
def read_repository() -> Edition:
    """Return the edition of this repository, read once; what is read is frozen."""
    return Project(REPOSITORY).read()


FIRST_RULE = 15
"""The line of a record's first exception, as :func:`record_yaml` writes it."""

SOURCE = "Peace and development.\n\nWin-win cooperation brings peace; peace is a process.\n"


def without_column(message: str) -> str:
    """Return a message without its column, for tests of what is said, and of which line."""
    return re.sub(r"^([^\s:]+:\d+):\d+: ", r"\1: ", message)


def record_yaml(
    source: str | bytes = SOURCE,
    rules: Iterable[str] = (),
    emendations: Iterable[str] = (),
    default: str = "paragraph",
    text_id: str = "alpha",
    title: str = "A Title",
    more: str = "",
) -> str:
    """Return a record for the witness ``source``; rules and emendations are YAML flow, ``more`` is YAML."""
    content = source.encode() if isinstance(source, str) else source
    lines = [
        f"id: {text_id}",
        "witness:",
        "  file: source.txt",
        "  received_as: received.txt",
        f"  sha256: {hashlib.sha256(content).hexdigest()}",
        "bibliography:",
        f"  title: {title}",
        "  short: Short",
        "  publication: A Journal",
        "  rights: none",
        "  provenance: typed in a test",
        "structure:",
        f"  default: {default}",
        "  exceptions:" if rules else "",
        *(f"    - {rule}" for rule in rules),
        "emendations:" if emendations else "",
        *(f"  - {rule}" for rule in emendations),
        *([more] if more else []),
    ]
    return "\n".join(lines) + "\n"


def make_text(
    source: str,
    *rules: str,
    emendations: Iterable[str] = (),
    default: str = "paragraph",
    text_id: str = "alpha",
    title: str = "A Title",
    more: str = "",
) -> Text:
    """Apply a record of these rules to the witness ``source``."""
    content = record_yaml(source, rules, emendations, default, text_id, title, more)
    record = parse_record(content, "record.yaml")
    return build_text(record, Witness("source.txt", "received.txt", "", source))


def make_terms(*entries: str) -> tuple[Entry, ...]:
    """Return terms; an entry is ``slug: form | form`` and, after ``;``, more YAML.

    A form is ``words`` (any case), ``words/plural``, or ``=words`` (exact case).
    """
    return parse_entries(TERM, "".join(map(term_yaml, entries)), "glossary/terms.yaml")


def term_yaml(entry: str) -> str:
    """Return the YAML of one term, as :func:`make_terms` describes it."""
    head, _, rest = entry.partition(";")
    slug, _, forms = head.partition(":")
    written = []
    for form in forms.split("|"):
        words, _, plural = form.strip().partition("/")
        case = "exact" if words.startswith("=") else "any"
        written.append(f'{{form: "{words.removeprefix("=")}", case: {case}, plural: "{plural}"}}')
    more = f", {rest.strip()}" if rest.strip() else ""
    return (
        f'- {{id: term-{slug}, headword: "{slug}", '
        "wordings: {zh-Hans: 词, zh-Hant: 詞, zh-Latn-pinyin: cí}, "
        f"definition: A word., forms: [{', '.join(written)}]{more}}}\n"
    )


def make_events(*mentions: tuple[str, str]) -> tuple[Entry, ...]:
    """Return ``event-one``, ``event-two``... for each mention, a target and a quotation."""
    content = events_yaml(*mentions)
    return parse_entries(EVENT, content, "glossary/events.yaml") if content else ()


def events_yaml(*mentions: tuple[str, str]) -> str:
    """Return the YAML of :func:`make_events`."""
    return "".join(
        f"- {{id: event-{name}, name: Event {name}, start: 2014-11-28, certainty: certain, "
        f"place: Beijing, category: conference, summary: It met.,\n"
        f'   mentions: [{{target: {target}, quote: "{quote}"}}]}}\n'
        for name, (target, quote) in zip(("one", "two", "three"), mentions, strict=False)
    )


def note_md(slug: str, target: str, quote: str, *options: str, body: str = "Words.") -> str:
    """Return an editorial note as an editor writes it."""
    lines = [f":::{{edition:note}} {slug}", ":kind: text", f":target: {target}"]
    lines += [f":quote: {quote}", *options, "", body, ":::", ""]
    return "\n".join(lines) + "\n"


def anchor(
    text: Text,
    *,
    notes: str = "",
    terms: tuple[Entry, ...] = (),
    events: tuple[Entry, ...] = (),
    policy: LinkPolicy = LinkPolicy.FIRST_IN_SECTION,
) -> AnchoredText:
    """Anchor the editors' matter of an edition of one text."""
    apparatus: dict[str, Apparatus] = {text.id: parse_notes(notes, "notes.md", text.id)}
    return anchor_edition([text], apparatus, (*terms, *events), {"term": policy})[0]


def words_of(page: str, block: str) -> str:
    """Return the body of the directive that writes ``block`` on a page."""
    lines = page.split("\n")
    start = next(i for i, line in enumerate(lines) if line.endswith(f"}} {block}"))
    body = lines.index("", start) + 1
    return lines[body]


def written(anchored: AnchoredText, block: str = "alpha-p1") -> str:
    """Return the MyST by which the page of a text writes one of its blocks."""
    return words_of(write_text_page(anchored), block)


@dataclass(frozen=True)
class TinyEdition:
    """An edition in a temporary folder; :meth:`write` takes paths relative to it."""

    root: Path

    @property
    def project(self) -> Project:
        return Project(self.root)

    def read(self) -> Edition:
        return self.project.read()

    def write(self, path: str, content: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def add_text(
        self,
        text_id: str,
        source: str | bytes,
        *rules: str,
        emendations: Iterable[str] = (),
        more: str = "",
    ) -> None:
        """Write a witness and the record that fits it."""
        self.write(f"seeds/{text_id}/source.txt", source)
        record = record_yaml(source, rules, emendations, text_id=text_id, more=more)
        self.write(f"seeds/{text_id}/record.yaml", record)

    def files(self, folder: str) -> dict[str, bytes]:
        """Return every file below a folder with its content."""
        root = self.root / folder
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }


def make_edition(root: Path) -> TinyEdition:
    """Write a good edition of one text, ``alpha``, with a note, two terms and an event."""
    tiny = TinyEdition(root)
    tiny.add_text("alpha", SOURCE)
    tiny.write("seeds/alpha/notes.md", note_md("first", "alpha-p1", "Peace and"))
    terms = term_yaml("win-win: win-win cooperation") + term_yaml("peace: peace")
    tiny.write("glossary/terms.yaml", terms)
    tiny.write("glossary/events.yaml", events_yaml(("alpha-p1", "development")))
    return tiny


# --- reading MyST back --------------------------------------------------------------------------

EXTENSIONS = {
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "fieldlist",
    "html_admonition",
    "html_image",
    "strikethrough",
    "substitution",
    "tasklist",
}
"""MyST's extensions, but for smartquotes, replacements, linkify, which change words on purpose."""


def make_parser() -> MarkdownIt:
    """Return MyST's own parser, rendering plain HTML."""
    return create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), RendererHTML)


PARSER = make_parser()


def parse_words(markup: str) -> list[Token]:
    """Parse words by the inline rules alone, as the directives of the edition do."""
    return PARSER.parseInline(markup)[0].children or []


def plain_text(markup: str) -> str:
    """Return the text that inline markup shows, roles left out; the tokens say it, not HTML."""
    return "".join(token.content for token in parse_words(markup) if token.type == "text")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def html_text(markup: str) -> str:
    """Return the text of the HTML that inline markup is rendered to."""
    reader = _Words()
    reader.feed(PARSER.renderInline(markup))
    reader.close()
    return "".join(reader.words)
