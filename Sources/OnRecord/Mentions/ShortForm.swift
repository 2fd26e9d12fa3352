import OnRecordLexicon
import OnRecordModel

/// What stands in parentheses for an organization's name: 東川 of 東川貿易公司（東川）.
enum ShortForm {
  /// It has at most so many characters.
  static let limit = 6

  /// 中心, 記者, 香港: a word or a name of its own, which stands for nothing.
  static func isWord(_ alias: TextSpan, _ lookups: Lookups) -> Bool {
    lookups.at(alias.start).contains { hit in
      guard Int(hit.end) == alias.end else { return false }
      let entry = hit.entry
      return entry.isWord(.commonWords) || entry.isWord(.organizationSuffixes) || entry.isWord(.anonymousSources)
        || entry.kind == .place || entry.kind == .person
    }
  }
}
