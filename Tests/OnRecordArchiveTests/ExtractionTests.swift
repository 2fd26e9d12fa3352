import Glibc
import OnRecord
import OnRecordArchive
import OnRecordModel
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

  private func run(
    _ output: String, workers: Int, inputs: [String]? = nil, change: (inout Extraction) -> Void = { _ in }
  ) throws -> Extraction.Summary {
    var extraction = Extraction(extractor: try Extractor())
    extraction.workers = workers
    change(&extraction)
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

  @Test func theFilterAnswersBeforeTheNextLineIsWritten() throws {
    var input: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    #expect(pipe(&input) == 0 && pipe(&output) == 0)
    let (reads, writes) = (input[0], output[1])
    let filter = Filter(extractor: try Extractor())
    let worker = Task.detached {
      _ = filter.run(input: reads, output: writes)
      close(writes)
    }
    var answers = LineReader(descriptor: output[0])
    for id in ["a", "b"] {
      let line = Array("{\"id\":\"\(id)\",\"text\":\"市長說，不行。\"}\n".utf8)
      #expect(Glibc.write(input[1], line, line.count) == line.count)
      let answer = String(decoding: answers.next() ?? [], as: UTF8.self)
      #expect(answer.contains("\"id\":\"\(id)\""))
    }
    close(input[1])
    #expect(answers.next() == nil)
    _ = worker
  }

  @Test func articlesAreReadOneByOneAndProblemsNameTheirPlace() throws {
    try write("a.ndjson", Array("{\"id\":\"x\",\"maintext\":\"市長說，不行。\"}\n{broken\n".utf8))
    try write("b.txt", Array("工會理事長林志成說，可以。\n".utf8))
    var read: [String] = []
    var problems: [String] = []
    try ArticleArchive(extractor: try Extractor()).read(inputs: [folder + "/in"]) { result in
      switch result {
      case .success(let article): read.append(article.id)
      case .failure(let problem): problems.append(problem.place)
      }
    }
    #expect(read == ["x", "b"])
    #expect(problems == ["\(folder)/in/a.ndjson:2"])
  }

  @Test func aRepeatedStoryIsCountedOnceWhereWished() throws {
    let story = "立委王大明表示，預算增加25%，地方建設不能等，工會理事長林志成說，這個結果不能接受，會要求重新調查。市長認為，明年的工程因此延後，經費不足。"
    let lines = (0..<3).map { "{\"id\":\"\($0)\",\"text\":\"\(story)\"}\n" }.joined()
    try write("a.ndjson", Array((lines + "{\"id\":\"x\",\"text\":\"立委王大明表示，不行。\"}\n").utf8))
    let all = try run("all", workers: 1)
    let once = try run("once", workers: 2) { $0.countsOnce = true }
    #expect(all.counts.articles == 4 && once.counts.articles == 4)
    #expect(all.counts.duplicates == 2 && once.counts.duplicates == 2)
    #expect(once.counts.quotes < all.counts.quotes && once.counts.figures * 3 == all.counts.figures)
    for file in ["articles.ndjson", "duplicates.ndjson"] {
      #expect(try contents("all/\(file)") == contents("once/\(file)"))
    }
    #expect(try contents("once/tables/articles.csv").split(separator: "\r\n").count == 3)
    #expect(try contents("all/tables/articles.csv").split(separator: "\r\n").count == 5)
  }

  @Test(arguments: [OffsetUnit.utf8, .utf16])
  func graphsHoldTextAndOffsetsWhereWished(_ unit: OffsetUnit) throws {
    let text = "😀立委王大明表示，預算增加25%。"
    try write("a.ndjson", Array("{\"id\":\"1\",\"text\":\"\(text)\"}\n".utf8))
    _ = try run("out", workers: 1) {
      $0.writesText = true
      $0.offsets = unit
    }
    let graph = try contents("out/articles.ndjson")
    #expect(graph.contains("],\"text\":\"\(text)\"},\"nodes\":["))
    let start = unit == .utf8 ? 4 + 6 : 2 + 2
    let width = unit == .utf8 ? 9 : 3
    #expect(
      graph.contains(
        "{\"start\":3,\"end\":6,\"start_\(unit)\":\(start),\"end_\(unit)\":\(start + width),\"text\":\"王大明\""))
    // What reads graphs back passes the other offsets over.
    let line = try FileSystem.contents("\(folder)/out/articles.ndjson").dropLast()
    let read = try Array(line).withUnsafeBufferPointer { try GraphReader().graph($0) }
    #expect(GraphWriter().json(read, offsets: TextOffsets(text, in: unit)) == Array(line))
  }

  @Test func anArticleThatTakesTooLongIsAProblem() throws {
    try write("a.ndjson", Array("{\"id\":\"1\",\"text\":\"王大明表示，好。\"}\n".utf8))
    #expect(try run("soon", workers: 1) { $0.timeout = .nanoseconds(1) }.counts.problems == 1)
    #expect(try contents("soon/problems.ndjson").contains("given up after the stage"))
    #expect(try run("late", workers: 1) { $0.timeout = .seconds(600) }.counts.articles == 1)
  }

  @Test func theVersionIsOne() throws {
    let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    let project = String(decoding: try FileSystem.contents(root + "/Sources/Python/pyproject.toml"), as: UTF8.self)
    #expect(project.contains("\nversion = \"\(OnRecordVersion.current)\"\n"))
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
