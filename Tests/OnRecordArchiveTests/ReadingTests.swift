import Glibc
import OnRecord
import OnRecordArchive
import Testing

/// Every format that articles come in, and every way in which files can be damaged.
struct ReadingTests {
  private let folder: String
  private let extractor: Extractor

  init() throws {
    folder = try TemporaryFolder.make()
    extractor = try Extractor()
  }

  private func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = "\(folder)/in/\(name)"
    try FileSystem.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.finish()
    return path
  }

  private func run(
    _ inputs: [String], _ change: (inout Extraction) -> Void = { _ in }
  ) throws -> (counts: RunCounts, articles: [String], problems: [String]) {
    var extraction = Extraction(extractor: extractor)
    extraction.workers = 2
    extraction.writesText = true
    extraction.formats = []
    change(&extraction)
    let output = "\(folder)/out"
    let summary = try extraction.run(inputs: inputs, output: output)
    func lines(_ name: String) throws -> [String] {
      String(decoding: try FileSystem.contents("\(output)/\(name)"), as: UTF8.self).split(separator: "\n").map(
        String.init)
    }
    return (summary.counts, try lines("articles.ndjson"), try lines("problems.ndjson"))
  }

  private static let text = "市長王大明說：「預算增加三成。」"

  // MARK: Compressions and containers

  @Test(arguments: [("gzip", 1), ("two", 2), ("zstd", 1), ("targz", 1)])
  func compressedFilesAreRead(fixture: String, articles: Int) throws {
    let bytes = try #require(Fixtures.all[fixture])
    let result = try run([try write("archive.bin", bytes)])
    #expect(result.counts.articles == articles)
    #expect(result.counts.problems == 0)
    #expect(result.articles.allSatisfy { $0.contains("王大明") })
  }

  @Test func aZipIsReadAndItsNamesLeadNowhere() throws {
    let result = try run([try write("archive.zip", try #require(Fixtures.all["zip"]))])
    #expect(result.counts.articles == 3)
    #expect(result.counts.problems == 0)
    #expect(result.articles[1].contains("archive.zip/etc/b.txt"))
    #expect(result.articles[2].contains("說明"))
  }

  @Test(arguments: [2, 10, 40, 60, 80]) func truncatedGzipIsAProblem(length: Int) throws {
    let bytes = try #require(Fixtures.all["gzip"])
    let result = try run([try write("cut.gz", Array(bytes.prefix(length)))])
    #expect(result.counts.problems >= 1)
    #expect(result.problems.allSatisfy { $0.contains("cut.gz") })
  }

  @Test func whatComesBeforeTheDamageIsRead() throws {
    let bytes = try #require(Fixtures.all["two"])
    let result = try run([try write("cut.gz", Array(bytes.dropLast(12)))])
    #expect(result.counts.articles >= 1)
    #expect(result.counts.problems >= 1)
  }

  // MARK: Charsets

  @Test func charsetsAreDetected() throws {
    let big5 = try #require(Fixtures.all["big5"])
    let result = try run([try write("a.txt", big5), try write("b.txt", try #require(Fixtures.all["gb"]))])
    #expect(result.counts.articles == 2)
    #expect(result.articles[0].contains("市議員李小華表示"))
    #expect(result.articles[1].contains("市议员李小华表示"))
  }

  @Test func aPageSaysItsCharset() throws {
    let big5 = try #require(Fixtures.all["big5"])
    let start = Array("<html><head><meta charset=big5><title>x</title></head><body><div><p>".utf8)
    let result = try run([try write("a.html", start + big5 + Array("</p></div></body></html>".utf8))])
    #expect(result.counts.articles == 1)
    #expect(result.articles.first?.contains("市議員李小華表示") == true)
  }

  // MARK: Formats

  @Test func tablesAreRead() throws {
    let table =
      "title,content,date_publish,authors\r\n\"預算, 增加\",\"市長說：\"\"好。\"\"\n議員說不好。\",2025-12-18,王小明\r\n短,一,二\r\n"
    let result = try run([try write("a.csv", Array(table.utf8))])
    #expect(result.counts.articles == 1)
    #expect(result.articles[0].contains("\"title\":\"預算, 增加\""))
    #expect(result.articles[0].contains("\"published\":\"2025-12-18\""))
    #expect(result.articles[0].contains("市長說：\\\"好。\\\"\\n議員說不好。"))
    #expect(result.problems.count == 1)
    #expect(result.problems[0].contains("3 cells, expected 4"))
  }

  @Test func fieldsAreMapped() throws {
    let table = "t\tb\n標題一\t市長說好，預算增加。\n"
    let result = try run([try write("a.tsv", Array(table.utf8))]) { extraction in
      try? extraction.map.map("text=b")
      try? extraction.map.map("title=t")
    }
    #expect(result.counts.articles == 1)
    #expect(result.articles[0].contains("標題一"))
  }

  @Test func jsonOfAnyLayoutIsRead() throws {
    let object = "{\n \"maintext\": \"市長說好。\",\n \"text\": null,\n \"authors\": [\"王小明\"]\n}"
    let result = try run([
      try write("a.json", Array("[\(object), \(object), {\"x\": }]".utf8)), try write("b.json", Array(object.utf8)),
    ])
    #expect(result.counts.articles == 3)
    #expect(result.counts.problems == 1)
    #expect(result.articles[2].contains("王小明"))
  }

  @Test func webArchivesAreRead() throws {
    let page =
      "<html><head><title>預算增加 | 日報</title></head><body><article><h1>預算增加</h1><p>\(Self.text)市長又說，明年還要增加，議會同意了。</p></article></body></html>"
    let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(page)"
    func record(_ type: String, _ body: String) -> String {
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: https://example.com/1\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)\r\n\r\n"
    }
    let archive =
      record("warcinfo", "software: x") + record("request", "GET / HTTP/1.1\r\n\r\n") + record("response", http)
      + record("response", "HTTP/1.1 404 Not Found\r\n\r\n") + "junk\n" + record("conversion", Self.text)
    let result = try run([try write("a.warc", Array(archive.utf8))])
    #expect(result.counts.articles == 2)
    #expect(result.counts.problems == 1)
    #expect(result.articles[0].contains("\"title\":\"預算增加\""))
    #expect(result.articles[0].contains("https://example.com/1"))
  }

  @Test func aPageIsArticleAndChrome() throws {
    let page = """
      <html><head><title>預算增加三成 | 政治 | 日報</title>
      <meta property="article:published_time" content="2025-12-18T09:30:00+08:00"></head><body>
      <nav><a href="/">首頁</a> <a href="/p">政治</a></nav><h1>預算增加三成</h1>
      <div class="meta"><span class="author">記者王小明／台北報導</span></div>
      <div class="story"><p>市長王大明今天表示，明年預算增加三成，議會已經同意。</p>
      <p>推薦閱讀：<a href="/2">別的新聞標題在這裡</a></p>
      <p>議員李小華說：「地方建設不能等，錢要花在刀口上。」</p><p>責任編輯：陳小春</p></div>
      <div class="related-news"><a href="/3">這是別的新聞，與本文無關，很長很長。</a></div>
      <div id="comments"><p>我覺得這篇文章寫得很好，大家都應該讀一讀，真的。</p></div>
      <footer>日報版權所有，不得轉載。</footer></body></html>
      """
    let result = try run([try write("a.html", Array(page.utf8))])
    let graph = try #require(result.articles.first)
    #expect(graph.contains("\"title\":\"預算增加三成\""))
    #expect(graph.contains("\"byline\":[\"王小明\"]"))
    #expect(graph.contains("\"published\":\"2025-12-18"))
    #expect(graph.contains("刀口上") && graph.contains("議會已經同意"))
    #expect(!graph.contains("別的新聞") && !graph.contains("寫得很好") && !graph.contains("版權所有"))
  }

  // MARK: Damage

  @Test func twentiethsOfLinesDamaged() throws {
    var random = Generator(state: 7)
    var lines: [[UInt8]] = []
    var damaged = 0
    for number in 0..<400 {
      var line = Array("{\"id\":\"\(number)\",\"text\":\"市長第\(number)次說：「預算增加\(number)元。」\"}".utf8)
      if number % 20 == 3 {
        damaged += 1
        switch random.next() % 4 {
        case 0: line = Array(line.prefix(line.count / 2))
        case 1: line.swapAt(0, 5)
        case 2: line = Array(line.map { $0 >= 0x80 ? 0xFF : $0 })
        default: line = Array("{\"text\":".utf8) + Array(repeating: UInt8(ascii: "["), count: 3000)
        }
      }
      lines.append(line)
    }
    let result = try run([try write("a.ndjson", Array(lines.joined(separator: [0x0A])))])
    #expect(result.counts.articles == 400 - damaged)
    #expect(result.problems.count == damaged)
    #expect(result.problems.allSatisfy { $0.contains("\"line\":") && $0.contains("\"byte\":") })
  }

  @Test func aLineTooLongIsPassedOver() throws {
    let long = Array("{\"text\":\"".utf8) + Array(repeating: UInt8(ascii: "a"), count: 3 << 20) + Array("\"}\n".utf8)
    let good = Array("{\"text\":\"市長說好。\"}\n".utf8)
    let result = try run([try write("a.ndjson", good + long + good)]) { $0.largestRecord = 1 << 20 }
    #expect(result.counts.articles == 2)
    #expect(result.problems.count == 1)
    #expect(result.problems[0].contains("\"line\":2"))
  }

  @Test func noiseIsToldNotRead() throws {
    var random = Generator(state: 11)
    let noise = (0..<5000).map { _ in UInt8(truncatingIfNeeded: random.next() >> 33) }
    let result = try run([
      try write("a.txt", noise), try write("b.ndjson", noise), try write("c.csv", noise), try write("d.warc", noise),
      try write("e.html", noise), try write("f.zip", [0x50, 0x4B, 0x03, 0x04] + noise),
      try write("g.gz", [0x1F, 0x8B, 0x08] + noise), try write("h", [0x28, 0xB5, 0x2F, 0xFD] + noise),
      try write("i", []),
      try write("j.pdf", Array("%PDF-1.4 ".utf8) + noise),
    ])
    #expect(result.counts.articles == 0)
    #expect(result.counts.problems >= 10)
  }

  /// What fuzzing found: a page of nothing but brackets, and an object without its end before others.
  @Test func foundByFuzzing() throws {
    let result = try run([
      try write("a.html", Array(repeating: UInt8(ascii: "<"), count: 142)),
      try write("b.json", Array("[{\"text\":\"市長說好。\"},\n{\"text\":\"open\n{\"text\":\"議員說好。\"}]".utf8)),
      try write("c.json", Array("{{{{".utf8)),
    ])
    #expect(result.counts.articles == 2)
    #expect(result.problems.count >= 3)
  }

  @Test func linksThatLeadBackAreTold() throws {
    _ = try write("sub/a.txt", Array(Self.text.utf8))
    symlink("\(folder)/in", "\(folder)/in/sub/back")
    symlink("nowhere", "\(folder)/in/broken")
    let result = try run(["\(folder)/in"])
    #expect(result.counts.articles == 1)
    #expect(result.problems.count == 2)
  }

  // MARK: The run

  @Test func shardsAreTheWhole() throws {
    let lines = (0..<30).map { "{\"id\":\"\($0)\",\"text\":\"第\($0)屆市長說好。\"}\n" }.joined()
    let path = try write("a.ndjson", Array(lines.utf8))
    var ids: Set<String> = []
    for index in 1...3 {
      let result = try run([path]) { $0.shard = (index, 3) }
      #expect(result.counts.articles == 10)
      ids.formUnion(result.articles)
    }
    #expect(ids.count == 30)
    #expect(try run([path]) { $0.limit = 7 }.counts.articles == 7)
  }

  @Test func repeatedStoriesAreFound() throws {
    let story = (1...12).map { "市長第\($0)天表示，第\($0 * 7)號預算增加\($0)成，議員要求說明用途。" }.joined()
    let other = (1...12).map { "氣象署說第\($0)天山區有雨，沿海風大，低溫\($0 + 9)度，請民眾注意。" }.joined()
    let texts = [story, other, story, story + "（編輯整理）", other.replacing("民眾", with: "大家")]
    let lines = texts.enumerated().map { "{\"id\":\"n\($0.offset)\",\"text\":\"\($0.element)\"}\n" }.joined()
    let path = try write("a.ndjson", Array(lines.utf8))
    let result = try run([path])
    #expect(result.counts.articles == 5)
    #expect(result.counts.duplicates == 2)
    let found = String(decoding: try FileSystem.contents("\(folder)/out/duplicates.ndjson"), as: UTF8.self)
    #expect(found.contains("\"id\":\"n2\",\"of_line\":1,\"of\":\"n0\",\"similarity\":1}"))
  }
}

/// Random numbers that are the same in every run.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}

/// A folder of one test's own.
enum TemporaryFolder {
  static func make() throws -> String {
    var template = Array("/tmp/onrecord-XXXXXX".utf8CString)
    _ = mkdtemp(&template)
    let folder = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try FileSystem.makeFolder(folder + "/in")
    return folder
  }
}

/// Small files of foreign formats and charsets, in hexadecimal.
private enum Fixtures {
  static let all: [String: [UInt8]] = hexadecimal.mapValues { text in
    let digits = text.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private static let hexadecimal: [String: String] = [
    "gzip": "1f8b08000000000002ff014500baff7b226964223a2231222c2274657874223a22e5b882e995b7e78e8be5a4a7e6988ee8aa"
      + "aaefbc9ae3808ce9a090e7ae97e5a29ee58aa0e4b889e68890e38082e3808d227d0a705cd72c45000000",
    "two": "1f8b08000000000002ff014500baff7b226964223a2231222c2274657874223a22e5b882e995b7e78e8be5a4a7e6988ee8aa"
      + "aaefbc9ae3808ce9a090e7ae97e5a29ee58aa0e4b889e68890e38082e3808d227d0a705cd72c450000001f8b080000000000"
      + "02ff014500baff7b226964223a2232222c2274657874223a22e5b882e995b7e78e8be5a4a7e6988ee8aaaaefbc9ae3808ce9"
      + "a090e7ae97e5a29ee58aa0e4b889e68890e38082e3808d227d0aa17a8a2d45000000",
    "zstd": "28b52ffd24452902007b226964223a2231222c2274657874223a22e5b882e995b7e78e8be5a4a7e6988ee8aaaaefbc9ae380"
      + "8ce9a090e7ae97e5a29ee58aa0e4b889e68890e38082e3808d227d0a36f5caa9",
    "zip": "504b030414000000080000002150705cd72c4a000000450000000d0000006e6577732f612e6e646a736f6e014500baff7b22"
      + "6964223a2231222c2274657874223a22e5b882e995b7e78e8be5a4a7e6988ee8aaaaefbc9ae3808ce9a090e7ae97e5a29ee5"
      + "8aa0e4b889e68890e38082e3808d227d0a504b030414000000080000002150326a55281d000000180000000f0000002e2e2f"
      + "2e2e2f6574632f622e747874011800e7ffe5b882e995b7e8aaaaefbc9ae3808ce5a5bde38082e3808d504b03041400000808"
      + "0000002150654d3a2505000000030000000a000000e785a7e789872e6a7067fb7fe33f00504b030414000008080000002150"
      + "a2fbb5bc2f0000002a0000000a000000e8aaaae6988e2e747874012a00d5ffe7ab8be5a794e5bcb5e5a4a7e6988ee8a1a8e7"
      + "a4baefbc8ce9a090e7ae97e4b88de883bde6b89be38082504b0102140314000000080000002150705cd72c4a000000450000"
      + "000d00000000000000000000008001000000006e6577732f612e6e646a736f6e504b0102140314000000080000002150326a"
      + "55281d000000180000000f00000000000000000000008001750000002e2e2f2e2e2f6574632f622e747874504b0102140314"
      + "000008080000002150654d3a2505000000030000000a00000000000000000000008001bf000000e785a7e789872e6a706750"
      + "4b0102140314000008080000002150a2fbb5bc2f0000002a0000000a00000000000000000000008001ec000000e8aaaae698"
      + "8e2e747874504b05060000000004000400e8000000430100000000",
    "targz": "1f8b08000000000002ffedd3bd4ac36018c5f177f62ac23b8b7da36902bd9bd0644895589a8842114226eb47e9224a070922"
      + "0819bab643ef262631536fc1a0d0c10c9d2248ffbfe51c9ee54c8f7de43b83e0dc172d5235d330beb3f63b95aebadbfe73b7"
      + "4e2c53684afc818b20b447f5a4d84f63e939b22775792843f72aac6bbe8aabc76539bdcbdfde8be7e9679a6ed6f32cbaaf92"
      + "59b978ca5f5ff2dbe46335296e66591467d183bc3e10f8afce3cffb4ed8d5dffdfe8ba322d5d68c71d37ec778676105c3afc"
      + "3f000000000000000000000000d0f4056dc433d300280000",
    "big5": "a5abaaf8a4fda46aa9fabba1a147a175b977bae2bc57a55ba454a6a8a143a176a5abc4b3adfba7f5a470b5d8aaeda5dca141"
      + "a9faa67eb977bae2c1d9ad6ea641a55ba141a5e6b371abd8b35da4a3afe0b5a5a143",
    "gb": "cad0b3a4cdf5b4f3c3f7cbb5a3baa1b0d4a4cbe3d4f6bcd3c8fdb3c9a1a3a1b1cad0d2e9d4b1c0eed0a1bbaab1edcabea3ac"
      + "c3f7c4ead4a4cbe3bbb9d2aad4d9bcd3a3acbdbbcda8bda8c9e8b2bbc4dcb5c8a1a3",
  ]
}
