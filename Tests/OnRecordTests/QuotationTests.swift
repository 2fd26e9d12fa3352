import OnRecord
import OnRecordModel
import Testing

/// Quotes: `Tests/Cases/quotes.cases` line by line.
struct QuotationTests {
  private let extractor: Extractor

  init() throws { extractor = try Extractor() }

  /// form speakers cue content, blank-separated; a hyphen for what is absent; names and stretches joined by 、 and ….
  private func describe(_ quotation: Quotation, in graph: ArticleGraph) -> String {
    let speakers = graph.edges.filter { $0.kind == .said && $0.to == quotation.id }.compactMap { edge in
      graph.entities.first { $0.id == edge.from }?.name
    }
    let speaker = speakers.isEmpty ? "-" : speakers.joined(separator: "、")
    let content = quotation.content.map(\.text).joined(separator: "…")
    return "\(quotation.form.rawValue) \(speaker) \(quotation.cue?.text ?? "-") \(content)"
  }

  @Test func casesAreRead() {
    let cases = TestFiles.cases("quotes")
    #expect(cases.count > 40)
    for columns in cases {
      let graph = extractor.extract(Article(id: "a", text: columns[0].replacing("\\n", with: "\n")))
      let found = graph.quotations.filter { !$0.isContinuation }.map { describe($0, in: graph) }
      let expected = columns.dropFirst().filter { !$0.isEmpty }.map { $0.replacing("\\n", with: "\n") }
      #expect(found == expected, "\(columns[0])")
    }
  }

  /// 「部長林志成表示，…」 speaks of each name and figure in it, once, and of none outside it.
  @Test func quotesMentionWhatTheySpeakOf() throws {
    let text = "部長林志成20日表示，行政院編列三億元，將與立委陳美芳協商，行政院下週公布。"
    let graph = extractor.extract(Article(id: "a", text: text))
    let quotation = try #require(graph.quotations.first)
    let named = graph.edges.filter { $0.kind == .mentions && $0.from == quotation.id }.map { edge in
      graph.entities.first { $0.id == edge.to }?.name ?? graph.figures.first { $0.id(in: "a") == edge.to }?.text
    }
    #expect(named.filter { $0 == "行政院" }.count == 1)
    #expect(Set(named) == ["行政院", "陳美芳", "三億元"])
  }

  /// decliner cue addressee; a hyphen for what is absent.
  @Test(arguments: [
    ("港鐵沒有回應本報查詢。林鄭月娥今日出席活動。", ["港鐵 沒有回應 -"]),
    ("林鄭月娥拒絕回應《明報》的提問。", ["林鄭月娥 拒絕回應 明報"]),
    ("律政司表示沒有回應。", ["律政司 沒有回應 -"]),
    ("部長林志成離開會場。他不予置評。", ["林志成 不予置評 -"]),
    ("會場沒有人離開。", []),
  ]) func declinedCommentsAreNodes(text: String, expected: [String]) {
    let graph = extractor.extract(Article(id: "a", text: text))
    func name(_ id: String) -> String { graph.entities.first { $0.id == id }?.name ?? "?" }
    let found = graph.declined.map { comment in
      let who = graph.edges.filter { $0.kind == .declined && $0.to == comment.id }.map { name($0.from) }
      let asker = graph.edges.filter { $0.kind == .told && $0.from == comment.id }.map { name($0.to) }
      return "\(who.first ?? "-") \(comment.cue.text) \(asker.first ?? "-")"
    }
    #expect(found == expected)
    #expect(graph.quotations.isEmpty)
  }

  /// What no mark ends is cut, so that a text without any costs no more than another.
  @Test func textWithoutMarksIsCut() throws {
    let text = "部長林志成表示" + String(repeating: "經費不足工程延後", count: 100)
    let graph = extractor.extract(Article(id: "a", text: text))
    let content = try #require(graph.quotations.first?.content.first)
    #expect(content.text.unicodeScalars.count < 500)
  }

  /// A colon may be the last character of a text: what stands behind it is asked for no further than the text goes.
  @Test func textMayEndWithAColon() {
    let text = "根據《國旗法》，該誓言內容如下："
    #expect(extractor.extract(Article(id: "a", text: text)).quotations.isEmpty)
  }

  /// 的 may be the last character behind a cue, and 家 of ○家長 looks like the measure word of a count: what was read behind
  /// the text, or from the end of a noun to its beginning.
  @Test(arguments: ["林志成說的", "林志成向○家長說:「好。」", "林志成向○部長說:「好。」"]) func textMayEndOrCountAnyhow(text: String) {
    #expect(extractor.extract(Article(id: "a", text: text)).article.id == "a")
  }

  @Test func quotationMarksAreTyped() {
    let text = "部長林志成說：「計畫下週公布。」他稱制度「已經走到了盡頭」。群眾高舉「還我公道」標語，被告涉嫌「加重詐欺」。"
    let kinds = extractor.markedSpans(Article(id: "a", text: text)).map(\.kind)
    #expect(kinds == [.speech, .part, .slogan, .charge])
  }
}
