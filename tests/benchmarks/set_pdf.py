"""Set a Markdown file as a PDF by pandoc and Typst: ``python set_pdf.py PANDOC FILE FAMILIES FOLDER...``.

``FAMILIES`` are names of fonts, with ``|`` between them; the folders have those that Typst does not bring.
"""

import subprocess
import sys
from pathlib import Path

import typst


def set_pdf(pandoc: str, file: Path, families: str, folders: list[str]) -> None:
    """Write the PDF beside the file."""
    source = file.with_suffix(".typ")
    fonts = families.replace("|", '", "')  # pandoc's template sets one name between quotation marks
    options = ["-s", "--toc", "-t", "typst", "-V", f"mainfont={fonts}"]
    subprocess.run([pandoc, file, *options, "-o", source], check=True)
    given = typst.Fonts(include_system_fonts=False, font_paths=folders)
    compiler = typst.Compiler(source, root=file.parent, font_paths=given, ignore_system_fonts=True)
    compiler.compile(output=file.with_suffix(".pdf"), format="pdf")


if __name__ == "__main__":
    set_pdf(sys.argv[1], Path(sys.argv[2]), sys.argv[3], sys.argv[4:])
