"""What a browser is answered: the pages of the preview, what is new of them, and the PDF."""

from __future__ import annotations

import asyncio
import hashlib
import json
import mimetypes
import re
from collections.abc import AsyncIterator
from html import escape
from importlib import resources
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from glossator.cli.watch.guard import judge_request, split_path
from glossator.cli.watch.news import News, OpenPage, Shown, State
from glossator.cli.watch.pdf import PdfMaker
from glossator.cli.watch.preview import Preview
from glossator.cli.watch.versions import Versions
from glossator_schema.notes import AUDIENCES, STUDENT

OWN = "/-/"
"""Below this is what belongs to the preview itself: no page of an edition has such a name."""

SCRIPT, STYLE = "preview.js", "preview.css"
BEAT = 5
"""Seconds after which a browser that hears nothing is told that the preview is there."""

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
NOTHING_SHOWN = "Nothing can be shown yet: the edition has a fault, which is told below."
NO_PAGE = "There is no such page for {}."
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'"
)


class Guarded:
    """Refuses what :mod:`.guard` refuses, before anything else looks at a request."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # there is nothing else
            return
        path = scope.get("raw_path") or scope["path"].encode()
        refused = judge_request(scope["method"], path, scope["headers"], self.hosts)
        if refused is None:
            await self.app(scope, receive, send)
            return
        status, words = refused
        await Response(words, status, media_type="text/plain", headers=SAFE)(scope, receive, send)


class Site:
    """The preview as a site: who looks at what, and what they are told."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self.listeners: dict[asyncio.Queue[str], OpenPage] = {}
        self.versions = Versions()
        self.pdfs = {
            audience: PdfMaker(preview.project, audience, self.tell_pdf) for audience in AUDIENCES
        }
        self.own = {name: read_own(name) for name in (SCRIPT, STYLE)}
        self.ending = asyncio.Event()
        self.tasks: set[asyncio.Task[None]] = set()

    def make_app(self, hosts: frozenset[str]) -> ASGIApp:
        """Return the application to be served."""
        routes = [
            Route("/", self.go_home),
            Route("/favicon.ico", self.have_none),
            Route("/-/events", self.listen),
            Route("/-/changed", self.get_changed),
            Route("/-/{name}", self.get_own),
            Route("/pdf/{audience}/", self.make_pdf, methods=["GET", "POST"]),
            Route("/pdf/{audience}/{name}", self.get_pdf),
            Route("/{audience}/{path:path}", self.get_page),
        ]
        return Guarded(Starlette(routes=routes), hosts)

    # --- pages ------------------------------------------------------------------------------

    async def go_home(self, request: Request) -> Response:
        return RedirectResponse(f"/{STUDENT}/", headers=SAFE)

    async def have_none(self, request: Request) -> Response:
        """Answer a browser that asks for a sign of the site, which is none of the edition's."""
        return Response(status_code=204, headers=SAFE)

    async def get_own(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in self.own:
            return self.show_words("There is no such file.", 404)
        return answer(request, name, self.own[name])

    async def get_page(self, request: Request) -> Response:
        """Answer with a file of the edition; with a page, when it is current."""
        audience = request.path_params["audience"]
        names = split_path(request.scope["raw_path"])
        if audience not in AUDIENCES or not names or len(names) < 2:
            return self.show_words("There is no such page.", 404)
        place = make_place(names)
        shown = self.preview.find_current(place) or await self.ask(place)
        if shown.content is None:
            faulty = not self.preview.is_readable(audience)
            words = NOTHING_SHOWN if faulty else NO_PAGE.format(f"{audience}s")
            return self.show_words(words, 503 if faulty else 404, place)
        content = shown.content
        if place.path.endswith(".html"):
            self.versions.keep(place, shown.version, content)
            content = add_preview(content, shown.version)
        return answer(request, place.path, content)

    async def ask(self, place: OpenPage) -> Shown:
        """Let the preview's thread bring a page up to date."""
        future = self.preview.worker.ask(lambda: self.preview.get_page(place))
        return await asyncio.wrap_future(future)

    def show_words(self, words: str, status: int, place: OpenPage | None = None) -> Response:
        """Answer with a page of the preview's own."""
        page = (
            '<!doctype html><html lang="en"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width,initial-scale=1">'
            f"<title>Preview</title></head><body class='glossator-words'><main><h1>Preview</h1>"
            f"<p>{escape(words)}</p></main></body></html>"
        )
        headers = SAFE | {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
        return Response(add_preview(page.encode(), ""), status, headers, "text/html")

    # --- what is new ------------------------------------------------------------------------

    def list_open(self) -> list[OpenPage]:
        """Return the pages that are open in some browser."""
        return list(dict.fromkeys(self.listeners.copy().values()))

    async def listen(self, request: Request) -> Response:
        """Tell a page what is new, for as long as it is open."""
        place = find_asking_page(request)
        if place is None:
            return self.show_words("There is no such page.", 404)
        version = request.query_params.get("version", "")
        queue: asyncio.Queue[str] = asyncio.Queue()
        self.listeners[queue] = place
        queue.put_nowait(write_event("state", describe_state(self.preview.state)))
        queue.put_nowait(write_event("pdf", self.describe_pdfs()))
        if place.audience in AUDIENCES:
            self.tasks.add(task := asyncio.create_task(self.catch_up(queue, place, version)))
            task.add_done_callback(self.tasks.discard)
        headers = SAFE | {"Cache-Control": "no-store"}
        content = self.stream(queue, place, version)
        return StreamingResponse(content, 200, headers, "text/event-stream")

    async def catch_up(self, queue: asyncio.Queue[str], place: OpenPage, version: str) -> None:
        """Tell a page that begins to listen whether it has changed since it was loaded."""
        now = self.preview.find_current(place) or await self.ask(place)
        if now.content is not None and now.version != version:
            queue.put_nowait(write_event("page", now.version))

    async def get_changed(self, request: Request) -> Response:
        """Answer where two versions of a page differ, however many lie between them."""
        place = find_asking_page(request)
        if place is None:
            return self.show_words("There is no such page.", 404)
        before, now = (request.query_params.get(name, "") for name in ("before", "now"))
        found = await asyncio.to_thread(self.versions.find_changed, place, before, now)
        return JSONResponse(found, headers=SAFE | {"Cache-Control": "no-store"})

    async def stream(
        self, queue: asyncio.Queue[str], place: OpenPage, version: str
    ) -> AsyncIterator[str]:
        """Yield what is put into a queue, until the browser goes away or the preview ends.

        Where there is nothing for a while, it is looked whether the page is still the one that was loaded.
        """
        try:
            while not self.ending.is_set():
                try:
                    yield await asyncio.wait_for(queue.get(), BEAT)
                except TimeoutError:
                    yield ":\n\n"
                    if place.audience in AUDIENCES:
                        await self.catch_up(queue, place, version)
        finally:
            self.listeners.pop(queue, None)

    def tell(self, news: News) -> None:
        """Tell all pages what is wrong, and those that changed that they did."""
        state = write_event("state", describe_state(news.state))
        for queue, place in list(self.listeners.items()):
            queue.put_nowait(state)
            if place in news.changed:
                queue.put_nowait(write_event("page", news.changed[place]))

    def end(self) -> None:
        """Let all streams end."""
        self.ending.set()
        for queue in list(self.listeners):
            queue.put_nowait(":\n\n")

    # --- the PDF ----------------------------------------------------------------------------

    def describe_pdfs(self) -> dict[str, Any]:
        """Return how far the PDFs are, by audience."""
        return {
            audience: {"making": pdf.made.making, "since": pdf.made.since}
            for audience, pdf in self.pdfs.items()
        }

    def tell_pdf(self) -> None:
        event = write_event("pdf", self.describe_pdfs())
        for queue, place in list(self.listeners.items()):
            queue.put_nowait(event)
            if place.audience == "pdf" and not self.pdfs[place.path.partition("/")[0]].made.making:
                queue.put_nowait(write_event("page", ""))

    async def make_pdf(self, request: Request) -> Response:
        """Show how far the PDF is; make it when a page of the preview says so."""
        audience = request.path_params["audience"]
        if audience not in self.pdfs:
            return self.show_words("There is no such page.", 404)
        pdf = self.pdfs[audience]
        if request.method == "POST":
            pdf.begin()
            return RedirectResponse(f"/pdf/{audience}/", 303, SAFE)
        headers = SAFE | {"Content-Security-Policy": f"{POLICY}; form-action 'self'"}
        headers["Cache-Control"] = "no-store"
        page = add_preview(write_pdf_page(audience, pdf).encode(), "")
        return Response(page, 200, headers, "text/html")

    async def get_pdf(self, request: Request) -> Response:
        audience, name = request.path_params["audience"], request.path_params["name"]
        made = self.pdfs[audience].made if audience in self.pdfs else None
        if made is None or name not in made.files:
            return self.show_words("There is no such PDF, or not yet.", 404)
        path = self.pdfs[audience].folder / name
        return answer(request, name, path.read_bytes())


def make_place(names: list[str]) -> OpenPage:
    """Return the page that an address is of, given the names that it consists of."""
    return OpenPage(names[0], "/".join(names[1:]) + ("" if names[-1] else "index.html"))


def find_asking_page(request: Request) -> OpenPage | None:
    """Return the page from which a request comes, as it says; None where there is none such."""
    names = split_path(request.query_params.get("page", "").encode())
    known = names and len(names) > 1 and names[0] in (*AUDIENCES, "pdf")
    return make_place(names) if names and known else None


def read_own(name: str) -> bytes:
    """Return a file of the preview's own."""
    return (resources.files("glossator.cli.watch") / "static" / name).read_bytes()


HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)


def add_preview(page: bytes, version: str) -> bytes:
    """Return a page with the preview's style and script: they are served with it, and never written into it."""
    added = (
        f'<link rel="stylesheet" href="{OWN}{STYLE}">'
        f'<script src="{OWN}{SCRIPT}" data-version="{version}" defer></script>'
    )
    return HEAD_END.sub(lambda end: added.encode() + end[0], page, count=1)


def answer(request: Request, name: str, content: bytes) -> Response:
    """Answer with a file, or with the word that the browser has it."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    headers = SAFE | {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(content, 200, headers, kind)


def write_event(name: str, data: object) -> str:
    """Return a server-sent event."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def describe_state(state: State) -> dict[str, Any]:
    """Return what a page shows of the state."""
    faults = [
        {
            "place": found.place,
            "code": found.code.name,
            "message": found.message,
        }
        for found in state.faults
    ]
    return {"faults": faults, "checked": state.checked}


HOW_MADE = (
    "It is made from the files as they are now, with all proofs; nothing is published in build/."
)
NOT_MADE = "The PDF could not be made:"


def write_pdf_page(audience: str, pdf: PdfMaker) -> str:
    """Return the page on which the PDF is asked for."""
    made = pdf.made
    links = "".join(f'<li><a href="{escape(name)}">{escape(name)}</a></li>' for name in made.files)
    faults = "".join(f"<li>{escape(message)}</li>" for message in made.messages)
    button = '<form method="post"><button>Make it now</button></form>'
    if made.making:
        body = '<p role="status">The PDF is being made. This page says when it is there.</p>'
    elif faults:
        body = f'<div role="alert"><p>{NOT_MADE}</p><ul>{faults}</ul></div>{button}'
    elif links:
        body = f"<p>Made from the files as they were when it was asked for:</p><ul>{links}</ul>{button}"
    else:
        body = f"<p>{HOW_MADE}</p>{button}"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>PDF for {audience}s</title></head><body class='glossator-words'><main>"
        f"<h1>PDF for {audience}s</h1>{body}</main></body></html>"
    )
