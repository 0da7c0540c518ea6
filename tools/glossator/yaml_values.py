"""YAML as plain values that know their places: every scalar is the string that was typed.

What YAML would do with a value that an editor cannot see is a fault here: an alias, an anchor, a tag, a comment
that cuts off the words of a text.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from glossator.diagnostics import Code, Diagnostic, EditionError, fail
from glossator.model import Source
from glossator.yaml_words import AS_IT_STANDS, put_in_marks

DEEPEST = 20
"""So deep a data file may be nested; the deepest record has five levels."""

NULLS = frozenset({"~", "null", "Null", "NULL"})


IN_MARKS = (
    "put the whole value in quotation marks, as in 'It is item #5', a ' of its own written twice"
)

EXPLAINED: tuple[tuple[str, str], ...] = (
    (
        "mapping values are not",
        f"a colon and a space begin another key in a value; {IN_MARKS}; or, if a key is meant, indent "
        "it like its neighbours",
    ),
    (
        "could not find expected ':'",
        "this line, or the one before it, is no `key: value`; write a colon and a space behind the key, or "
        "indent a line that goes on with a value",
    ),
    (
        "cannot start any token",
        f"a value cannot begin with %, @, ` or a tab; indent with spaces, or {IN_MARKS}",
    ),
    (
        "did not find expected key",
        "the line does not go on with what is before it; indent it like its neighbours, and where a value "
        f"begins with a quotation mark, {IN_MARKS}",
    ),
    (
        "expected '-' indicator",
        "the line does not go on with the list before it; indent it like the other items, and begin an item "
        "with a hyphen and a space",
    ),
    (
        "block sequence entries are not",
        f"a value cannot begin with a hyphen and a space; begin a list in the next line, or {IN_MARKS}",
    ),
    ("',' or ']'", f"[ begins a list that is not closed, or lacks a comma; write ], or {IN_MARKS}"),
    ("',' or '}'", f"{{ begins keys that are not closed, or lack a comma; write }}, or {IN_MARKS}"),
    ("unexpected end of stream", f"a quotation mark before here is not closed; {IN_MARKS}"),
    ("document separator", f"a quotation mark before here is not closed; {IN_MARKS}"),
    ("found a tab character", "a tab indents this line; indent it with spaces"),
    ("alphabetic or numeric character", f"a value cannot begin with & or *; {IN_MARKS}"),
    ("tag", f"a value cannot begin with !; {IN_MARKS}"),
    (
        "block scalar",
        f"behind > or | a line ends; write the words below it, indented, or {IN_MARKS}",
    ),
    ("chomping", f"behind > or | a line ends; write the words below it, indented, or {IN_MARKS}"),
    ("unknown escape", "a backslash within \"…\" begins a sign of YAML; use '…' around the words"),
    ("document", "a second document begins here; keep all in one, without a line of ---"),
)
"""What an editor is told in the place of the words of the YAML library, by a part of these."""


class _Loader(yaml.CSafeLoader):
    """Leaves open of which type a value is: here all are the strings that were typed."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: object) -> str:
        """Return the one tag of all nodes, without looking whether a value may be a number or a date."""
        return "tag:yaml.org,2002:str"


def read_yaml(content: str, file: str) -> tuple[yaml.Node, Any]:
    """Return the node of the whole of a file, and its plain value (:func:`construct`).

    Words of a text stand for themselves: a file that cannot be read because of them is read with quotation
    marks around them. Raises :class:`EditionError` (``BAD_YAML``, ``BAD_FIELD``).
    """
    try:
        root = parse_yaml(content, file)
        return root, construct(root, file, content)
    except EditionError:
        if (marked := put_in_marks(content)) == content:
            raise
        root = parse_yaml(marked, file)
        return root, construct(root, file, marked)


def parse_yaml(content: str, file: str) -> yaml.Node:
    """Return the node of the whole of a file; raises :class:`EditionError` (``BAD_YAML``)."""
    try:
        refuse_aliases(content, file)
        root = yaml.compose(content, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise explain(error, content, file) from error
    except yaml.reader.ReaderError as error:  # a character that YAML does not allow
        raise explain_character(content, file) from error
    if root is None:
        raise fail(file, 0, Code.BAD_YAML, "the file is empty; write the entries")
    return root


OPENED = re.compile(r"\s*(?:- +)?[\w-]+:[ \t]+(?P<sign>[\[{\"'])")
"""A line of a key whose value begins with a sign of YAML."""


def explain(error: yaml.MarkedYAMLError, content: str, file: str) -> EditionError:
    """Return what the YAML library found, in an editor's words, at its place."""
    problem = str(error.problem)
    said = next((words for part, words in EXPLAINED if part in problem), "")
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    words = content.split("\n")[line - 1] if mark and line <= content.count("\n") + 1 else ""
    sign = words[column - 1 : column]
    opened = OPENED.match(words)
    if sign == "\t" or (mark and "\t" in words[: column - 1] and not words[: column - 1].strip()):
        said = "a tab indents this line; indent it with spaces"
    elif "cannot start any token" in problem and sign:
        said = f"a value cannot begin with {sign}; {IN_MARKS}"
    elif "did not find expected key" in problem and opened:
        said = (
            f"YAML takes the {opened['sign']} with which the value begins for its own; {IN_MARKS}"
        )
    return EditionError(
        [Diagnostic(file, line, Code.BAD_YAML, said or f"{problem}; mend the YAML", column)]
    )


PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def explain_character(content: str, file: str) -> EditionError:
    """Return the fault of a character that no YAML file may have, at its place."""
    found = PRINTABLE.search(content)
    at = found.start() if found else 0
    name = f"U+{ord(found[0]):04X}" if found else "a character"
    line, column = content.count("\n", 0, at) + 1, at - content.rfind("\n", 0, at)
    message = f"{name} may not stand in YAML; remove the character"
    return EditionError([Diagnostic(file, line, Code.BAD_YAML, message, column)])


def refuse_aliases(content: str, file: str) -> None:
    """Data files say everything where it stands: an alias (``*name``) is a fault, and may never end."""
    if "*" in content:
        for event in yaml.parse(content, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.AliasEvent):
                message = (
                    f"*{event.anchor} is an alias of YAML, which is not allowed; write the value itself, "
                    f"or, if these are words, {IN_MARKS}"
                )
                raise _fail_at(event, file, Code.BAD_YAML, message)


class Located(dict[str, Any]):
    """A mapping that remembers where it begins and where each of its values does."""

    def __init__(self, source: Source, places: dict[str, tuple[int, int]]) -> None:
        super().__init__()
        self.source = source
        self.places = places


def locate(node: yaml.Node | yaml.Event, file: str) -> Source:
    """Return where a node begins."""
    assert node.start_mark is not None
    return Source(file, node.start_mark.line + 1, node.start_mark.column + 1)


def _fail_at(node: yaml.Node | yaml.Event, file: str, code: Code, message: str) -> EditionError:
    return EditionError([Diagnostic.at(locate(node, file), code, message)])


def construct(node: yaml.Node, file: str, content: str, depth: int = 0) -> Any:
    """Return the plain value of a node: a string, a list, a mapping that knows its places.

    Raises :class:`EditionError` (``BAD_YAML``, ``BAD_FIELD``) at the first thing that an editor cannot mean.
    """
    if depth > DEEPEST:
        message = f"more than {DEEPEST} levels are nested here; close the brackets"
        raise _fail_at(node, file, Code.BAD_YAML, message)
    if isinstance(node, yaml.ScalarNode):
        if not node.style and node.value in NULLS:
            message = f"{node.value} says nothing; write the value, or the word in quotation marks"
            raise _fail_at(node, file, Code.BAD_FIELD, message)
        if message := find_swallowed(node, content):
            raise _fail_at(node, file, Code.BAD_YAML, message)
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [construct(item, file, content, depth + 1) for item in node.value]
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            message = "a key is a collection; write a plain word"
            raise _fail_at(key, file, Code.BAD_FIELD, message)
    mapping = Located(
        locate(node, file), {key.value: _first_place(value) for key, value in node.value}
    )
    for key, value in node.value:
        if key.value in mapping:
            message = f"{key.value} is given twice; keep one"
            raise _fail_at(key, file, Code.BAD_FIELD, message)
        if key.value in AS_IT_STANDS and (message := find_comment(key, value, content)):
            raise _fail_at(value, file, Code.BAD_YAML, message)
        mapping[key.value] = construct(value, file, content, depth + 1)
    return mapping


def _first_place(node: yaml.Node) -> tuple[int, int]:
    """Return the line and column of the first character of a value; a block scalar begins below its ``>-``."""
    mark = node.start_mark
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return int(mark.line) + 2, 0
    return int(mark.line) + 1, int(mark.column) + 1


def find_swallowed(node: yaml.ScalarNode, content: str) -> str:
    """Return what is wrong with a value of whose beginning YAML makes something else: ``! alert``, ``&c``."""
    sign = content[node.start_mark.index : node.start_mark.index + 1]
    if not node.style and sign in ("!", "&"):
        return f"YAML takes the {sign} with which the value begins for its own; {IN_MARKS}"
    return ""


def find_comment(key: yaml.ScalarNode, node: yaml.Node, content: str) -> str:
    """Return what is wrong with words of a text behind which a comment begins, or which one goes on with."""
    if not isinstance(node, yaml.ScalarNode) or node.style:
        return ""
    rest, _, below = content[node.end_mark.index :].partition("\n")
    if not rest.strip():
        rest = below.partition("\n")[0]
        if len(rest) - len(rest.lstrip(" ")) <= key.start_mark.column:
            return ""
    if re.match(r"[ \t]*#", rest) and rest[:1] in (" ", "\t", "#"):
        return f"YAML cuts {key.value} off before {rest.strip()!r}; {IN_MARKS}"
    return ""
