import GazetteerTables
import Testing

@testable import OnRecordLexicon

@Test func aStrongFormOfTwoEntriesIsTold() throws {
  var reader = GazetteerReader()
  reader.read(path: "organizations/a.tsv", text: "劍橋大學\t劍橋\n蘋果\t蘋果公司\tApple\n")
  reader.read(path: "places/b.tsv", text: "剑桥\n蘋果?\n")
  let table = try CharacterTable(reader.source)
  let errors = GazetteerClashes(reader.source.entities) { table.fold[Int($0)] }.errors
  #expect(errors.map(\.file) == ["places/b.tsv"])
  #expect(errors.map(\.line) == [1])
}

@Test func aDamagedImageIsRefusedAndNeverRead() throws {
  var reader = GazetteerReader()
  reader.read(path: "organizations/a.tsv", text: "浮雲社\t\tCloud Society\n")
  let base = try Lexicon(LexiconCompiler(reader.source, characters: CharacterTable(reader.source)).compile())
  let overlay = try LexiconCompiler(reader.source, overlaying: base).compile()
  #expect(throws: Never.self) { try base.overlaid(with: overlay) }
  #expect(throws: LexiconError.self) { try base.overlaid(with: Array(overlay.dropLast(overlay.count / 2))) }
  #expect(throws: LexiconError.self) { try base.overlaid(with: Array("no lexicon at all, whatever it is".utf8)) }
  // Whatever byte is turned, opening it and scanning a text with it stays inside.
  let scanner = LookupScanner()
  var random = SystemRandomNumberGenerator()
  for _ in 0..<200 {
    var turned = overlay
    turned[Int.random(in: 0..<turned.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
    guard let damaged = try? base.overlaid(with: turned) else { continue }
    _ = scanner.lookups("浮雲社與Cloud Society", damaged).hits.count
  }
}
