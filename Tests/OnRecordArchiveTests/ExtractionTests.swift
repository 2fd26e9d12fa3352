import Glibc
import OnRecord
import OnRecordArchive
import Testing

/// The batch job: the same bytes with any number of workers, and no input that stops it.
struct ExtractionTests {
  private let folder: String

  init() throws {
    var template = Array("/tmp/onrecord-XXXXXX".utf8CString)
    _ = mkdtemp(&template)
    folder = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try FileSystem.makeFolder(folder + "/in")
  }

  private func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = try OutputFile("\(folder)/in/\(name)")
    try file.write(bytes)
    try file.finish()
  }

  private func run(_ output: String, workers: Int, inputs: [String]? = nil) throws -> Extraction.Summary {
    var extraction = Extraction(extractor: try Extractor())
    extraction.workers = workers
    return try extraction.run(inputs: inputs ?? [folder + "/in"], output: "\(folder)/\(output)")
  }

  private func contents(_ path: String) throws -> String {
    String(decoding: try FileSystem.contents("\(folder)/\(path)"), as: UTF8.self)
  }

  @Test func oneWorkerOrManyTheSameBytes() throws {
    var lines = ""
    for number in 0..<40 { lines += "{\"id\":\"\(number)\",\"text\":\"立委王大明第\(number)次表示，預算增加\(number)%。\"}\n" }
    try write("a.ndjson", Array(lines.utf8))
    let one = try run("one", workers: 1)
    _ = try run("four", workers: 4)
    #expect(one.counts.articles == 40)
    for file in ["articles.ndjson", "graph.json", "problems.ndjson"] {
      #expect(try contents("one/\(file)") == contents("four/\(file)"))
    }
  }

  @Test func badInputIsToldAndNothingElseIsLost() throws {
    try write("a.ndjson", Array("{\"text\":\"好。\"}\n{broken\n[1]\n{\"id\":\"x\"}\n{\"text\":\"也好。\"}\n".utf8))
    try write("b.txt", [0xFF, 0xC0, 0x81, 0xFE, 0xFF])
    try write("c.txt", [])
    try write("d.txt", Array(String(repeating: "(", count: 100_000).utf8))
    try write("e.txt", Array("市長說：「好。」".utf8))
    let summary = try run("bad", workers: 2, inputs: [folder + "/in", folder + "/missing"])
    #expect(summary.counts.articles == 4)
    #expect(summary.counts.problems == 6)
    let problems = try contents("bad/problems.ndjson")
    #expect(problems.contains("a.ndjson\",\"line\":2"))
    #expect(problems.contains("a.ndjson\",\"line\":3"))
    #expect(problems.contains("a.ndjson\",\"line\":4"))
    #expect(problems.contains("missing"))
  }

  @Test func aFolderWithoutArticlesIsAProblem() throws {
    #expect(try run("none", workers: 1).counts.problems == 1)
  }

  @Test func charsetsAreDetected() throws {
    let decoder = try TextDecoder()
    #expect(try decoder.text([0xEF, 0xBB, 0xBF] + Array("好".utf8)) == "好")
    #expect(try decoder.text([0xFF, 0xFE, 0x7D, 0x59]) == "好")
    #expect(try decoder.text([0xFE, 0xFF, 0x59, 0x7D]) == "好")
    #expect(throws: UndecodableText.self) { try decoder.text([0x00, 0x01, 0x02]) }
  }
}
