import OnRecordLexicon
import OnRecordModel

/// Characters that may stand for a country and are the surname of somebody whom the article has named: 歐 behind 歐志強.
///
/// Where the article names the country in no other way, whoever bears the surname is meant.
struct SurnameRivals {
  private let reading: Reading
  /// The characters in question that people's names begin with, each with the first place where such a name ends.
  private var bearers: [UInt16: Int] = [:]
  /// The first characters of names of places and organizations.
  private var rivals: Set<UInt16> = []
  /// The entities of those names.
  private var places: Set<UInt32> = []

  init(_ reading: Reading, _ found: [MentionCandidate]) {
    self.reading = reading
    var questioned: [UInt16] = []
    for mention in found where Self.isQuestioned(mention) {
      questioned.append(document.folded[mention.span.start])
    }
    if questioned.isEmpty { return }
    for mention in found where mention.span.length > 1 && !mention.isChain && mention.type == .person {
      let first = document.folded[mention.span.start]
      if mention.span.length <= 4, questioned.contains(first), bearers[first] == nil,
        reading.lookups.lists(at: mention.span.start).contains(WordListSet(.surnames))
      {
        bearers[first] = mention.span.end
      }
    }
    if bearers.isEmpty { return }
    for mention in found where mention.span.length > 1 && !mention.isChain && mention.type != .person {
      rivals.insert(document.folded[mention.span.start])
      if let entity = mention.entity { places.insert(entity.number) }
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
