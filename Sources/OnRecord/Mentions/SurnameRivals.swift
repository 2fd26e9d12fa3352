import OnRecordLexicon
import OnRecordModel

/// Characters that may stand for a country and are the surname of somebody whom the article has named: 歐 behind 歐志強.
///
/// Where the article names the country in no other way, whoever bears the surname is meant.
struct SurnameRivals {
  private let reading: Reading
  /// The first characters of people's names, each with the first place where one ends.
  private var bearers: [UInt16: Int] = [:]
  /// The first characters of names of places and organizations.
  private var rivals: Set<UInt16> = []
  /// The entities of those names.
  private var places: Set<UInt32> = []

  init(_ reading: Reading, _ found: [MentionCandidate]) {
    self.reading = reading
    guard found.contains(where: Self.isQuestioned) else { return }
    for mention in found where mention.span.length > 1 && !mention.isChain {
      let first = document.folded[mention.span.start]
      if mention.type != .person {
        rivals.insert(first)
        if let entity = mention.entity { places.insert(entity.number) }
      } else if mention.span.length <= 4, bearers[first] == nil,
        reading.lookups.lists(at: mention.span.start).contains(WordListSet(.surnames))
      {
        bearers[first] = mention.span.end
      }
    }
  }

  /// No character may be a surname instead of a country.
  var isEmpty: Bool { bearers.isEmpty }

  private var document: Document { reading.document }

  /// Whether `mention` is somebody's surname and no country.
  func isSurname(_ mention: MentionCandidate) -> Bool {
    guard !bearers.isEmpty, Self.isQuestioned(mention) else { return false }
    let character = document.folded[mention.span.start]
    guard let end = bearers[character], end <= mention.span.start else { return false }
    if mention.rule == .abbreviationSubject, isAddressed(mention.span.end) { return true }
    if rivals.contains(character) { return false }
    let place = reading.lookups.word(.placeAbbreviations, at: mention.span.start).flatMap {
      reading.lexicon.place(named: reading.lexicon.value($0.id))
    }
    return place.map { !places.contains($0.number) } ?? true
  }

  /// 陸大律師: an honorific, or a title that stands on both sides of names, and no office of a state.
  private func isAddressed(_ position: Int) -> Bool {
    if reading.lookups.word(.honorifics, at: position) != nil { return true }
    guard let title = reading.lookups.word(.titles, at: position), title.length > 1 else { return false }
    return title.titleFlags.isSuperset(of: [.before, .after]) && !title.titleFlags.contains(.governs)
  }

  private static func isQuestioned(_ mention: MentionCandidate) -> Bool {
    mention.span.length == 1 && (mention.rule == .abbreviationSubject || mention.rule == .abbreviationAfterVerb)
  }
}
