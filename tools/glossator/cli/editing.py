"""The commands by which an edition is begun and written: what each is given on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path


def add_editing(add: Callable[[str, object, str], argparse.ArgumentParser]) -> None:
    """Add the commands; ``add`` makes one, by its name, what it does, and what is said of it."""
    init = add("init", later("init", "run_init"), "Begin a small whole edition in a new folder.")
    init.add_argument("folder", type=Path, metavar="DIR", help="where: it is not there, or empty")
    init.add_argument("--title", help="of the edition (default: the name of the folder)")
    init.add_argument(
        "--language",
        metavar="TAG",
        default="en",
        help="of the edition, such as de, fa, pt-BR (default: en)",
    )
    init.set_defaults(usage_error=init.error)
    text = add(
        "add",
        later("add", "run_add"),
        "Add a text, with a drafted record, and say what is left to do.",
    )
    text.add_argument("file", type=Path, metavar="FILE", help="the text, as it was received")
    text.add_argument(
        "--id", dest="text_id", metavar="ID", required=True, help="the id of the text"
    )
    text.add_argument(
        "--language", metavar="TAG", default="", help="of the text (default: as it is recognised)"
    )
    text.set_defaults(usage_error=text.error)
    rename = add(
        "rename", later("rename", "run_rename"), "Give a text, a note or an entry another id."
    )
    rename.add_argument("old", metavar="OLD", help="its id")
    rename.add_argument("new", metavar="NEW", help="the id that it is to have")
    ids = add("ids", later("look_up", "run_ids"), "List each id with its first words.")
    ids.add_argument("text", nargs="?", metavar="TEXT", help="of this text alone (default: of all)")
    find = add(
        "find",
        later("look_up", "run_find"),
        "Say where words stand, with a note on them to paste.",
    )
    find.add_argument("quotation", metavar="QUOTATION", help="words as the text has them")
    find.set_defaults(usage_error=find.error)


def later(module: str, name: str) -> Callable[[argparse.Namespace], None]:
    """Return a command whose module is imported when it is given, and no other."""

    def run(arguments: argparse.Namespace) -> None:
        getattr(import_module(f"glossator.cli.{module}"), name)(arguments)

    return run
