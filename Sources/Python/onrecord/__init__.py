"""Reads Chinese-language news: who is in it, which figures, and who said what, with evidence.

    import onrecord
    graph = onrecord.extract("台積電董事長魏哲家表示,今年營收將成長25%。")
    for quote in graph.quotes:
        print(quote.source_text, quote.cue, quote.text)

`extract` reads one article, `pipe` many on several threads, `to_frames` makes pandas tables. All offsets count Unicode
characters: `article_text[start:end]`.
"""
from ._extractor import Article, Extractor, OnRecordError, extract, pipe, version
from ._frames import to_frames
from ._graph import Edge, Entity, Figure, Graph, Mention, Quote

__version__ = version()
__all__ = ["Article", "Edge", "Entity", "Extractor", "Figure", "Graph", "Mention", "OnRecordError", "Quote", "extract",
           "pipe", "to_frames", "version"]
