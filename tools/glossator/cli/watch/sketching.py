"""Show a few changed entries and notes in the open pages before the page on which they stand is read again.

A page of a thousand entries, or of a long text, takes its time to be read and written as a whole. What is shown
until then is the page as it was written last, with these as they are now. It is written as a whole soon
after, and told again if that makes any difference.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from glossator.cli.watch.warm import WarmSphinx, Written


def sketch_pages(
    sphinx: WarmSphinx, entries: Mapping[str, list[str]], docnames: Collection[str]
) -> list[str]:
    """Put what changed into written pages; return those that are other pages now, none if in doubt.

    ``entries``: the MyST of each entry and note that changed, by the file below ``docs/`` in which it stands.
    """
    if sphinx.app is None or sphinx.pending or any(sphinx.faults.values()):
        return []
    if any(sphinx.written.get(name, NEVER).generation != sphinx.generation for name in docnames):
        return []
    paths = {name: Path(sphinx.builder.get_output_path(name)) for name in docnames}
    before = {name: path.read_text("utf-8") for name, path in paths.items()}
    now = before
    for page, sources in entries.items():
        with sphinx.doing("sketch"):
            now = sphinx.builder.sketch(
                PurePosixPath(page).with_suffix("").as_posix(), sources, now
            )
        if sphinx.faults.pop("sketch", None):  # what is wrong is told when the page is read
            return []
    changed = [name for name in docnames if now.get(name, before[name]) != before[name]]
    if len(now) < len(before):
        return []
    for name in changed:
        sphinx.sketched.discard(name)  # nobody is given a page while it changes
        paths[name].write_text(now[name], "utf-8", newline="")
        version = sphinx.digest(paths[name], name)
        sphinx.written[name] = Written(version, sphinx.generation)
        sphinx.digests.pop(name, None)
        sphinx.sketched.add(name)
    return changed


NEVER = Written("", -1)
