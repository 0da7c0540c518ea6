"""What was found is known again by all that it follows from, and by nothing less."""

from __future__ import annotations

from glossator.memo import Memo, make_key


def test_a_function_is_asked_once_for_the_same() -> None:
    asked: list[str] = []
    memo = Memo()
    for given in ("a", "b", "a"):
        assert memo.recall("upper", (given,), lambda g=given: asked.append(g) or g.upper()) == (  # type: ignore[misc]
            given.upper()
        )
    assert asked == ["a", "b"]
    assert memo.recall("other", ("a",), lambda: 1) == 1
    again = Memo(memo.used)
    assert again.recall("upper", ("a",), lambda: "never") == "A"
    assert len(again.used) == 1


def test_what_nobody_asked_for_is_forgotten() -> None:
    memo = Memo()
    memo.recall("one", ("a",), lambda: 1)
    memo.turn()
    memo.recall("two", ("a",), lambda: 2)
    memo.turn()
    assert memo.recall("one", ("a",), lambda: 3) == 3


def test_a_key_is_of_one_thing() -> None:
    given = [
        ("ab", "c"),
        ("a", "bc"),
        ("abc",),
        (b"abc",),
        ("abc", ""),
        ("",),
        (),
        ("a\0str 2\0bc",),
    ]
    assert len({make_key("x", each) for each in given}) == len(given)
    assert make_key("x", ("\ud800",)) != make_key("x", ("?",))


def test_a_fault_is_found_again() -> None:
    memo = Memo()
    for _ in range(2):
        try:
            memo.recall("x", (), lambda: 1 // 0)
        except ZeroDivisionError:
            continue
        raise AssertionError
    assert memo.used == {}
