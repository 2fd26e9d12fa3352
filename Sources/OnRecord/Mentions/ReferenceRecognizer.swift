import OnRecordLexicon
import OnRecordModel

/// Surnames with a title or honorific that point at a person the article names in full: 江先生, 陳校長.
struct ReferenceRecognizer {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  private var document: Document { reading.document }

  /// One reference: the surname, and the surname with its title.
  struct Reference {
    var surname: TextSpan
    var whole: TextSpan
    var entity: Int
  }

  /// The references to people of `names`; a surname that several bear points at the one mentioned last before it.
  func references(_ names: Names) -> [Reference] {
    var bearers: [UInt32: [Int]] = [:]
    var firstMention: [Int: [Int]] = [:]
    for mention in names.mentions where mention.type == .person {
      firstMention[mention.entity, default: []].append(mention.span.start)
      guard mention.span.length <= 4, let surname = surname(at: mention.span.start, within: mention.span) else {
        continue
      }
      let key = self.key(surname)
      if bearers[key]?.contains(mention.entity) != true { bearers[key, default: []].append(mention.entity) }
    }
    if bearers.isEmpty { return [] }
    var references: [Reference] = []
    for paragraph in document.paragraphs {
      for position in paragraph.span.range where names.mention(at: position) == nil {
        guard let surname = surname(at: position, within: paragraph.span), let bearers = bearers[key(surname)],
          names.mention(at: surname.end) == nil, let title = title(behind: surname.end, in: paragraph.span),
          !isInsideWord(surname, title)
        else { continue }
        let before = bearers.max { a, b in
          latest(firstMention[a], before: position) < latest(firstMention[b], before: position)
        }
        guard let entity = before else { continue }
        references.append(Reference(surname: surname, whole: TextSpan(position, Int(title.end)), entity: entity))
      }
    }
    return references
  }

  private func latest(_ positions: [Int]?, before position: Int) -> Int {
    positions?.last { $0 < position } ?? -1
  }

  private func key(_ span: TextSpan) -> UInt32 {
    let first = UInt32(document.folded[span.start])
    return span.length > 1 ? first << 16 | UInt32(document.folded[span.start + 1]) : first
  }

  private func surname(at position: Int, within span: TextSpan) -> TextSpan? {
    guard let hit = reading.lookups.word(.surnames, at: position), Int(hit.end) <= span.end else { return nil }
    // A whole name of two characters is surname and given name, unless the surname itself has two.
    return TextSpan(position, Int(hit.end))
  }

  private func title(behind position: Int, in span: TextSpan) -> Hit? {
    if let honorific = reading.lookups.word(.honorifics, at: position), Int(honorific.end) <= span.end {
      return honorific
    }
    guard let title = reading.lookups.word(.titles, at: position), title.length > 1, Int(title.end) <= span.end else {
      return nil
    }
    let flags = TitleFlags(rawValue: title.entry.flags)
    return flags.contains(.before) && flags.contains(.after) ? title : nil
  }

  /// 高官, 方法官: a common word holds the surname.
  private func isInsideWord(_ surname: TextSpan, _ title: Hit) -> Bool {
    for start in max(0, surname.start - 3)...surname.start {
      for hit in reading.lookups.at(start)
      where Int(hit.end) > surname.start && hit.length > 1 && !(start == surname.start && hit.end == title.end) {
        if start == surname.start, Int(hit.end) == surname.end { continue }
        switch hit.entry.kind {
        case .word:
          switch hit.entry.list {
          case .commonWords, .titles, .cues, .functionWords, .speechAdverbs, .anonymousSources, .documents: return true
          default: continue
          }
        default: if !hit.entry.isWeak { return true }
        }
      }
    }
    return false
  }
}
