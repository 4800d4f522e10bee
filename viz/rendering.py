"""Pages made from the templates: everything in them escaped, in the reader's language, under a strict policy."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from viz.names import BASE, Reader
from viz.wording import LANGUAGES, words

# Only what this server itself hands out runs, shows or is asked; nothing inline, nothing framed.
_OURS = ("script-src", "style-src", "font-src", "img-src", "connect-src", "form-action")
_NOBODY = ("default-src", "base-uri", "frame-ancestors")
POLICY = "; ".join([f"{part} 'none'" for part in _NOBODY] + [f"{part} 'self'" for part in _OURS])
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Cookie",
}
_COOKIE = "lang"


def day(iso: str | None) -> str:
    """Return a date as people write it: 2020-02-26 as 26/02/2020, 2018-03 as 03/2018."""
    return "/".join(reversed((iso or "")[:10].split("-")))


_TEMPLATES = Environment(
    loader=PackageLoader("viz"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
_TEMPLATES.filters["day"] = day


def reader_of(request: Request, base: str = BASE) -> Reader:
    """Return whom a request comes from: the language of its address, else of its cookie, else Vietnamese."""
    asked = request.query_params.get(_COOKIE) or request.cookies.get(_COOKIE)
    return Reader(asked if asked in LANGUAGES else LANGUAGES[0], base)


def page(
    request: Request, template: str, reader: Reader, status: HTTPStatus = HTTPStatus.OK, **values: object
) -> HTMLResponse:
    """Return the page that a template makes of the values; a language asked for by address is kept in a cookie."""
    said = words(reader.language)
    other = said.ui["language_code"]
    html = _TEMPLATES.get_template(template).render(
        words=said,
        reader=reader,
        root=request.scope.get("root_path", ""),
        other_language=str(request.url.include_query_params(lang=other).replace(scheme="", netloc="")),
        **values,
    )
    response = HTMLResponse(html, status, headers=_HEADERS)
    if request.query_params.get(_COOKIE) in LANGUAGES:
        response.set_cookie(_COOKIE, reader.language, max_age=365 * 24 * 3600, samesite="lax", httponly=True)
    return response
