"""The search of docutils, made quick, finds what it found before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from docutils import nodes
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st

from sphinx_glossator.sphinx.quick_findall import (
    findall,
    walkabout,
    whole_findall,
    whole_walkabout,
)

Find = Callable[..., Iterator[nodes.Node]]

INLINE = st.recursive(
    st.builds(nodes.Text, st.text(max_size=2)),
    lambda below: st.builds(
        lambda kind, children: kind("", "", *children),
        st.sampled_from([nodes.emphasis, nodes.inline, nodes.paragraph]),
        st.lists(below, max_size=3),
    ),
    max_leaves=12,
)
TREES = st.lists(INLINE, max_size=4).map(lambda below: nodes.section("", *below))
CONDITIONS = [
    None,
    nodes.Text,
    nodes.Element,
    nodes.paragraph,
    lambda node: isinstance(node, nodes.Element) and len(node) > 1,
]


@given(TREES, st.sampled_from(CONDITIONS), st.sampled_from(["self", "below", "beside", "after"]))
def test_the_same_nodes_come_in_the_same_order(
    tree: nodes.section, condition: object, where: str
) -> None:
    options = {
        "self": {},
        "below": {"include_self": False},
        "beside": {"siblings": True},
        "after": {"ascend": True, "descend": False},
    }[where]
    for node in list(whole_findall(tree)):
        before, now = (list(find(node, condition, **options)) for find in (whole_findall, findall))
        assert list(map(id, now)) == list(map(id, before))


RAISED = st.sampled_from(
    [
        None,
        nodes.SkipNode,
        nodes.SkipDeparture,
        nodes.SkipChildren,
        nodes.SkipSiblings,
        nodes.StopTraversal,
    ]
)


class Witness(nodes.NodeVisitor):
    """Tells where it came, and raises at some nodes what a visitor may raise."""

    def __init__(self, raised: dict[int, type[Exception]]) -> None:
        super().__init__(new_document("page"))
        self.raised = raised
        self.seen: list[tuple[str, int]] = []

    def dispatch_visit(self, node: nodes.Node) -> None:
        self.seen.append(("visit", id(node)))
        if (error := self.raised.get(id(node))) is not None:
            raise error

    def dispatch_departure(self, node: nodes.Node) -> None:
        self.seen.append(("depart", id(node)))


@given(TREES, st.data())
def test_all_is_visited_as_before(tree: nodes.section, data: st.DataObject) -> None:
    below = list(whole_findall(tree))[1:]
    raised = {id(node): data.draw(RAISED) for node in below}
    ways = []
    for walk in (whole_walkabout, walkabout):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(nodes.Node, "walkabout", walk)
            witness = Witness(raised)
            ways.append((tree.walkabout(witness), witness.seen))
    assert ways[0] == ways[1]


def make_tree() -> nodes.section:
    words = [nodes.paragraph("", "", nodes.emphasis("", "a"), nodes.strong("", "b")) for _ in "123"]
    return nodes.section("", *words)


def put_in_place(node: nodes.Element) -> None:
    node.replace_self([nodes.inline("", "new"), nodes.inline("", "newer")])


def add_below(node: nodes.Element) -> None:
    node += nodes.inline("", "", nodes.strong("", "new"))


def take_away(node: nodes.Element) -> None:
    node.parent.remove(node)


def exchange_children(node: nodes.Element) -> None:
    node.parent.children = [*node.parent.children, nodes.strong("", "last")]


@pytest.mark.parametrize("change", [put_in_place, add_below, take_away, exchange_children])
@pytest.mark.parametrize("by_class", [True, False])
def test_what_is_changed_meanwhile_is_seen_as_before(
    change: Callable[[nodes.Element], None], by_class: bool
) -> None:
    wanted = (nodes.emphasis, nodes.strong, nodes.inline)

    def find_all(find: Find) -> list[str]:
        tree, seen = make_tree(), []
        conditions = wanted if by_class else (lambda node: isinstance(node, wanted),)
        for condition in conditions:
            for node in find(tree, condition):
                seen.append(f"{node.tagname} {node.astext()}")
                if node.astext() in "ab" and len(seen) < 9:
                    change(node)
        return [*seen, tree.pformat()]

    assert find_all(findall) == find_all(whole_findall)
