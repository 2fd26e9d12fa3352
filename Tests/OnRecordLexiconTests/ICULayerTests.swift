import GazetteerTables
import Testing

@testable import OnRecordLexicon

private func reader(_ places: String) -> GazetteerReader {
  var reader = GazetteerReader()
  reader.read(path: "places/a.tsv", text: places)
  return reader
}

@Test func citiesOfICUStandBelowOurOwn() throws {
  var reader = reader("奈洛比\t\tNairobi\tcity\t肯亞\n盧安達\t\tRwanda\tcountry\t非洲\n")
  try reader.addCitiesOfICU(foldedBy: CharacterTable(reader.source))
  let nairobi = try #require(reader.source.entities.first { $0.name == "奈洛比" })
  #expect(nairobi.about == "肯亞")
  #expect(nairobi.forms.contains { $0.text == "內羅畢" || $0.text == "内罗毕" })
  let rwanda = try #require(reader.source.entities.first { $0.name == "盧安達" })
  #expect(rwanda.forms.map(\.text) == ["盧安達", "Rwanda"])
  let sydney = try #require(reader.source.entities.first { $0.name == "雪梨" })
  #expect(sydney.forms.contains { $0.text == "悉尼" && $0.isWeak })
  #expect(sydney.forms.contains { $0.text == "Sydney" && $0.isWeak })
  #expect(reader.source.entities.contains { $0.name == "布宜諾斯艾利斯" && $0.kind == "city" && !$0.forms[0].isWeak })
}

@Test func islandsStationsAndUnknownCitiesOfICUAreNoCities() throws {
  var reader = reader("")
  try reader.addCitiesOfICU(foldedBy: CharacterTable(reader.source))
  #expect(reader.source.entities.count > 250)
  let names = Set(reader.source.entities.flatMap { $0.forms.map(\.text) })
  for name in ["未知城市", "Unknown City", "昭和基地", "復活島", "Center", "波多黎各"] { #expect(!names.contains(name)) }
}

@Test func regionsAndCurrenciesOfICUAreIn() throws {
  var reader = reader("")
  reader.read(path: "words/currencies.tsv", text: "美元\tUSD\tafter\n")
  reader.addRegionsOfICU()
  reader.addCurrenciesOfICU()
  #expect(reader.source.entities.contains { $0.forms.contains { $0.text == "斐濟" } })
  let words = reader.source.words
  #expect(words.filter { $0.word == "美元" }.count == 1)
  #expect(words.contains { $0.word == "丹麥克朗" && $0.value == "DKK" && $0.flags != 0 })
  #expect(!words.contains { $0.word.contains("（") || $0.word.contains("(") })
}
