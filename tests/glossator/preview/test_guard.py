"""Who is answered, and for what."""

from __future__ import annotations

import pytest

from glossator.cli.watch.guard import judge_request, list_hosts, split_path

HOSTS = list_hosts(8000)
OWN = "http://127.0.0.1:8000"


def judge(method: str = "GET", path: str = "/student/", **headers: str) -> int:
    """Return the status with which a request is refused, 0 if it is not."""
    given = {"host": "127.0.0.1:8000"} | {k.replace("_", "-"): v for k, v in headers.items()}
    found = [(name.encode(), value.encode()) for name, value in given.items()]
    refused = judge_request(method, path.encode(), found, HOSTS)
    return refused[0] if refused else 0


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "LOCALHOST:8000"]
)
def test_this_computer_is_answered(host: str) -> None:
    assert judge(host=host) == 0


@pytest.mark.parametrize(
    "host",
    [
        "",
        "127.0.0.1",
        "127.0.0.1:8001",
        "localhost.evil.example:8000",
        "evil.example",
        "evil.example:8000",
        "192.168.0.2:8000",
        "0.0.0.0:8000",
        "127.0.0.1:8000.evil.example",
        "[::1]:8000 evil",
    ],
)
def test_no_other_name_of_a_host_is_answered(host: str) -> None:
    assert judge(host=host) == 421


def test_a_request_names_one_host() -> None:
    assert judge_request("GET", b"/", [], HOSTS) is not None
    twice = [(b"host", b"127.0.0.1:8000"), (b"Host", b"evil.example")]
    assert judge_request("GET", b"/", twice, HOSTS) is not None


def test_a_page_of_another_site_learns_nothing() -> None:
    assert judge(origin="https://evil.example") == 403
    assert judge(origin="null") == 403
    assert judge(origin="http://127.0.0.1:9000") == 403
    for site in ("cross-site", "same-site"):
        assert judge(sec_fetch_site=site) == 403  # a script, an image, a frame
        assert judge(sec_fetch_site=site, sec_fetch_mode="navigate", sec_fetch_dest="iframe") == 403
    link = {"sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}
    assert judge(sec_fetch_site="cross-site", **link) == 0  # somebody followed a link
    assert judge(sec_fetch_site="same-origin", origin=OWN) == 0


def test_only_a_page_of_the_preview_may_make_it_do_something() -> None:
    assert judge("POST", origin=OWN, sec_fetch_site="same-origin") == 0
    assert judge("POST", origin=OWN) == 0
    assert judge("POST") == 403
    assert judge("POST", origin="https://evil.example") == 403
    assert judge("POST", origin=OWN, sec_fetch_site="cross-site") == 403
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"):
        assert judge(method, origin=OWN) == 405


@pytest.mark.parametrize(
    "path",
    [
        "/student/../seeds/alpha/source.txt",
        "/student/%2e%2e/x",
        "/student/%2E%2E/x",
        "/student/%252e%252e/x",
        "/student/..%2fx",
        "/student//etc/passwd",
        "//etc/passwd",
        "/student/./x",
        "/student/.doctrees/x",
        "/student/.buildinfo",
        "/student/a%00b",
        "/student/a\\b",
        "/student/a%5cb",
        "/student/C:/x",
        "/student/%ff",
        "/student/a%0ab",
        "student/x",
        "*",
        "",
    ],
)
def test_no_name_leads_out_of_the_edition(path: str) -> None:
    if path == "/student/%252e%252e/x":  # names a folder "%2e%2e", which there is not
        assert split_path(path.encode()) is None or ".." not in (split_path(path.encode()) or ())
    else:
        assert judge(path=path) == 404


def test_names_of_pages_are_read() -> None:
    assert split_path(b"/student/texts/chen-2024.html") == ["student", "texts", "chen-2024.html"]
    assert split_path(b"/student/") == ["student", ""]
    assert split_path("/student/über.html".encode()) == ["student", "über.html"]
    assert split_path(b"/student/%C3%BCber.html") == ["student", "über.html"]
