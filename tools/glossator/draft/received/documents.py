"""Documents, pages, e-books and TeX, read by pandoc as Markdown."""

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


def read_document(file: str, content: bytes, suffix: str = "") -> tuple[str, str, dict[str, bytes]]:
    """Return the words of a document as Markdown, what read them, and its pictures by what the words call them.

    :param suffix: what the end of its name would tell, where that tells something else.
    """
    if find_spec("pypandoc") is None:
        raise fail(file, 0, Code.CANNOT_ACCESS, f"it is no plain text; {NO_TOOL}")
    import pypandoc  # type: ignore[import-untyped]

    suffix = suffix or Path(file).suffix.lower()
    kind = FORMATS[suffix]
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
    if not text.strip():
        raise fail(file, 0, Code.CANNOT_ACCESS, "it has no words; is it the right file?")
    return text.replace("\r\n", "\n"), tool, pictures
