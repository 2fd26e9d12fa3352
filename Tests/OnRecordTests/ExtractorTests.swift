import OnRecordModel
import Testing

@testable import OnRecord

@Test func everySpanIsItsSlice() throws {
  let text = "標題\n台北市長說,「今天是好天氣。」\n"
  let graph = try Extractor().extract(Article(id: "a", text: text))
  let scalars = Array(text.unicodeScalars)
  for entity in graph.entities {
    for mention in entity.mentions {
      #expect(String(String.UnicodeScalarView(scalars[mention.span.range])) == mention.text)
    }
  }
  #expect(graph.article.scalars == scalars.count)
}
