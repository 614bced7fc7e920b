"""What the tests look at in a built page: its running text, headings and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise, takewhile
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
INLINE = {"a", "abbr", "b", "cite", "dfn", "em", "i", "mark", "q", "s", "small", "span", "strong", "time"}
NOT_RUNNING = (
    "nav, form, button, address, .colleagues, .footnote, script, style, noscript, template, svg, pre, code,"
    " sup, [hidden]"
)
NOT_PROSE = {*HEADINGS, "th", "td", "caption", "aside"}
AFTER_SOURCES = {"h1", "h2", "aside", "section", "nav"}
SAYS_NOTHING = {"deze link", "deze pagina", "hier", "klik hier", "lees meer", "lees verder", "link", "meer"}


class Block(NamedTuple):
    """Text that belongs together, and the element that holds it."""

    tag: str
    id: str
    text: str
    prose: bool
    """Whether the readability formulas count it: not headings, tables and what stands on every page."""


@dataclass(frozen=True)
class Page:
    """A built page; its address is the path on the site, such as `/organisaties/drie-ks/`."""

    address: str
    html: str

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    @cached_property
    def blocks(self) -> list[Block]:
        return page_text(self.html)

    @property
    def title(self) -> str:
        return self.soup.title.get_text(strip=True) if self.soup.title else ""

    @property
    def description(self) -> str:
        tag = self.soup.select_one('meta[name="description"]')
        return str(tag["content"]).strip() if tag else ""

    @property
    def foreign(self) -> str:
        """The text that is marked as another language than Dutch."""
        marked = self.soup.select("main [lang]:not([lang|=nl])")
        return " ".join(tag.get_text(" ") for tag in marked)

    @property
    def texts(self) -> list[str]:
        """Everything in words: the title, the description, the running text and the words in images."""
        labels = [str(image["alt"]) for image in self.soup.select("main img[alt]")]
        drawn = [tag.get_text() for tag in self.soup.select("main svg :is(title, desc, text)")]
        return [self.title, self.description, *(block.text for block in self.blocks), *labels, *drawn]


def read_site(site: Path) -> list[Page]:
    """All pages of a built site, without the scans that repeat their page in a frame."""
    found = (file for file in sorted(site.rglob("index.html")) if file.parent.name != "ingebed")
    files = {f"/{file.relative_to(site)}": file for file in found}
    return [Page(path.removesuffix("index.html"), file.read_text("utf-8")) for path, file in files.items()]


def example(site: Path, name: str) -> str:
    """The code of an example on the page for consultants, as somebody copies it."""
    html = (site / "voor-adviseurs/index.html").read_text("utf-8")
    code = BeautifulSoup(html, "html.parser").select_one(f"[data-example={name}]")
    assert code
    return code.text


def page_text(html: str) -> list[Block]:
    """The running text of a page: `main article` without sources, navigation, forms and code."""
    article = BeautifulSoup(html, "html.parser").select_one("main article")
    if not article:
        return []
    for element in [*sources(article), *article.select(NOT_RUNNING)]:
        element.extract()
    for line_break in article.select("br"):
        line_break.replace_with(" ")
    strings = [string for string in article.find_all(string=True) if type(string) is NavigableString]
    groups = [list(group) for _, group in groupby(strings, key=lambda string: id(_holder(string)))]
    return [
        _block(_holder(group[0]), text)
        for group in groups
        if (text := " ".join("".join(group).replace("\u00ad", "").split()))
    ]


def _holder(string: NavigableString) -> Tag:
    return next(parent for parent in string.parents if parent.name not in INLINE)


def _block(holder: Tag, text: str) -> Block:
    prose = NOT_PROSE.isdisjoint({holder.name, *(parent.name for parent in holder.parents)})
    return Block(holder.name, str(holder.get("id", "")), text, prose)


def sources(main: Tag) -> list[Tag]:
    """The heading `Bronnen` and everything that belongs to it."""
    heading = main.select_one("h2#bronnen")
    below = heading.find_next_siblings() if heading else []
    return [heading, *takewhile(lambda tag: tag.name not in AFTER_SOURCES, below)] if heading else []


def text_below(blocks: list[Block], heading: str) -> str:
    """The text from the heading with this id up to the next heading of its level."""
    start = next((place for place, block in enumerate(blocks) if block.id == heading), None)
    if start is None:
        return ""
    level = blocks[start].tag
    below = takewhile(lambda block: block.tag not in HEADINGS or block.tag > level, blocks[start + 1 :])
    return " ".join(block.text for block in below)


def heading_faults(page: Page) -> Iterator[str]:
    """What is wrong with the headings: there is one h1, it comes first, and no level is left out."""
    levels = [int(tag.name[1]) for tag in page.soup.select("main :is(h1, h2, h3, h4, h5, h6)")]
    if levels[:1] != [1] or levels.count(1) > 1:
        yield f"{page.address}: the headings do not start with the only h1, but go {levels}"
    for level, following in pairwise(levels):
        if following > level + 1:
            yield f"{page.address}: h{level} is followed by h{following}"


def link_faults(page: Page) -> Iterator[str]:
    """Links whose words do not say where they lead. In sources an address may stand in full."""
    in_sources = {id(link) for tag in sources(page.soup) for link in tag.select("a")}
    for link in page.soup.select("body a[href]"):
        name = _name(link)
        if not name or name.lower().rstrip(" .:!»>→") in SAYS_NOTHING:
            yield f"{page.address}: the link to {link['href']} says {name!r}"
        elif id(link) not in in_sources and name.startswith(("http", "www.")):
            yield f"{page.address}: the link {name!r} shows its address"


def _name(link: Tag) -> str:
    images = [str(image["alt"]) for image in link.select("img[alt]")]
    return str(link.get("aria-label") or " ".join([link.get_text(" ", strip=True), *images])).strip()
