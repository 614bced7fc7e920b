"""What goes wrong with a file on its way: the faults that tests put in its place."""

from __future__ import annotations

from playwright.sync_api import Route

WASM = "**/python.*.wasm"


def truncate(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=response.body()[:-1000])


def corrupt(route: Route) -> None:
    response = route.fetch()
    body = bytearray(response.body())
    body[len(body) // 2 : len(body) // 2 + 4096] = bytes(4096)
    route.fulfill(response=response, body=bytes(body))


def missing(route: Route) -> None:
    route.fulfill(status=404, body="not here")


def as_web_page(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<h1>Inloggen</h1>")
