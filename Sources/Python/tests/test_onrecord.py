"""The Python package against the built wheel: values, order, errors, and the same bytes as the command."""
import json
import os
import subprocess

import pytest

import onrecord

TEXT = "台積電董事長魏哲家20日在法說會表示,今年營收將成長25%。他強調,「需求非常強勁。」"


def test_a_graph_has_people_figures_and_quotes_with_their_slices():
    graph = onrecord.extract(onrecord.Article(text=TEXT, id="a1", published="2025-11-20"))
    assert graph.id == "a1"
    assert [person.name for person in graph.people] == ["魏哲家"]
    assert any(figure.unit == "%" and figure.low == 25 for figure in graph.figures)
    for entity in graph.entities:
        for mention in entity.mentions:
            assert TEXT[mention.start:mention.end] == mention.text
    assert [quote.speakers[0].name for quote in graph.quotes] == ["魏哲家", "魏哲家"]
    assert graph.quotes[-1].text == "需求非常強勁。"


def test_a_title_in_a_field_of_its_own_is_the_first_line():
    graph = onrecord.extract({"id": "a", "title": "台積電看好需求", "text": TEXT})
    assert graph.article["scalars"] == len("台積電看好需求\n" + TEXT)


def test_pipe_keeps_the_order_with_several_jobs():
    articles = [onrecord.Article(text=TEXT, id=str(number)) for number in range(200)]
    one = [graph.json for graph in onrecord.pipe(articles)]
    assert [graph.json for graph in onrecord.pipe(articles, jobs=2)] == one
    assert [json.loads(line)["article"]["id"] for line in one] == [str(number) for number in range(200)]


def test_frames_have_a_row_an_answer():
    frames = onrecord.to_frames(onrecord.pipe([TEXT]))
    assert list(frames) == ["entities", "mentions", "figures", "quotes"]
    assert len(frames["quotes"]) == 2
    assert set(frames["quotes"]["speaker"]) == {"魏哲家"}


def test_a_gazetteer_of_your_own_lies_over_the_built_in_ones():
    extractor = onrecord.Extractor(["organization\t浮雲社\t\tCloud Society\tmedia\t\n"])
    graph = extractor.extract("浮雲社報導,會議延期。")
    assert [entity.name for entity in graph.organizations] == ["浮雲社"]


@pytest.mark.parametrize("wrong", [{"id": "a"}, {"text": None}, "\ud800"])
def test_bad_articles_are_exceptions(wrong):
    with pytest.raises(onrecord.OnRecordError):
        onrecord.extract(wrong)


def test_bad_gazetteers_are_exceptions_that_name_the_line():
    with pytest.raises(onrecord.OnRecordError, match="gazetteer 1:1"):
        onrecord.Extractor(["animal\t熊\n"])


def test_other_types_are_type_errors():
    with pytest.raises(TypeError):
        onrecord.extract(5)


@pytest.mark.parametrize("text", ["", "\0", "「" * 5000, "王" * 5000, "說" * 5000, "9" * 5000, "a\u0301\U0001F600"])
def test_odd_texts_give_a_graph(text):
    assert onrecord.extract(text).article["scalars"] == len(text)


def test_memory_stays_flat():
    def resident():
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    for _ in range(500):
        onrecord.extract(TEXT)
    before = resident()
    for _ in range(5000):
        onrecord.extract(TEXT)
    assert resident() - before < 4 << 20


@pytest.mark.skipif("ONRECORD_COMMAND" not in os.environ, reason="ONRECORD_COMMAND names no command")
def test_the_same_bytes_as_the_command():
    articles = [{"id": "a", "text": TEXT}, {"id": "b", "title": "標題", "text": TEXT, "published": "2025-01-02", "byline": ["王小明"]}]
    lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    done = subprocess.run([os.environ["ONRECORD_COMMAND"], "filter"], input=lines.encode(), capture_output=True, check=True)
    assert done.stdout == b"".join(graph.json + b"\n" for graph in onrecord.pipe(articles))
