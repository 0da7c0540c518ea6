"""The preview over HTTP: in this process, and as the command that an editor starts."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from previewed import write_pages
from starlette.testclient import TestClient
from tiny_edition import TinyEdition, make_edition

from glossator.cli import main
from glossator.cli.lock import alone
from glossator.cli.watch.guard import list_hosts
from glossator.cli.watch.preview import Preview
from glossator.cli.watch.server import Site, add_preview

HERE = "http://127.0.0.1:8000"
ALPHA = "/student/texts/alpha.html"


@pytest.fixture
def client(written: TinyEdition) -> Iterator[TestClient]:
    """A browser before a preview in this process."""
    preview = Preview(written.root, list, lambda news: None)
    preview.begin()
    yield TestClient(Site(preview).make_app(list_hosts(8000)), base_url=HERE)
    preview.worker.end()
    preview.worker.join()


def test_a_page_has_the_bar_besides_and_its_file_has_not(
    client: TestClient, written: TinyEdition
) -> None:
    assert client.get("/", follow_redirects=False).headers["location"] == "/student/"
    page = client.get(ALPHA)
    assert page.status_code == 200
    version = re.search(r'src="/-/preview.js" data-version="(\w+)"', page.text)
    assert version
    for path in written.root.rglob("*.html"):
        assert "/-/preview" not in path.read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page.text)
    assert policy
    assert "script-src 'self'" in policy[1]
    for name, kind in (("preview.js", "javascript"), ("preview.css", "css")):
        own = client.get(f"/-/{name}")
        assert own.status_code == 200
        assert kind in own.headers["content-type"]


def test_what_is_asked_for_again_need_not_be_sent_again(client: TestClient) -> None:
    sheet = client.get("/student/_static/basic.css")
    assert sheet.status_code == 200
    again = client.get(
        "/student/_static/basic.css", headers={"if-none-match": sheet.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/student/nothing.html",
        "/student/.buildinfo",
        "/nobody/index.html",
        "/-/warm.py",
        "/-/../warm.py",
        "/pdf/student/edition.pdf",
        "/pdf/nobody/",
        "/docs/conf.py",
        "/student/texts/",
    ],
)
def test_nothing_else_is_served(watched: Watched, path: str) -> None:
    assert watched.command.ask(path)[0] == 404


def test_a_link_in_the_output_that_leads_out_of_it_is_not_followed(
    client: TestClient, written: TinyEdition
) -> None:
    assert client.get(ALPHA).status_code == 200
    out = written.root / ".glossator/watch/student/html"
    (out / "secret.txt").symlink_to(written.root / "docs/conf.py")
    (out / "folder").symlink_to(written.root / "docs")
    assert client.get("/student/secret.txt").status_code == 404
    assert client.get("/student/folder/conf.py").status_code == 404


def test_another_host_and_another_site_are_not_answered(client: TestClient) -> None:
    assert client.get(ALPHA, headers={"host": "evil.example"}).status_code == 421
    assert client.get(ALPHA, headers={"origin": "https://evil.example"}).status_code == 403
    events = f"/-/events?page={ALPHA}"
    assert client.get(events, headers={"origin": "https://evil.example"}).status_code == 403
    assert client.post("/pdf/student/").status_code == 403
    assert client.post(ALPHA, headers={"origin": HERE}).status_code == 405
    assert client.put(ALPHA, headers={"origin": HERE}).status_code == 405
    page = client.get(ALPHA)
    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers["cross-origin-resource-policy"] == "same-origin"


def test_an_edition_that_cannot_be_shown_yet_says_so(
    written: TinyEdition, request: pytest.FixtureRequest
) -> None:
    written.write("docs/conf.py", "extensions = (\n")
    client: TestClient = request.getfixturevalue("client")
    page = client.get("/student/")
    assert page.status_code == 503
    assert "/-/preview.js" in page.text


def test_the_preview_stands_at_the_end_of_the_head_once() -> None:
    page = add_preview(b"<html><head></head><body>&lt;/head> </head></body>", "v")
    assert page.count(b"preview.js") == 1
    assert page.index(b"preview.js") < page.index(b"<body>")


# --- the command ---------------------------------------------------------------------------------


class Command:
    """``glossator watch``, started."""

    def __init__(self, root: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "glossator", "watch", "--port", "0", "-C", str(root)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = re.fullmatch(r"preview  http://127\.0\.0\.1:(\d+)/  \(Ctrl-C ends it\)\n", line)
        assert found, line
        self.port = int(found[1])

    def ask(self, path: str) -> tuple[int, str]:
        """Return the status and the words of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def get(self, path: str) -> str:
        return self.ask(path)[1]

    def load(self, page: str) -> str:
        """Return the version of a page that a browser gets now."""
        version = re.search(r'data-version="(\w*)"', self.get(page))
        assert version
        return version[1]

    def find_changed(self, page: str, before: str, now: str) -> list[str]:
        """Return where the preview says that two versions differ."""
        found = json.loads(self.get(f"/-/changed?page={page}&before={before}&now={now}"))
        assert isinstance(found, list)
        return found

    def interrupt(self) -> tuple[int, str, str]:
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err


Event = tuple[str, object]


def next_version(events: Iterator[Event]) -> str:
    """Return the version of which a page is told next."""
    version = next(data for name, data in events if name == "page")
    assert isinstance(version, str)
    assert version
    return version


def change(edition: TinyEdition, path: str, old: str, new: str) -> None:
    """Change some words of a file."""
    content = (edition.root / path).read_text("utf-8")
    assert old in content
    edition.write(path, content.replace(old, new))


@contextmanager
def watch(root: Path) -> Iterator[Command]:
    command = Command(root)
    try:
        yield command
    finally:
        command.process.kill()
        command.process.wait()


class Watched(NamedTuple):
    """An edition, and the command that watches it."""

    edition: TinyEdition
    command: Command


@pytest.fixture(scope="module")
def watched_by_one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """The edition, watched by one command for all tests that leave it as it was."""
    edition = write_pages(make_edition(tmp_path_factory.mktemp("watched")))
    with watch(edition.root) as command:
        yield Watched(edition, command)


@pytest.fixture
def watched(watched_by_one: Watched) -> Iterator[Watched]:
    """The same; afterwards its sources are what they were, and the preview knows it."""
    edition, command = watched_by_one
    before, first = sources(edition), command.load(ALPHA)
    yield watched_by_one
    for path, content in before.items():
        if sources(edition)[path] != content:
            edition.write(path, content)
    assert sources(edition) == before
    end = time.monotonic() + 60
    while command.load(ALPHA) != first:
        assert time.monotonic() < end
        time.sleep(0.01)


def sources(edition: TinyEdition) -> dict[str, bytes]:
    """Return what stands in the files that an editor writes."""
    return {
        f"{folder}/{path}": content
        for folder in ("seeds", "glossary")
        for path, content in edition.files(folder).items()
    }


def read_events(command: Command, page: str, version: str | None = None) -> Iterator[Event]:
    """Yield what an open page is told that has a version, the one that is loaded now if none is named."""
    version = command.load(page) if version is None else version
    connection = http.client.HTTPConnection("127.0.0.1", command.port, timeout=120)
    connection.request("GET", f"/-/events?page={page}&version={version}")
    name = ""
    with closing(connection.getresponse()) as answer:
        while line := answer.readline().decode().strip("\n") or " ":
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: "):
                yield name, json.loads(line.removeprefix("data: "))


def test_a_saved_change_reaches_the_browser(written: TinyEdition) -> None:
    notes = (written.root / "seeds/alpha/notes.md").read_text("utf-8")
    with watch(written.root) as command:
        first = command.load(ALPHA)
        events = read_events(command, ALPHA, first)
        assert next(events)[0] == "state"
        written.write("seeds/alpha/notes.md", notes.replace("Words.", "Other words."))
        assert next_version(events) == (second := command.load(ALPHA))
        assert "Other words." in command.get(ALPHA)
        assert command.find_changed(ALPHA, first, second) == ["alpha-n-first"]
        written.write("seeds/alpha/notes.md", notes.replace("Peace and", "Peace or"))
        faults = next(data["faults"] for name, data in events if name == "state" and data["faults"])  # type: ignore[index,call-overload]
        assert [fault["place"] for fault in faults] == ["seeds/alpha/notes.md:4:9"]
        written.write("seeds/alpha/notes.md", notes)
        assert next_version(events) == first
        code, out, err = command.interrupt()
    assert code == 130
    assert "Traceback" not in err
    assert err.splitlines()[-1] == "glossator: interrupted"
    assert "QUOTE_NOT_FOUND" in err
    assert "seeds/alpha/notes.md: texts/alpha.html" in out


def test_two_changes_between_two_loads_of_a_page_are_both_told(watched: Watched) -> None:
    edition, command = watched
    text, definition = "seeds/alpha/notes.md", "glossary/terms.yaml"
    first = command.load(ALPHA)
    events = read_events(command, ALPHA, first)
    change(edition, text, "Words.", "Words that nobody loads.")
    second = next_version(events)  # the page begins to load itself again, and
    change(edition, definition, "A word.", "A thing.")
    third = next_version(events)
    assert command.load(ALPHA) == third
    assert len({first, second, third}) == 3
    changed = ["alpha-n-first", "popover-term-peace", "popover-term-win-win"]
    assert command.find_changed(ALPHA, first, third) == changed
    assert command.find_changed(ALPHA, second, third) == []  # nobody has loaded the second


def test_a_page_that_listens_late_is_told_which_version_it_should_have(watched: Watched) -> None:
    edition, command = watched
    first = command.load(ALPHA)
    events = read_events(command, ALPHA, first)
    change(edition, "seeds/alpha/notes.md", "Words.", "Later words.")
    second = next_version(events)
    assert next_version(read_events(command, ALPHA, first)) == second


@pytest.mark.parametrize("page", ["", "/", "/nobody/index.html", "/student/../x", "//student/a"])
def test_nothing_is_said_of_what_is_no_page(watched: Watched, page: str) -> None:
    for path in ("/-/changed", "/-/events"):
        assert watched.command.ask(f"{path}?{urlencode({'page': page})}")[0] == 404


def test_a_port_that_is_taken_is_told_in_a_line(
    written: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with pytest.raises(SystemExit) as ended:
            main(["watch", "--port", port, "-C", str(written.root)])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith(f"glossator: port {port}: ")
    assert len(told.splitlines()) == 1


def test_an_edition_is_watched_once_and_built_beside_it(
    watched: Watched, capsys: pytest.CaptureFixture[str]
) -> None:
    edition, command = watched
    assert "Words." in command.get(ALPHA)
    with pytest.raises(SystemExit) as ended:
        main(["watch", "--port", "0", "-C", str(edition.root)])
    assert (ended.value.code, len(capsys.readouterr().err.splitlines())) == (2, 1)
    assert main(["build", "--jobs", "1", "--only", "html", "-C", str(edition.root)]) == 0
    assert (edition.root / "build/html/texts/alpha.html").is_file()
    assert "Words." in command.get(ALPHA)
    shutil.rmtree(edition.root / "build")


def test_while_another_command_writes_a_change_waits_and_pages_are_shown(watched: Watched) -> None:
    edition, command = watched
    events = read_events(command, ALPHA)
    next(events)
    with alone(edition.project, "build"):
        change(edition, "seeds/alpha/notes.md", "Words.", "Waiting words.")
        time.sleep(0.5)
        assert "Waiting words." not in command.get(ALPHA)
    assert next_version(events)
    assert "Waiting words." in command.get(ALPHA)


def test_the_pdf_is_made_when_it_is_asked_for(watched: Watched) -> None:
    edition, command = watched
    events = read_events(command, "/pdf/student/")
    origin = f"http://127.0.0.1:{command.port}"
    connection = http.client.HTTPConnection("127.0.0.1", command.port, timeout=120)
    connection.request("POST", "/pdf/student/", headers={"Origin": origin})
    asked = connection.getresponse()
    assert (asked.status, asked.read()) == (303, b"")
    assert any(name == "pdf" and data["student"]["making"] for name, data in events)  # type: ignore[index,call-overload]
    assert next(data for name, data in events if name == "page") == ""
    assert 'href="edition.pdf"' in command.get("/pdf/student/")
    connection.close()
    connection.request("GET", "/pdf/student/edition.pdf")
    assert connection.getresponse().read().startswith(b"%PDF-")
    assert not (edition.root / "build").exists()
