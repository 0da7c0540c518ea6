"""Documents, pages, e-books, TeX and wikitext, read by pandoc as Markdown."""

from __future__ import annotations

import re
import tempfile
from importlib.util import find_spec
from pathlib import Path

from glossator.diagnostics import Code, fail

FORMATS = {
    ".docx": "docx",
    ".odt": "odt",
    ".epub": "epub",
    ".tex": "latex",
    ".rtf": "rtf",
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html-native_divs-native_spans"),
    **dict.fromkeys((".wiki", ".mediawiki"), "mediawiki"),
}
"""What pandoc calls a file, by the end of its name."""
SAYING = (".docx", ".odt", ".epub", ".tex", ".rtf")
"""Files that say of themselves what they are called and who wrote them; a web page says its site's name too."""
MARKDOWN = (
    "markdown-raw_html-raw_attribute-raw_tex-simple_tables-multiline_tables-grid_tables+pipe_tables"
    "-header_attributes-link_attributes-fenced_divs+bracketed_spans-smart-implicit_figures-definition_lists"
    "-line_blocks-auto_identifiers-fancy_lists-example_lists-task_lists"
    "-native_divs-markdown_in_html_blocks"
)
"""The Markdown that is asked for: what the drafting rules and the notation ``markdown`` know."""
MEDIA = "media"
"""The folder into which pandoc puts the pictures of a document."""
NO_TOOL = (
    "pip install 'glossator[import]' brings pandoc, which reads it; or receive it as plain text"
)

ANCHOR = re.compile(r"\[\]\{[^{}\n]*\}")
"""A place to which links lead, which has no words."""
EMPTY_NOTE = re.compile(r"^\[\^(\d+)\]:[ \t]*$\n?", re.M)
WIKI_LINK = re.compile(
    r"(?<!!)\[((?:[^\[\]]|\\[\[\]])+)\]\((?![a-z]+://)[^()\s]*(?:\([^()]*\))?[^()\s]* \"[^\"]*\"\)"
)
REFERENCE = re.compile(r"<ref(?:\s+name\s*=\s*\"?(?P<name>[^\">/]+?)\"?)?\s*(?P<empty>/)?>", re.I)
LANGUAGE = re.compile(r"\{\{lang(?:-\w+)?\|(?:[\w-]+\|)?([^{}|]*)\}\}", re.I)
CATEGORY = re.compile(r"\[\[(?:Category|File|Image):(?:[^\[\]]|\[\[[^\[\]]*\]\])*\]\]\n?", re.I)


def read_document(file: str, content: bytes, suffix: str = "") -> tuple[str, str, dict[str, bytes]]:
    """Return the words of a document as Markdown, what read them, and its pictures by what the words call them.

    :param suffix: what the end of its name would tell, where that tells something else.
    """
    if find_spec("pypandoc") is None:
        raise fail(file, 0, Code.CANNOT_ACCESS, f"it is no plain text; {NO_TOOL}")
    import pypandoc  # type: ignore[import-untyped]

    suffix = suffix or Path(file).suffix.lower()
    kind = FORMATS[suffix]
    if kind == "mediawiki":
        content = _prepare(content.decode("utf-8", "replace")).encode()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"received{suffix}"
        copy.write_bytes(content)
        arguments = ["--wrap=none", "--markdown-headings=atx", f"--extract-media={MEDIA}"]
        arguments += ["--sandbox", *["--standalone"] * (suffix in SAYING)]
        try:
            text = pypandoc.convert_file(str(copy), MARKDOWN, kind, arguments, cworkdir=folder)
            tool = f"pandoc {pypandoc.get_pandoc_version()}"
        except (RuntimeError, OSError) as error:
            said = " ".join(str(error).split())[:160]
            message = (
                f"pandoc cannot read it ({said}); save it once more, or receive it as plain text"
            )
            raise fail(file, 0, Code.CANNOT_ACCESS, message) from error
        pictures = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted((Path(folder) / MEDIA).rglob("*"))
            if path.is_file()
        }
    text = ANCHOR.sub("", text)
    if kind == "rtf":  # the word is pandoc's, not the document's
        text = text.replace("![image](", "![](")
    if kind == "mediawiki":
        text = _finish_wiki(text, content.decode())
    if not text.strip():
        raise fail(file, 0, Code.CANNOT_ACCESS, "it has no words; is it the right file?")
    return text.replace("\r\n", "\n"), tool, pictures


def _prepare(text: str) -> str:
    """Return wikitext as pandoc reads it best: without categories, words in another language plain."""
    return CATEGORY.sub("", LANGUAGE.sub(r"\1", text))


def _finish_wiki(text: str, source: str) -> str:
    """Let a note that is cited again be one, and links within the wiki be words."""
    first: dict[str, int] = {}
    for number, match in enumerate(REFERENCE.finditer(source), 1):
        name = match["name"]
        if name and not match["empty"]:
            first.setdefault(name, number)
        elif name and name in first:
            text = text.replace(f"[^{number}]", f"[^{first[name]}]", 1)
            text = text.replace(f"\n[^{number}]:", "\n[^]:")
    text = re.sub(r"^\[\^\]:.*\n?", "", EMPTY_NOTE.sub("", text), flags=re.M)
    return WIKI_LINK.sub(r"\1", text).rstrip() + "\n"
