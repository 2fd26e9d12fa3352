import OnRecordModel
import Testing

@testable import OnRecord

/// The laws of every graph, on our articles and on what no article should be.
struct ExtractorTests {
  private let extractor: Extractor

  init() throws { extractor = try Extractor() }

  private var texts: [String] {
    AnnotatedArticle.all().map(\.text) + [
      "", "\n\n\n", "「「「「『『『((((《《《", String(repeating: "「", count: 5000), String(repeating: "9", count: 5000),
      String(repeating: "百千萬億兆", count: 400), "他說:「", "」他說", "第", "百分之", "·", "王·", "12:", "$", "2025年13月45日",
      "0/0", "1比0比", "\u{FEFF}\u{200B}\u{0}", "𠮷野家說:「𠮷」", "👩‍👩‍👧‍👦說,他來了。", "年月日時分秒", "今(",
      String(repeating: "他說,", count: 2000),
    ]
  }

  @Test func aTextThatBeginsOrEndsInTheMiddleOfASentenceIsReadToItsEnd() throws {
    let extractor = try Extractor()
    for text in ["根據《國旗法》，該誓言內容如下：", "他笑說一句：", "市長說，「", "代表回應，透露底細：  \n", "據報導，", "越批評，社會越乾淨。", "愈說，愈錯"] {
      #expect(extractor.extract(Article(id: "a", text: text)).article.scalars == text.unicodeScalars.count)
    }
  }

  @Test func everySpanIsItsSlice() {
    for text in texts {
      let graph = extractor.extract(Article(id: "a", text: text))
      let scalars = Array(text.unicodeScalars)
      func slice(_ span: TextSpan) -> String { String(String.UnicodeScalarView(scalars[span.range])) }
      #expect(graph.article.scalars == scalars.count)
      for entity in graph.entities { for mention in entity.mentions { #expect(slice(mention.span) == mention.text) } }
      for figure in graph.figures { #expect(slice(figure.span) == figure.text) }
      for quotation in graph.quotations {
        for stretch in quotation.content { #expect(slice(stretch.span) == stretch.text) }
      }
    }
  }

  @Test func articlesGiveTheSameGraphsTogetherAsAlone() {
    let articles = texts.enumerated().map { Article(id: String($0), text: $1) }
    #expect(extractor.extract(articles) == articles.map { extractor.extract($0) })
    #expect(extractor.extract([]).isEmpty)
  }

  @Test func everyEdgeEndsAtNodes() {
    for text in texts {
      let graph = extractor.extract(Article(id: "a", text: text))
      let ids = Set(
        graph.entities.map(\.id) + graph.quotations.map(\.id) + graph.figures.map { $0.id(in: "a") })
      for edge in graph.edges {
        #expect(ids.contains(edge.from), "\(edge.from)")
        #expect(ids.contains(edge.to), "\(edge.to)")
      }
    }
  }

  @Test func aCueLiesOutsideItsContent() {
    for text in texts {
      for quotation in extractor.extract(Article(id: "a", text: text)).quotations {
        guard let cue = quotation.cue?.span else { continue }
        #expect(quotation.content.allSatisfy { !$0.span.overlaps(cue) })
      }
    }
  }

  @Test func mentionsAndFiguresDoNotOverlapTheirKind() {
    for text in texts {
      let graph = extractor.extract(Article(id: "a", text: text))
      let spans = graph.entities.flatMap { $0.mentions.map(\.span) }.sorted()
      for (a, b) in zip(spans, spans.dropFirst()) { #expect(a.end <= b.start) }
    }
  }

  @Test func theSameArticleGivesTheSameBytes() {
    for text in texts {
      let article = Article(id: "a", text: text)
      #expect(GraphWriter().json(extractor.extract(article)) == GraphWriter().json(extractor.extract(article)))
    }
  }

  @Test func anOverlayAddsAName() throws {
    let own = try Extractor(overlays: [("own.tsv", "organization\t晨星實驗社\t晨星社\t\tbody\t\n")])
    let graph = own.extract(Article(id: "a", text: "晨星社發表新作。"))
    #expect(graph.entities.map(\.id) == ["organization/晨星實驗社"])
  }

  @Test func aWrongOverlayTellsItsLine() {
    #expect(throws: (any Error).self) { try Extractor(overlays: [("own.tsv", "thing\t晨星\n")]) }
  }
}
