public import OnRecord
public import OnRecordModel

/// The articles of files, folders and archives, one after another, read as `Extraction` reads them.
public struct ArticleArchive {
  /// A record that gives no article.
  public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, and behind it the record's number where the file has several.
    public var place: String
    public var reason: String

    public var description: String { "\(place): \(reason)" }
  }

  /// What fields are called.
  public var map = FieldMap()
  /// What all inputs are taken for, by its name; nil lets their content tell.
  public var inputFormat: String?
  /// The largest record that is read, in bytes.
  public var largestRecord = 16 << 20
  private let extractor: Extractor

  public init(extractor: Extractor) { self.extractor = extractor }

  /// Gives the articles of `inputs` in the order of their paths and records, and the records that are none.
  /// - Throws: what `give` throws.
  public func read(inputs: [String], _ give: (Result<Article, Problem>) throws -> Void) throws {
    let tools = try ReadingTools(map: map, lexicon: extractor.lexicon)
    let reader = ArchiveReader(
      files: InputFiles(inputs).files, format: inputFormat.flatMap(ArticleFormats.named), limit: largestRecord)
    try reader.read { item in
      let article: Article
      do throws(RecordError) {
        guard let found = try item.article(tools) else { return }
        article = found
      } catch {
        return try give(.failure(Problem(place: item.record.source.location, reason: error.description)))
      }
      try give(.success(article))
    }
  }
}

extension ArchiveReader.Item {
  /// The record's article; nil where it holds something else that is no mistake.
  func article(_ tools: ReadingTools) throws(RecordError) -> Article? {
    if let error = record.error { throw error }
    return try format.article(of: record, tools)?.article(record)
  }
}
