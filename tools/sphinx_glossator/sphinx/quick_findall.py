"""Let docutils go through a tree with one generator, not with one in each node, and report nothing to nobody.

``Node.findall`` (docutils 0.22) hands each node that it finds up through the generators of all that encloses
it, and makes a new one for each node that it looks at. Sphinx, its extensions and ours go through each page
some eighty times while it is read and written: it was a tenth of a build. docutils gives an extension
no place to change how it goes, so the methods themselves are exchanged, in this process.

``Node.walkabout``, by which all is written, tells twice of each node what it does, in words that are made
though nobody asked for them.

Most searches of a page find nothing: whether anything of a class stands below a node is seen level by level,
without a step of Python's for each node.

The same nodes come in the same order, each only when it is asked for: what is done to a node, and below
it, before the next is asked for is seen as it was seen before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from itertools import chain
from operator import attrgetter

from docutils.nodes import (
    Node,
    NodeVisitor,
    SkipChildren,
    SkipDeparture,
    SkipNode,
    SkipSiblings,
    StopTraversal,
)

Condition = type | Callable[[Node], bool] | None

whole_findall = Node.findall


@wraps(whole_findall)
def findall(
    self: Node,
    condition: Condition = None,
    include_self: bool = True,
    descend: bool = True,
    siblings: bool = False,
    ascend: bool = False,
) -> Iterator[Node]:
    """Find below a node; what stands beside or above it is found as before."""
    if not include_self or not descend or siblings or ascend:
        return whole_findall(self, condition, include_self, descend, siblings, ascend)
    if condition is None:
        return find_of_class(self, Node)
    if isinstance(condition, type):
        return find_of_class(self, condition)
    return find_by(self, condition)


list_below = attrgetter("children")


def stands_below(top: Node, wanted: type | tuple[type, ...]) -> bool:
    """Tell whether anything below a node is of a class, or of one of several."""
    level: Sequence[Node] = top.children
    while level:
        if any(issubclass(kind, wanted) for kind in set(map(type, level))):
            return True
        level = list(chain.from_iterable(map(list_below, level)))
    return False


def find_of_class(top: Node, wanted: type | tuple[type, ...]) -> Iterator[Node]:
    """Yield a node and all below it that are of a class, or of one of several."""
    if isinstance(top, wanted):
        yield top
    if not stands_below(top, wanted):
        return
    opened = [iter(top.children)]
    while opened:
        for node in opened[-1]:
            if isinstance(node, wanted):
                yield node
            if node.children:
                opened.append(iter(node.children))
                break
        else:
            opened.pop()


def find_by(top: Node, is_wanted: Callable[[Node], bool]) -> Iterator[Node]:
    """Yield a node and all below it of which a function says so."""
    if is_wanted(top):
        yield top
    # Of an element itself, as docutils does here: an element that is given other children is seen to have them.
    opened = [iter(top)] if top.children else []  # type: ignore[call-overload]
    while opened:
        for node in opened[-1]:
            if is_wanted(node):
                yield node
            if node.children:
                opened.append(iter(node))
                break
        else:
            opened.pop()


whole_walkabout = Node.walkabout


@wraps(whole_walkabout)
def walkabout(self: Node, visitor: NodeVisitor) -> bool:
    """Visit a node, all below it, and depart; return whether to go no further."""
    if visitor.document.reporter.debug_flag:
        return whole_walkabout(self, visitor)
    stop = False
    departs = True
    try:
        try:
            visitor.dispatch_visit(self)
        except SkipNode:
            return False
        except SkipDeparture:
            departs = False
        try:  # of each node: what suppresses an exception takes longer to make
            for child in self.children[:]:
                if child.walkabout(visitor):
                    stop = True
                    break
        except SkipSiblings:
            pass
    except SkipChildren:
        pass
    except StopTraversal:
        stop = True
    if departs:
        visitor.dispatch_departure(self)
    return stop


def use_quick_findall() -> None:
    """Exchange the methods; a second time changes nothing."""
    Node.findall = findall  # type: ignore[assignment,method-assign]
    Node.walkabout = walkabout  # type: ignore[method-assign]
