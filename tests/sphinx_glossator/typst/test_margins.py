"""The plan of the margins: every note has one place, none overlaps another, none leaves its page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_glossator.typst.margins import (
    NO_PLAN,
    PATIENCE,
    Column,
    Layout,
    Mark,
    Plan,
    arrange,
    foresee,
    give_up,
    join_plans,
    plan_margins,
    stack,
)

COLUMN = Column(top=80.0, bottom=760.0)


def make_layout(*marks: Mark) -> Layout:
    return Layout(list(marks), [1], COLUMN)


def test_a_note_stands_beside_its_words() -> None:
    placed, crowded = arrange(make_layout(Mark("a", 1, 300.0, 100.0)))
    assert placed["a"] == pytest.approx(300.0, abs=3)
    assert not crowded


def test_notes_below_one_another_make_room_upward_at_the_end_of_the_page() -> None:
    placed = stack([Mark("a", 1, 700.0, 100.0), Mark("b", 1, 710.0, 100.0)], COLUMN)
    assert placed["b"] == 660.0
    assert placed["a"] < 560.0


def test_the_longest_goes_to_the_foot() -> None:
    marks = [Mark("a", 1, 100.0, 300.0), Mark("b", 1, 300.0, 400.0), Mark("c", 1, 500.0, 90.0)]
    placed, crowded = arrange(make_layout(*marks))
    assert (set(placed), crowded) == ({"a", "c"}, {"b"})


def test_a_page_that_typst_sets_too_full_has_no_note_in_its_margin() -> None:
    layout = make_layout(Mark("a", 1, 100.0, 30.0), Mark("b", 2, 100.0, 30.0))
    placed, crowded = arrange(layout._replace(burst=frozenset({2})))
    assert (set(placed), crowded) == ({"a"}, {"b"})


def test_a_chapter_is_given_up_from_its_first_page_on_that_is_too_full() -> None:
    places = [("a", 1, 9.0), ("b", 2, 700.0), ("c", 2, 9.0), ("d", 3, 9.0), ("e", 4, 9.0)]
    marks = [Mark(name, page, 100.0, height) for name, page, height in places]
    assert give_up(Layout(marks, [1, 4], COLUMN)) == {"b", "c", "d"}


def test_a_note_longer_than_a_page_goes_to_the_foot() -> None:
    assert foresee(make_layout(Mark("a", 1, 100.0, 2000.0))) == {"a"}


heights = st.floats(10, 900)
marks = st.lists(st.tuples(st.integers(1, 4), st.floats(80, 750), heights), max_size=40)


@given(marks)
def test_every_note_is_placed_or_named_and_none_overlap(
    places: list[tuple[int, float, float]],
) -> None:
    found = [Mark(str(n), page, y, height) for n, (page, y, height) in enumerate(places)]
    placed, crowded = arrange(make_layout(*found))
    assert placed.keys() | crowded == {mark.note for mark in found}
    assert not placed.keys() & crowded
    for page in range(1, 5):
        here = sorted(
            (placed[m.note], m.height) for m in found if m.page == page and m.note in placed
        )
        for (top, height), (below, _) in pairwise(here):
            assert top + height <= below + 0.1
        for top, height in here:
            assert top >= COLUMN.top - 0.1
            assert top + height <= COLUMN.bottom + 0.1


class Strip:
    """A book that is one strip of text, from which notes at the foot take a share of their height."""

    def __init__(self, places: list[tuple[float, float]], share: float) -> None:
        self.places, self.share = sorted(places), share
        self.plans: list[Plan] = []

    def set(self, plan: Plan) -> Layout:
        self.plans.append(plan)
        return self.lay_out(plan.foot)

    def lay_out(self, foot: frozenset[str]) -> Layout:
        marks = []
        page, begin, room = 1, 0.0, COLUMN.height
        for number, (at, height) in enumerate(self.places):
            while at >= begin + room:
                page, begin, room = page + 1, begin + room, COLUMN.height
            if (name := str(number)) in foot:
                room = max(at - begin + 1.0, room - self.share * height)
            else:
                marks.append(Mark(name, page, COLUMN.top + at - begin, height))
        return make_layout(*marks)

    def assert_holds(self, plan: Plan) -> None:
        """Every note of the book that the plan makes has its one place in it, and has room there."""
        assert not plan.placed.keys() & plan.foot
        assert plan.placed.keys() | plan.foot == {str(n) for n in range(len(self.places))}
        assert arrange(self.lay_out(plan.foot)) == (plan.placed, frozenset())


strips = st.builds(
    Strip,
    st.lists(st.tuples(st.floats(0, 4000), heights), max_size=60),
    st.floats(0, 1.5),
)


@given(strips)
def test_planning_ends_although_each_note_at_the_foot_pushes_what_follows(strip: Strip) -> None:
    strip.assert_holds(plan_margins(strip.set))
    assert len(strip.plans) <= PATIENCE + 3


@given(strips)
def test_a_book_is_set_once_where_the_plan_of_its_texts_holds(strip: Strip) -> None:
    known = plan_margins(strip.set)
    strip.plans.clear()
    assert plan_margins(strip.set, known) == known
    assert strip.plans == [known] or known == NO_PLAN


@given(strips, st.sets(st.integers(0, 60)), st.floats(80, 750))
def test_a_plan_that_does_not_hold_is_mended_and_the_book_set_three_times_at_most(
    strip: Strip, foot: set[int], top: float
) -> None:
    names = {str(number) for number in range(len(strip.places))}
    wrong = frozenset(map(str, foot)) & names
    plan = plan_margins(strip.set, Plan(wrong, {"gone": top} | dict.fromkeys(names - wrong, top)))
    strip.assert_holds(plan)
    assert len(strip.plans) + (strip.plans[-1] != plan) <= 3


def test_plans_of_several_texts_are_one_of_the_book() -> None:
    plans = [Plan(frozenset("a"), {"b": 1.0}), Plan(frozenset("c"), {"d": 2.0}), NO_PLAN]
    assert join_plans(plans) == Plan(frozenset("ac"), {"b": 1.0, "d": 2.0})
