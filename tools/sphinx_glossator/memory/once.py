"""What is made of all pages is made once for each state of the edition, not once for each page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar, TypeVarTuple


class Keeper(Protocol):
    """What keeps the things that are made of it, and forgets them all when it changes."""

    made: dict[tuple[Any, ...], Any]


Kept = TypeVar("Kept", bound=Keeper)
Arguments = TypeVarTuple("Arguments")
Made = TypeVar("Made")


def once(make: Callable[[Kept, *Arguments], Made]) -> Callable[[Kept, *Arguments], Made]:
    """Let a function of the domain be computed once for each of its arguments, until the domain changes.

    All who ask share the result: nobody changes it.
    """

    @wraps(make)
    def find(keeper: Kept, /, *args: *Arguments) -> Made:
        key = (make, *args)
        if key not in keeper.made:
            keeper.made[key] = make(keeper, *args)
        made: Made = keeper.made[key]
        return made

    return find


def forget(find: Callable[..., Any], keeper: Keeper, *args: Any) -> None:
    """Let what a function has made of some arguments be made anew when it is asked for."""
    make = find.__wrapped__  # type: ignore[attr-defined]
    keeper.made.pop((make, *args), None)
