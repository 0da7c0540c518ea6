"""The search of docutils, made quick, finds what it found before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from sphinx_glossator.sphinx.quick_findall import findall, whole_findall

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
