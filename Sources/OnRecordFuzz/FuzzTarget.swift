import Glibc
import OnRecord
import OnRecordArchive

/// One target for libFuzzer: `FUZZ_TARGET` names a format, `auto` (containers and compressions too) or `filter`.
///
/// Built by `make fuzz` only. Whatever the bytes are, nothing may stop the program.
private enum FuzzTarget {
  nonisolated(unsafe) static let probe: StreamProbe? = try? StreamProbe(Extractor())
  static let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? "auto"
  nonisolated(unsafe) static let filter: (ArticleLineReader, Extractor)? = (try? Extractor()).map {
    (ArticleLineReader(), $0)
  }

  static func run(_ bytes: [UInt8]) {
    if name == "filter" {
      guard let (reader, extractor) = filter else { return }
      bytes.withUnsafeBufferPointer { line in
        guard let article = try? reader.article(line, record: 1) else { return }
        _ = GraphWriter().json(extractor.extract(article))
      }
    } else {
      _ = try? probe?.read(bytes, format: name == "auto" ? nil : name)
    }
  }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
