"""Who may ask a preview, and for what: nobody but the browser on this computer, nothing but the edition.

A page from elsewhere can make a browser ask any address. So a request must name this very host (a name that
was made to lead here, by DNS rebinding, does not), and come from a page of the preview itself, or from
the one who typed the address; only a page of the preview may make it do something.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import unquote_to_bytes

HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""The names of this computer for itself."""

READING = ("GET", "HEAD")
ENCODED = ("%00", "%2e", "%2f", "%5c")
"""What stands in no address that a browser makes of a link to a page."""


def list_hosts(port: int) -> frozenset[str]:
    """Return what may stand in the header ``Host`` of a server at a port."""
    bare = HOSTS if port == 80 else ()
    return frozenset((*bare, *(f"{host}:{port}" for host in HOSTS)))


def judge_request(
    method: str, path: bytes, headers: Iterable[tuple[bytes, bytes]], hosts: frozenset[str]
) -> tuple[int, str] | None:
    """Return why a request is refused, with the status; None if it is not.

    :param path: as the browser sent it, without what follows a question mark.
    """
    found: dict[str, list[str]] = {}
    for name, value in headers:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    if len(host := found.get("host", [])) != 1 or host[0].lower() not in hosts:
        return 421, "This is a preview on one computer; it answers to that alone."
    if method not in (*READING, "POST"):
        return 405, "A preview is only read."
    if not is_from_here(method, {name: values[-1] for name, values in found.items()}, hosts):
        return 403, "Only pages of the preview itself may ask for this."
    if split_path(path) is None:
        return 404, "There is no such page."
    return None


def is_from_here(method: str, headers: Mapping[str, str], hosts: frozenset[str]) -> bool:
    """Tell whether a request is from a page of the preview, or the address was typed or followed."""
    origins = {f"http://{host}" for host in hosts}
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
    if method == "POST":
        return origin in origins and site in ("none", "same-origin")
    if origin is not None and origin not in origins:
        return False
    if site in ("none", "same-origin"):
        return True
    return (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == (
        "navigate",
        "document",
    )


def split_path(path: bytes) -> list[str] | None:
    """Return the names that an address consists of, None where one of them is none of a page."""
    if not path.startswith(b"/") or any(sign.encode() in path.lower() for sign in ENCODED):
        return None
    try:
        *names, last = unquote_to_bytes(path[1:]).decode("utf-8").split("/")
    except UnicodeDecodeError:
        return None
    good = all(map(may_be_published, names)) and (last == "" or may_be_published(last))
    return [*names, last] if good else None


def may_be_published(name: str) -> bool:
    """Tell whether a file that is published may have a name: none is hidden, and none leads elsewhere."""
    return bool(name) and not name.startswith(".") and name.isprintable() and not {*"\\:"} & {*name}
