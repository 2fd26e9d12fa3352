import OnRecordLexicon

/// All formats that articles are read from.
enum ArticleFormats {
  /// In the order in which they are asked; the last one takes what nobody else does.
  static let all: [any ArticleFormat] = [
    WebArchiveFormat(), HTMLFormat(), JSONLinesFormat(), JSONFormat(), TableFormat(), PlainTextFormat(),
  ]

  static func named(_ name: String) -> (any ArticleFormat)? { all.first { $0.name == name } }

  static func of(_ start: StreamStart) -> any ArticleFormat {
    all.first { $0.recognizes(start) } ?? PlainTextFormat()
  }

  /// Files of a folder that are no articles by their names: pictures, styles, programs.
  static let passedOver: Set<String> = [
    "avi", "bmp", "class", "css", "dll", "doc", "docx", "eot", "exe", "gif", "ico", "jpeg", "jpg", "js", "map", "mov",
    "mp3", "mp4", "o", "otf", "pdf", "png", "ppt", "pptx", "py", "sh", "so", "sqlite", "svg", "swf", "ttf", "wav",
    "webp", "woff",
    "woff2", "xls", "xlsx",
  ]
}

/// What workers need for reading records, with handles that are not to be shared: one per worker.
final class ReadingTools {
  let decoder: TextDecoder
  let lines: ArticleLineReader
  let map: FieldMap
  let lexicon: Lexicon
  let words = PageWords()
  let scanner = LookupScanner()

  init(map: FieldMap, lexicon: Lexicon) throws {
    decoder = try TextDecoder()
    lines = ArticleLineReader(map: map)
    self.map = map
    self.lexicon = lexicon
  }
}
