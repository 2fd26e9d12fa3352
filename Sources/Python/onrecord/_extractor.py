"""The extractor: one article in, one graph out; many articles on several threads."""
import ctypes
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Iterable, Iterator, Mapping, Optional, Sequence, Union

from ._graph import Graph
from ._library import ArticleStruct, Text, last_error, library


class OnRecordError(ValueError):
    """An article or a gazetteer that cannot be read; the message tells where and why."""


@dataclass(frozen=True)
class Article:
    """An article with what is known about it; `published` is ISO 8601 and settles 12月8日."""

    text: str
    id: str = ""
    title: Optional[str] = None
    published: Optional[str] = None
    url: Optional[str] = None
    outlet: Optional[str] = None
    byline: Sequence[str] = ()


Readable = Union[str, Article, Mapping[str, object]]


def version() -> str:
    """The version of the library inside."""
    return library.onrecord_version().decode()


class Extractor:
    """Built-in gazetteers with your own laid over them; safe to share between threads.

    `gazetteers` are texts of files with the columns type, name, aliases, latin, kind, about, tab-separated.
    Raises OnRecordError for the first line that is wrong.
    """

    def __init__(self, gazetteers: Sequence[str] = ()):
        texts = [gazetteer.encode("utf-8") for gazetteer in gazetteers]
        array = (Text * len(texts))(*(Text(text, len(text)) for text in texts))
        self._handle = library.onrecord_open(array, len(texts))
        if not self._handle:
            raise OnRecordError(last_error())

    def __del__(self):
        if getattr(self, "_handle", None):
            library.onrecord_close(self._handle)
            self._handle = None

    def extract_json(self, article: Readable, with_text: bool = False) -> bytes:
        """The graph as JSON, the very bytes that `onrecord filter` writes for the article."""
        article = _article(article)
        fields = {name: _text(getattr(article, name), name) for name in ("id", "text", "title", "published", "url", "outlet")}
        byline = [_text(name, "byline") for name in article.byline]
        struct = ArticleStruct(size=ctypes.sizeof(ArticleStruct), byline=(Text * len(byline))(*byline), byline_count=len(byline),
                               writes_text=int(with_text), **fields)
        length = ctypes.c_size_t()
        json = library.onrecord_extract(self._handle, ctypes.byref(struct), ctypes.byref(length))
        if not json:
            raise OnRecordError(last_error())
        try:
            return ctypes.string_at(json, length.value)
        finally:
            library.onrecord_free(json)

    def extract(self, article: Readable) -> Graph:
        """The graph of one article: a text, an Article, or a mapping with "text" and what else is known."""
        return Graph(self.extract_json(article))

    def pipe(self, articles: Iterable[Readable], jobs: int = 1, ahead: int = 64) -> Iterator[Graph]:
        """The graphs of many articles, in their order; at most `ahead` articles a job are read before their turn."""
        if jobs <= 1:
            yield from map(self.extract, articles)
            return
        with ThreadPoolExecutor(jobs) as workers:
            waiting = deque()
            for article in articles:
                waiting.append(workers.submit(self.extract, article))
                if len(waiting) >= jobs * ahead:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()


def _article(article: Readable) -> Article:
    if isinstance(article, Article):
        return article
    if isinstance(article, str):
        return Article(text=article)
    if isinstance(article, Mapping):
        if not isinstance(article.get("text"), str):
            raise OnRecordError("text: found none, expected an article's text")
        known = {name: article[name] for name in ("title", "published", "url", "outlet", "byline") if article.get(name) is not None}
        return Article(text=article["text"], id=str(article.get("id", "")), **known)
    raise TypeError(f"expected a text, an Article or a mapping, found {type(article).__name__}")


def _text(value: Optional[str], name: str) -> Text:
    if value is None:
        return Text(None, 0)
    if not isinstance(value, str):
        raise TypeError(f"{name}: expected a text, found {type(value).__name__}")
    try:
        encoded = value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise OnRecordError(f"{name}: a lone surrogate at {error.start}") from None
    return Text(encoded, len(encoded))


_shared: Optional[Extractor] = None


def _default() -> Extractor:
    global _shared
    if _shared is None:
        _shared = Extractor()
    return _shared


def extract(article: Readable) -> Graph:
    """The graph of one article, by the built-in gazetteers."""
    return _default().extract(article)


def pipe(articles: Iterable[Readable], jobs: int = 1) -> Iterator[Graph]:
    """The graphs of many articles in their order, read by `jobs` threads."""
    return _default().pipe(articles, jobs=jobs)
