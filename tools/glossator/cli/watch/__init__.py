"""``glossator watch``: the edition in a browser, current while it is written.

``noticing`` sees that a file was saved; ``preview`` knows what is shown and what is wrong, and lets one
thread (``worker``) convert, read and write (``warm``) what the change touches; ``server`` tells the open
pages (``guard``: and nobody else), which load themselves again. Nothing is published: all of it is in
``.glossator/watch/``.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import sys
from pathlib import Path

import uvicorn
from filelock import FileLock, Timeout

from glossator.cli.kept import make_workplace
from glossator.cli.watch.guard import list_hosts
from glossator.cli.watch.news import News, OpenPage
from glossator.cli.watch.noticing import Noticing
from glossator.cli.watch.preview import Preview
from glossator.cli.watch.server import Site
from glossator.project import Project

WRONG_USAGE = 2


def run_watch(arguments: argparse.Namespace) -> None:
    """Serve the edition until it is interrupted."""
    project = Project(arguments.directory)
    folder = make_workplace(project) / "watch"
    folder.mkdir(exist_ok=True)
    lock = FileLock(folder / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        refuse_usage("this edition is watched by another command already")
    sockets = open_sockets(arguments.port)
    try:
        asyncio.run(serve(project.root, sockets))
    finally:
        for opened in sockets:
            opened.close()
        lock.release()


def refuse_usage(message: str) -> None:
    """End the command, as it cannot do what it is asked for."""
    print(f"glossator: {message}", file=sys.stderr)
    sys.exit(WRONG_USAGE)


def open_sockets(port: int) -> list[socket.socket]:
    """Return the sockets on which this computer alone can ask; ``port`` 0: any that is free."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere it would let two commands have one port
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind(("127.0.0.1", port))
        opened.listen()
    except (OSError, OverflowError) as error:
        opened.close()
        reason = getattr(error, "strerror", None) or error
        refuse_usage(f"port {port}: {reason}; give another with --port, or --port 0 for a free one")
    sockets = [opened]
    second = socket.socket(socket.AF_INET6, socket.SOCK_STREAM) if socket.has_ipv6 else None
    if second is not None:
        try:
            second.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            second.bind(("::1", opened.getsockname()[1]))
            sockets.append(second)
        except OSError:  # a system without it, or another has the port there
            second.close()
    return sockets


async def serve(root: Path, sockets: list[socket.socket]) -> None:
    """Answer, and watch the files, until the server ends."""
    loop = asyncio.get_running_loop()
    port = sockets[0].getsockname()[1]

    def tell(news: News) -> None:
        loop.call_soon_threadsafe(site.tell, news)

    def list_open() -> list[OpenPage]:
        return site.list_open()

    preview = Preview(root, list_open, tell)
    site = Site(preview)

    def look(changed: set[Path]) -> None:
        others = {os.path.relpath(p, noticing.root) for p in changed if preview.is_elsewhere(p)}
        preview.worker.ask(lambda: preview.look(others) if changed else preview.look_again())

    noticing = Noticing(root, preview.list_watched, look)
    config = uvicorn.Config(
        site.make_app(list_hosts(port)),
        log_level="error",
        access_log=False,
        lifespan="off",
        loop="asyncio",
        http="h11",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = Serving(config, site)
    print(f"preview  http://127.0.0.1:{port}/  (Ctrl-C ends it)", flush=True)
    preview.begin()
    watching = asyncio.create_task(noticing.run())
    watching.add_done_callback(server.end_unwatched)
    try:
        await server.serve(sockets=sockets)
    finally:
        watching.cancel()


class Serving(uvicorn.Server):
    """A server that lets the streams of its site end before it waits for them."""

    def __init__(self, config: uvicorn.Config, site: Site) -> None:
        super().__init__(config)
        self.site = site

    def end_unwatched(self, watching: asyncio.Task[None]) -> None:
        """End, if the files are watched no more: a page that looks current would not be."""
        if not watching.cancelled() and (error := watching.exception()):
            print(f"glossator: the files cannot be watched: {error}", file=sys.stderr, flush=True)
            self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.site.end()
        await super().shutdown(sockets)
