import GazetteerTables
import Testing

@testable import OnRecordLexicon

@Test func aFormIsFoundWholeAndLatinOnlyAtWordEnds() throws {
  var reader = GazetteerReader()
  reader.read(path: "people/a.tsv", text: "川普\t特朗普\tTrump\tm\t美國總統\n")
  reader.read(path: "characters.tsv", text: "digit\t0123456789\n")
  let lexicon = try Lexicon(LexiconCompiler(reader.source, characters: CharacterTable(reader.source)).compile())
  let scanner = LookupScanner()
  let lookups = scanner.lookups("特朗普见Trump,Trumpet", lexicon)
  #expect(lookups.hits.map { Int($0.start) } == [0, 4])
  #expect(lookups.hits.map { Int($0.end) } == [3, 9])
}
