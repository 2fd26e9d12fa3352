import OnRecordLexicon
import OnRecordModel

/// Who says it, by which sieve.
struct SourceAnswer {
  var source: Quotation.Source?
  /// Indices into the article's entities.
  var entities: [Int]
  var rule: String

  static let none = SourceAnswer(source: nil, entities: [], rule: "source.none")
}

/// Resolves sources by sieves from strict to loose; every answer is signed by the sieve that gave it.
struct SourceResolver {
  private let reading: Reading
  private let names: Names
  private let finder: SourceCandidateFinder

  init(_ reading: Reading, _ names: Names, _ splitter: ClauseSplitter) {
    self.reading = reading
    self.names = names
    finder = SourceCandidateFinder(reading, names, splitter)
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// The source named between `start` and the cue; nil where the stretch names nobody.
  /// - Parameter isOtherClause: the cue stands in a later clause, so that what ends this one is its object.
  func source(before cue: Int, from start: Int, memory: SpeakerMemory, isOtherClause: Bool = false) -> SourceAnswer? {
    let region = TextSpan(start, cue)
    if region.isEmpty { return nil }
    let candidates = finder.candidates(in: region)
    let free = candidates.filter { !$0.isGoverned && !isSetting($0) }
    if !isOtherClause, let adjacent = free.last, isOnlyAdverbs(TextSpan(adjacent.span.end, cue)) {
      return answer(adjacent, rule: "source.before-cue", memory: memory)
    }
    let person = free.last { $0.kind == .named && $0.entities.allSatisfy { names.entities[$0].type == .person } }
    if let first = free.first(where: { !isPlaceOnly($0) }) ?? free.first {
      // An unnamed noun before a person's name is rather part of the description: 外籍居民, 專欄作家.
      if first.kind == .anonymous, !isOtherClause, let person {
        return answer(person, rule: "source.subject.person", memory: memory)
      }
      return answer(first, rule: "source.subject", memory: memory)
    }
    return nil
  }

  /// 影片中, 聲明裡: where something is said, not who says it.
  private func isSetting(_ candidate: SourceCandidate) -> Bool {
    guard candidate.kind == .document || candidate.kind == .anonymous, candidate.span.end < document.count else {
      return false
    }
    // 中 裡 裏 上
    return [0x4E2D, 0x91CC, 0x4E0A].contains(document.folded[candidate.span.end])
  }

  /// The source that stands behind the cue: 稱述者 of 據X報導, 「…」表示的是X.
  func source(in span: TextSpan, rule: String, memory: SpeakerMemory) -> SourceAnswer? {
    guard let last = finder.candidates(in: span).last else { return nil }
    return answer(last, rule: rule, memory: memory)
  }

  /// Nobody is named: the speaker of the cue before goes on.
  func implied(at cue: TextSpan, memory: SpeakerMemory) -> SourceAnswer {
    guard let last = memory.last else { return .none }
    return SourceAnswer(
      source: Quotation.Source(span: last.span, standing: last.entities.isEmpty ? .anonymous : .implied),
      entities: last.entities, rule: "source.implied")
  }

  func answer(_ candidate: SourceCandidate, rule: String, memory: SpeakerMemory) -> SourceAnswer {
    switch candidate.kind {
    case .named:
      return SourceAnswer(
        source: Quotation.Source(span: candidate.span, standing: .named), entities: candidate.entities, rule: rule)
    case .titled:
      return SourceAnswer(
        source: Quotation.Source(span: candidate.span, standing: .titled), entities: candidate.entities, rule: rule)
    case .pronoun:
      return pronoun(candidate, memory: memory)
    case .document:
      // 報道又指, 該文續稱: the medium that spoke last goes on.
      if candidate.entities.isEmpty, let last = memory.last, let speaker = last.entities.first,
        names.entities[speaker].type == .organization
      {
        return SourceAnswer(
          source: Quotation.Source(span: candidate.span, standing: .titled), entities: last.entities,
          rule: "source.document-of-last")
      }
      if candidate.flags.contains(.deictic) || candidate.entities.isEmpty { return unnamed(candidate, rule) }
      return SourceAnswer(
        source: Quotation.Source(span: candidate.span, standing: .titled), entities: candidate.entities, rule: rule)
    case .anonymous:
      if candidate.flags.contains(.deictic), let last = memory.last, !last.entities.isEmpty,
        candidate.span.length <= 8
      {
        let type = names.entities[last.entities[0]].type
        if type == .person || !candidate.flags.contains(.thing) {
          return SourceAnswer(
            source: Quotation.Source(span: candidate.span, standing: .titled), entities: last.entities,
            rule: "source.deictic")
        }
      }
      return unnamed(candidate, rule)
    }
  }

  private func unnamed(_ candidate: SourceCandidate, _ rule: String) -> SourceAnswer {
    // An unnamed speaker of a named body speaks for the body; one of a named person's is somebody else.
    let bodies = candidate.entities.filter { names.entities[$0].type == .organization }
    if !bodies.isEmpty {
      return SourceAnswer(
        source: Quotation.Source(span: candidate.span, standing: .titled), entities: bodies, rule: rule + ".body")
    }
    return SourceAnswer(
      source: Quotation.Source(span: candidate.span, standing: .anonymous), entities: [], rule: rule + ".anonymous")
  }

  private func isSpokesman(_ candidate: SourceCandidate) -> Bool {
    guard let hit = lookups.word(.anonymousSources, at: candidate.head.start) else { return false }
    return reading.lexicon.value(hit.id) == "body"
  }

  private func pronoun(_ candidate: SourceCandidate, memory: SpeakerMemory) -> SourceAnswer {
    let source = Quotation.Source(span: candidate.span, standing: .pronoun)
    if candidate.flags.contains(.plural) || candidate.flags.contains(.thing) {
      let entities = memory.last.map(\.entities) ?? []
      return SourceAnswer(
        source: source, entities: candidate.flags.contains(.plural) && entities.count < 2 ? [] : entities,
        rule: "source.pronoun.plural")
    }
    if let person = memory.person(before: candidate.span.start, female: candidate.flags.contains(.female)) {
      return SourceAnswer(source: source, entities: [person], rule: "source.pronoun")
    }
    return SourceAnswer(source: source, entities: [], rule: "source.pronoun.open")
  }

  private func isPlaceOnly(_ candidate: SourceCandidate) -> Bool {
    candidate.kind == .named && candidate.entities.allSatisfy { names.entities[$0].type == .place }
  }

  /// Nothing but adverbs, times and glosses between a source and its cue.
  func isOnlyAdverbs(_ span: TextSpan) -> Bool {
    var position = span.start
    while position < span.end {
      if document.isSpace(position) {
        position += 1
      } else if document.characterClass(at: position) == .openBracket {
        while position < span.end, document.characterClass(at: position) != .closeBracket { position += 1 }
        position += 1
      } else if document.characterClass(at: position) == .closeTitle
        || document.characterClass(at: position) == .closeBracket
      {
        position += 1
      } else if let adverb = lookups.word(.speechAdverbs, at: position), Int(adverb.end) <= span.end {
        position = Int(adverb.end)
      } else if let title = lookups.word(.titles, at: position), Int(title.end) <= span.end {
        position = Int(title.end)
      } else {
        return false
      }
    }
    return true
  }
}

/// Who spoke last, as far as the text has been read.
struct SpeakerMemory {
  struct Speaker {
    var entities: [Int]
    var span: TextSpan
    var paragraph: Int
  }

  private(set) var last: Speaker?
  private let names: Names
  private let genders: [Character?]

  init(_ names: Names, genders: [Character?]) {
    self.names = names
    self.genders = genders
  }

  mutating func remember(_ answer: SourceAnswer, paragraph: Int) {
    guard let source = answer.source else { return }
    last = Speaker(entities: answer.entities, span: source.span, paragraph: paragraph)
    if let person = answer.entities.last(where: { names.entities[$0].type == .person }) { speaker = person }
  }

  /// The last person who spoke.
  private var speaker: Int?

  /// The person that 他 or 她 at `position` points at: the last speaker, else the last person named before.
  func person(before position: Int, female: Bool) -> Int? {
    if let speaker, fits(speaker, female) { return speaker }
    var index = names.mentions.count - 1
    while index >= 0 {
      let mention = names.mentions[index]
      if mention.span.end <= position, mention.type == .person, fits(mention.entity, female) { return mention.entity }
      if mention.span.end < position - 400 { return nil }
      index -= 1
    }
    return nil
  }

  private func fits(_ entity: Int, _ female: Bool) -> Bool {
    guard let gender = genders[entity] else { return true }
    return female == (gender == "f")
  }
}
