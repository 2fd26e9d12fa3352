/// What a dataset can hold beside its article graphs.
public enum DatasetFormat: String, CaseIterable, Sendable {
  /// `graph.json`: all articles as one graph.
  case graph
  /// `onrecord.sqlite`: tables, views and full-text search.
  case sqlite
  /// `tables/*.csv` with `datapackage.json`.
  case csv
  case graphml, gexf
  /// `report.html`: one page that opens without a server or network.
  case report
  /// `annotations.jsonl`: W3C Web Annotation.
  case annotations
  /// `brat/*.txt` and `brat/*.ann`.
  case brat

  /// Holds what articles say in full: their texts and figures, and what stands where. The others hold who and what is
  /// named, what was said, and how all of it is joined.
  var holdsWholeArticles: Bool {
    switch self {
    case .graph, .graphml, .gexf: false
    case .sqlite, .csv, .report, .annotations, .brat: true
    }
  }

  public static let standard: Set<DatasetFormat> = [.graph, .sqlite, .csv, .graphml, .report]

  /// The formats of a list as users write it: `sqlite,csv`, `all`, `none`.
  /// - Throws: `UnknownFormat` for the first name that is none.
  public static func list(_ text: String) throws(UnknownFormat) -> Set<DatasetFormat> {
    var formats: Set<DatasetFormat> = []
    for name in text.split(separator: ",") {
      switch name {
      case "all": formats.formUnion(allCases)
      case "standard": formats.formUnion(standard)
      case "none": continue
      default:
        guard let format = DatasetFormat(rawValue: String(name)) else { throw UnknownFormat(name: String(name)) }
        formats.insert(format)
      }
    }
    return formats
  }
}

/// A name that is no format.
public struct UnknownFormat: Error, Hashable, Sendable, CustomStringConvertible {
  public let name: String

  public var description: String {
    "found \(name), expected \(DatasetFormat.allCases.map(\.rawValue).joined(separator: ", ")), all or none"
  }
}
