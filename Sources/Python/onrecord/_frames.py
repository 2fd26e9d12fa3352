"""Graphs as pandas tables: one row an entity, mention, figure or quote."""
from typing import TYPE_CHECKING, Dict, Iterable, Union

from ._graph import Graph

if TYPE_CHECKING:
    import pandas

COLUMNS = {
    "entities": ["article", "id", "type", "name", "aliases", "romanization", "gazetteer", "mentions"],
    "mentions": ["article", "entity", "type", "start", "end", "text", "rule"],
    "figures": ["article", "id", "kind", "text", "start", "end", "low", "high", "value", "unit", "modifier", "of", "rule"],
    "quotes": ["article", "id", "form", "text", "start", "end", "cue", "source", "standing", "speaker", "speaker_id",
               "continuation", "content_rule", "source_rule"],
}


def to_frames(graphs: Union[Graph, Iterable[Graph]]) -> "Dict[str, pandas.DataFrame]":
    """Tables `entities`, `mentions`, `figures`, `quotes`; a quote with two speakers has two rows. Needs pandas."""
    import pandas

    rows = {name: [] for name in COLUMNS}
    for graph in [graphs] if isinstance(graphs, Graph) else graphs:
        article = graph.id
        for entity in graph.entities:
            rows["entities"].append([article, entity.id, entity.type, entity.name, "|".join(entity.aliases), entity.romanization,
                                     entity.gazetteer, len(entity.mentions)])
            rows["mentions"] += [[article, entity.id, entity.type, m.start, m.end, m.text, m.rule] for m in entity.mentions]
        rows["figures"] += [[article] + [getattr(figure, column) for column in COLUMNS["figures"][1:]] for figure in graph.figures]
        for quote in graph.quotes:
            for speaker in quote.speakers or (None,):
                rows["quotes"].append([article, quote.id, quote.form, quote.text, quote.start, quote.end, quote.cue,
                                       quote.source_text, quote.standing, speaker and speaker.name, speaker and speaker.id,
                                       quote.continuation, quote.rules.get("content"), quote.rules.get("source")])
    return {name: pandas.DataFrame(rows[name], columns=columns) for name, columns in COLUMNS.items()}
