"""An article's graph as plain values, read from its JSON when first asked for."""
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Dict, List, Optional, Tuple, Union

Number = Union[int, float]


@dataclass(frozen=True)
class Mention:
    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True)
class Entity:
    """A person, an organization or a place."""

    id: str
    type: str
    name: str
    aliases: Tuple[str, ...]
    romanization: Optional[str]
    gazetteer: Optional[str]
    mentions: Tuple[Mention, ...]


@dataclass(frozen=True)
class Figure:
    """A number with what it counts; `low` and `high` are equal where it is exact."""

    id: str
    kind: str
    text: str
    start: int
    end: int
    rule: str
    low: Union[Number, str, None] = None
    high: Union[Number, str, None] = None
    value: Optional[str] = None
    unit: Optional[str] = None
    modifier: Optional[str] = None
    of: Optional[str] = None
    interval: Optional[Dict[str, object]] = None


@dataclass(frozen=True)
class Quote:
    """What somebody said; `speakers` are the entities behind the source, none where it has no name."""

    id: str
    form: str
    segments: Tuple[Tuple[int, int, str], ...]
    cue: Optional[str]
    source_text: Optional[str]
    standing: Optional[str]
    continuation: bool
    rules: Dict[str, str]
    speakers: Tuple[Entity, ...] = field(default=())

    @property
    def text(self) -> str:
        return "…".join(text for _, _, text in self.segments)

    @property
    def start(self) -> int:
        return self.segments[0][0]

    @property
    def end(self) -> int:
        return self.segments[-1][1]


@dataclass(frozen=True)
class Edge:
    type: str
    source: str
    target: str
    title: Optional[str]
    rule: Optional[str]


class Graph:
    """One article's graph; `json` are the bytes as written, everything else is read from them when asked for."""

    def __init__(self, json_bytes: bytes):
        self.json = json_bytes

    def __repr__(self) -> str:
        return f"<Graph {self.id!r}: {len(self.entities)} names, {len(self.figures)} figures, {len(self.quotes)} quotes>"

    @cached_property
    def data(self) -> dict:
        """The parsed JSON, schema onrecord/1."""
        return json.loads(self.json)

    @property
    def article(self) -> dict:
        return self.data["article"]

    @property
    def id(self) -> str:
        return self.article["id"]

    @cached_property
    def entities(self) -> List[Entity]:
        return [
            Entity(id=node["id"], type=node["type"], name=node["name"], aliases=tuple(node["aliases"]),
                   romanization=node["romanization"], gazetteer=node["gazetteer"],
                   mentions=tuple(Mention(m["start"], m["end"], m["text"], m["rule"]) for m in node["mentions"]))
            for node in self.data["nodes"] if node["type"] in ("person", "organization", "place")
        ]

    @property
    def people(self) -> List[Entity]:
        return [entity for entity in self.entities if entity.type == "person"]

    @property
    def organizations(self) -> List[Entity]:
        return [entity for entity in self.entities if entity.type == "organization"]

    @property
    def places(self) -> List[Entity]:
        return [entity for entity in self.entities if entity.type == "place"]

    @cached_property
    def figures(self) -> List[Figure]:
        fields = Figure.__dataclass_fields__
        return [Figure(**{key: value for key, value in node.items() if key in fields})
                for node in self.data["nodes"] if node["type"] == "figure"]

    @cached_property
    def quotes(self) -> List[Quote]:
        by_id = {entity.id: entity for entity in self.entities}
        said: Dict[str, List[Entity]] = {}
        for edge in self.data["edges"]:
            if edge["type"] == "said" and edge["from"] in by_id:
                said.setdefault(edge["to"], []).append(by_id[edge["from"]])
        return [self._quote(node, said) for node in self.data["nodes"] if node["type"] == "quote"]

    @staticmethod
    def _quote(node: dict, said: Dict[str, List[Entity]]) -> Quote:
        cue, source = node["cue"], node["source"]
        return Quote(id=node["id"], form=node["form"],
                     segments=tuple((part["start"], part["end"], part["text"]) for part in node["content"]),
                     cue=cue and cue["text"], source_text=source and source["text"], standing=source and source["standing"],
                     continuation=node["continuation"], rules=node["rules"], speakers=tuple(said.get(node["id"], ())))

    @cached_property
    def edges(self) -> List[Edge]:
        return [Edge(edge["type"], edge["from"], edge["to"], edge.get("title"), edge.get("rule")) for edge in self.data["edges"]]
