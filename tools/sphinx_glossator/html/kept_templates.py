"""Templates are compiled once: what Jinja makes of them is kept beside the doctrees.

It has the token by which a process knows the scripts of templates, and which never reaches a file: there,
another of the same length stands for it.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

from sphinx_glossator.html import template_scripts
from sphinx_glossator.html.template_scripts import TOKEN
from sphinx_glossator.memory.hashing import digest, digest_file
from sphinx_glossator.memory.kept_file import read_kept_file, write_kept_file

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket

NO_TOKEN = hashlib.md5(b"the token of a process", usedforsecurity=False).hexdigest()


class KeptTemplates(FileSystemBytecodeCache):
    """Keeps what is compiled in a folder; Jinja asks for it by a template's place, and goes by its words."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept, if it is there and whole."""
        code = read_kept_file(Path(self._get_cache_filename(bucket)))
        if code is not None:
            bucket.bytecode_from_string(code.replace(NO_TOKEN.encode(), TOKEN.encode()))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        code = bucket.bytecode_to_string().replace(TOKEN.encode(), NO_TOKEN.encode())
        write_kept_file(Path(self._get_cache_filename(bucket)), code)


def keep_templates(environment: Environment, folder: Path) -> None:
    """Let an environment keep what it compiles: for each state of the software in a folder of its own."""
    made_by = [
        *(f"{name} {version(name)}" for name in ("jinja2", "sphinx")),
        digest_file(Path(template_scripts.__file__)),
        type(environment).__qualname__,
        sorted(environment.extensions),
    ]
    place = folder / f"templates-{digest(made_by)[:16]}"
    environment.bytecode_cache = KeptTemplates(str(place))
