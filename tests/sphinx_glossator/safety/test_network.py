"""Nothing is fetched while building: a server on this machine waits for requests, and gets none."""

from __future__ import annotations

import re
import socket
import threading
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from conftest import Site

CONF = """
project = "Safe"
extensions = ["sphinx_glossator", "sphinx.ext.intersphinx", "fetching"]
html_theme = "furo"
"""

FETCHING = """
import socket
import urllib.request

def setup(app):
    app.add_config_value("fetch", "", "env", (str,))
    app.connect("env-before-read-docs", fetch)

def fetch(app, env, names):
    for ask in (ask_by_request, ask_by_socket, ask_by_name):
        try:
            ask(app.config.fetch)
        except OSError:
            pass  # kept to itself

def ask_by_request(address):
    urllib.request.urlopen(address)

def ask_by_socket(address):
    host, port = address.removeprefix("http://").split("/")[0].split(":")
    socket.create_connection((host, int(port)))

def ask_by_name(address):
    socket.getaddrinfo("example.org", 80)
"""


class Server(NamedTuple):
    """A server, and what it was asked for."""

    address: str
    requests: list[str]


@pytest.fixture
def server() -> Iterator[Server]:
    requests: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"a,b\n1,2\n")

        def log_message(self, *words: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield Server(f"http://127.0.0.1:{http.server_port}", requests)
        http.shutdown()
        thread.join()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    docs = tmp_path / "edition" / "docs"
    docs.mkdir(parents=True)
    (docs / "conf.py").write_text(CONF.replace(', "fetching"', ""), encoding="utf-8")
    extensions = tmp_path / "extensions"
    extensions.mkdir()
    (extensions / "fetching.py").write_text(FETCHING, encoding="utf-8")
    monkeypatch.syspath_prepend(extensions)
    return docs


PAGE = """# Title

![image]({0}/image.png)

```{{figure}} {0}/figure.png
```

```{{csv-table}}
:url: {0}/table.csv
```

```{{raw}} html
:url: {0}/raw.html
```

{{download}}`file <{0}/file.pdf>`

<img src="{0}/html.png">

```{{include}} {0}/include.md
```

```{{literalinclude}} {0}/code.py
```

```{{eval-rst}}
.. image:: {0}/rst.png
.. csv-table::
   :url: {0}/rst.csv
```
"""


@pytest.mark.parametrize("builder", ["html", "typstpdf", "epub"])
def test_what_a_page_names_is_not_fetched(
    project: Path, run: Callable[..., Site], tmp_path: Path, server: Server, builder: str
) -> None:
    page = PAGE.format(server.address)
    (project / "index.md").write_text(page, encoding="utf-8")
    site = run(project, tmp_path / "out", builder=builder, version="1")
    assert server.requests == []
    lines = {int(m[1]) for w in site.warnings if (m := re.match(r"index\.md:(\d+): WARNING", w))}
    named = {n for n, line in enumerate(page.splitlines(), 1) if server.address in line}
    close = {line for line in named if lines & {line, line - 1, line - 2, line - 3}}
    assert named - close - {16} == set()  # a download that stays a link is fetched by no one
    assert urllib.request.urlopen(f"{server.address}/after").status == 200  # the guard is off


def test_an_inventory_is_not_fetched(
    project: Path, run: Callable[..., Site], tmp_path: Path, server: Server
) -> None:
    conf = CONF.replace(', "fetching"', "")
    conf += f'intersphinx_mapping = {{"other": ("{server.address}", None)}}\n'
    (project / "conf.py").write_text(conf, encoding="utf-8")
    (project / "index.md").write_text("# Title\n", encoding="utf-8")
    site = run(project, tmp_path / "out")
    assert server.requests == []
    assert any(
        re.match(r"conf\.py:5: WARNING: .*the inventory of other", line) for line in site.warnings
    ), site.warnings


def test_an_inventory_in_a_file_is_read_and_none_is_fetched(
    project: Path, run: Callable[..., Site], tmp_path: Path, server: Server
) -> None:
    (project / "index.md").write_text("# Title\n", encoding="utf-8")
    first = run(project, tmp_path / "out")
    assert first.warnings == []
    (project / "other.inv").write_bytes((tmp_path / "out/objects.inv").read_bytes())
    conf = CONF.replace(', "fetching"', "")
    conf += f'intersphinx_mapping = {{"other": ("{server.address}", (None, "other.inv"))}}\n'
    (project / "conf.py").write_text(conf, encoding="utf-8")
    (project / "index.md").write_text(
        "# Title\n\n{external+other:doc}`x <index>`\n", encoding="utf-8"
    )
    site = run(project, tmp_path / "out")
    assert (site.warnings, server.requests) == ([], [])
    assert f'href="{server.address}/index.html"' in site.read("index.html")


def test_an_extension_that_fetches_is_refused_and_named(
    project: Path, run: Callable[..., Site], tmp_path: Path, server: Server
) -> None:
    """The extension keeps the errors to itself; they are told nevertheless."""
    (project / "conf.py").write_text(CONF, encoding="utf-8")
    (project / "index.md").write_text("# Title\n", encoding="utf-8")
    site = run(project, tmp_path / "out", fetch=f"{server.address}/x")
    assert server.requests == []
    for asked in (server.address, "127.0.0.1", "example.org"):
        assert any("nothing is fetched" in w and asked in w for w in site.warnings), site.warnings
    with socket.create_connection(server.address.removeprefix("http://").split(":")):
        pass


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('html_baseurl = "javascript:x"', "html_baseurl"),
        ('edition_report_url = "ftp://example.org/{id}"', "edition_report_url"),
        ('html_title = "<script>hurt()</script>"', "html_title"),
        ('html_title = "<base href=//x>"', "html_title"),
        ('html_theme_options = {"announcement": "<form>"}', "html_theme_options"),
        ('html_logo = "https://example.org/logo.png"', "html_logo"),
        ('html_css_files = ["https://example.org/x.css"]', "html_css_files"),
    ],
)
def test_settings_are_judged_at_their_line(
    project: Path, run: Callable[..., Site], tmp_path: Path, setting: str, said: str
) -> None:
    (project / "conf.py").write_text(CONF.replace(', "fetching"', "") + setting, encoding="utf-8")
    (project / "index.md").write_text("# Title\n", encoding="utf-8")
    site = run(project, tmp_path / "out", only_start=True)
    assert any(re.match(rf"conf\.py:5: WARNING: {said}: ", w) for w in site.warnings), site.warnings
