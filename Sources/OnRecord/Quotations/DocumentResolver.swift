import OnRecordLexicon
import OnRecordModel

/// Tells whose a document is that the text names without its author: 報道又指, 這份聲明表示.
final class DocumentResolver {
  private let reading: Reading
  private let names: Names
  private let phrases: SourcePhraseFinder
  private let bodies: BodyResolver

  /// A document is spoken of again within so many paragraphs.
  private let paragraphLimit = 3
  /// So far back its first mention is looked for.
  private let mentionLimit = 800
  /// And so many times.
  private let occurrenceLimit = 4
  /// So long may its clause be.
  private let clauseLimit = 80
  /// 前 of 公布前 stands at most so far behind it.
  private let timeReach = 3
  /// So much of its last characters tells that it is the same.
  private let nounLength = 2

  /// Who issued the documents of one noun, as far as the text has been read for them.
  private struct Issued {
    var end = 0
    var entities: [Int]?
    var isDisputed = false
  }
  private var issued: [UInt32: Issued] = [:]

  init(_ reading: Reading, _ names: Names, _ phrases: SourcePhraseFinder, _ bodies: BodyResolver) {
    self.reading = reading
    self.names = names
    self.phrases = phrases
    self.bodies = bodies
  }

  private var document: Document { reading.document }

  /// Who issued the document that `candidate` is: for what media publish the medium quoted last, for others who is
  /// named with it where it was spoken of before.
  func issuer(of candidate: SourceCandidate, _ state: QuotationState) -> [Int]? {
    // 古巴則發表聲明: who issues it in its own clause, else nobody.
    let own = TextSpan(clauseStart(candidate.span.start), candidate.head.end)
    if let subject = phrases.subject(of: own), subject.span.end <= candidate.span.start {
      return issuer(at: candidate.head)
    }
    // CREW的報告指: of a body that no list knows.
    if isOthers(candidate.span.start) { return nil }
    // 另一份文件顯示: not the one of whoever spoke of others.
    if isAnother(candidate) { return nil }
    // 有報道指: not the one that was quoted.
    if phrases.existing(endingAt: candidate.span.start) { return nil }
    if let writer = writer(of: candidate.head, state) { return writer }
    if let judge = judge(of: candidate.head) { return [judge] }
    if candidate.flags.contains(.organization) {
      if let medium = medium(state) { return medium }
      return onlyIssuer(of: candidate).flatMap { bodies.isMedium($0[0]) == true ? $0 : nil }
    }
    // 研究發現, 數據顯示: many there are; 該研究: the one that was spoken of.
    guard candidate.head.length >= nounLength,
      candidate.flags.contains(.deictic) || !candidate.flags.contains(.plural)
    else { return nil }
    let noun = TextSpan(candidate.head.end - nounLength, candidate.head.end)
    if let last = state.memory.last, state.paragraph - last.paragraph <= paragraphLimit, !last.entities.isEmpty,
      last.span.length >= nounLength,
      document.key(TextSpan(last.span.end - nounLength, last.span.end)) == document.key(noun)
    {
      return last.entities
    }
    var position = candidate.span.start
    for _ in 0..<occurrenceLimit {
      guard let before = occurrence(of: noun, before: position) else { break }
      if let issuer = issuer(at: before) { return issuer }
      position = before.start
    }
    // 「…」這篇貼文又稱: of who spoke last in the paragraph, with nobody else named since.
    if candidate.flags.contains(.deictic), let last = state.memory.last, last.paragraph == state.paragraph,
      !last.entities.isEmpty, let end = state.content.last?.end, end <= candidate.span.start,
      names.mentions(in: TextSpan(end, candidate.span.start)).allSatisfy({ $0.type == .place })
    {
      return last.entities
    }
    return onlyIssuer(of: candidate)
  }

  /// CREW的, 《財經》的: letters or a title tell whose the document at `start` is.
  private func isOthers(_ start: Int) -> Bool {
    guard start > 1, phrases.isGenitive(endingAt: start) else { return false }
    let kind = document.characterClass(at: start - 2)
    return kind == .latin || kind == .closeTitle
  }

  /// The only organization that the article names for such a document before `candidate`, which nothing describes:
  /// 報告指, 該聲明稱.
  private func onlyIssuer(of candidate: SourceCandidate) -> [Int]? {
    let head = candidate.head
    guard kind(of: head) == "issued", !candidate.flags.contains(.plural),
      candidate.flags.contains(.deictic)
        || head.start == 0 || document.characterClass(at: head.start - 1) != .han
    else { return nil }
    let noun = TextSpan(head.end - nounLength, head.end)
    let key = SurnameBearers.key(noun, in: document)
    var known = issued[key] ?? Issued()
    while !known.isDisputed, let next = occurrence(of: noun, from: known.end, to: noun.start) {
      known.end = next.end
      if let issuer = issuer(at: next) {
        known.isDisputed = known.entities.map { $0 != issuer } ?? false
        known.entities = issuer
      } else {
        // 六個團體發表聲明
        let before = phrases.phrases(in: TextSpan(clauseStart(next.start), next.end))
        known.isDisputed = before.contains { $0.kind == .anonymous || $0.author != nil }
      }
    }
    known.end = max(known.end, noun.start)
    issued[key] = known
    guard !known.isDisputed, let only = known.entities, only.count == 1,
      names.entities[only[0]].type == .organization
    else { return nil }
    return only
  }

  /// 林志成撰文指,…。文章又指: of a piece of writing, who wrote last in the paragraph.
  private func writer(of noun: TextSpan, _ state: QuotationState) -> [Int]? {
    guard kind(of: noun) == "written", let last = state.memory.last, last.paragraph == state.paragraph,
      !last.entities.isEmpty,
      let cue = state.found.last?.cue?.span,
      reading.lookups.word(.cues, at: cue.start)?.cueFlags.contains(.written) ?? false
    else { return nil }
    return last.entities
  }

  /// 法官林志成裁定…。判詞指…: of a judgment, the judge or the court named last before it.
  private func judge(of noun: TextSpan) -> Int? {
    guard kind(of: noun) == "judgment" else { return nil }
    var index = names.mentionIndex(before: noun.start)
    while index >= 0, names.mentions[index].span.end >= noun.start - mentionLimit {
      let mention = names.mentions[index]
      index -= 1
      let judges = reading.lookups.word(
        .narrationWords, endingAt: mention.type == .person ? mention.span.start : mention.span.end)
      if mention.type != .place, judges?.narrationFlags.contains(.judges) ?? false { return mention.entity }
    }
    return nil
  }

  /// 另一份文件: one that has not come up.
  private func isAnother(_ candidate: SourceCandidate) -> Bool {
    (max(0, candidate.head.start - anotherReach)..<candidate.head.start).contains {
      document.folded[$0] == Self.another && reading.lookups.word(.numeralWords, at: $0 + 1) != nil
    }
  }

  /// 另 of 另一份文件 stands at most so far before the noun.
  private var anotherReach: Int { 4 }
  /// 另
  private static let another = UInt16(("另" as Unicode.Scalar).value)

  /// Who is named with the document in its clause: 路透社的報告, 路透社發表一份報告.
  private func issuer(at noun: TextSpan) -> [Int]? {
    let region = TextSpan(clauseStart(noun.start), noun.end)
    guard let phrase = phrases.phrases(in: region).last, phrase.kind == .document, phrase.head.end == noun.end else {
      return nil
    }
    // 公司在報告公布前表示: not the company's, as in 在報告指.
    if reading.lookups.grammar(endingAt: phrase.span.start, within: 2).contains(.locates), setsTime(behind: noun.end) {
      return nil
    }
    // 校方發表的聲明
    if phrase.entities.isEmpty, let author = phrase.author, author.flags.contains(.organization),
      let body = bodies.body(author.head)
    {
      return [body]
    }
    let isTheirs = !phrase.entities.isEmpty && phrase.government == .none
    let subject = isTheirs ? phrase : phrases.subject(of: region)
    // 林志成家屬收到通知書: not his.
    let isSomebody = subject.map { $0.kind == .anonymous } ?? true
    let issuers = (subject?.entities ?? []).filter { entity in
      let type = names.entities[entity].type
      return type != .place && !(isSomebody && type == .person)
    }
    return issuers.isEmpty ? nil : issuers
  }

  /// 公布前 of 報告公布前: a verb and a word for when it was.
  private func setsTime(behind end: Int) -> Bool {
    (end + 1...end + timeReach).contains { position in
      position < document.count && Self.times.contains(document.folded[position])
        && reading.lookups.isLoneCharacter(at: position)
    }
  }

  /// 前, 後, folded
  private static let times: Set<UInt16> = Set("前后".unicodeScalars.map { UInt16($0.value) })

  /// The medium whose report goes on: who spoke last, if it is one, else who reported last near by.
  private func medium(_ state: QuotationState) -> [Int]? {
    let memory = state.memory
    func organization(_ speaker: SpeakerMemory.Speaker?, within limit: Int) -> (entities: [Int], isMedium: Bool?)? {
      guard let speaker, state.paragraph - speaker.paragraph <= limit, let first = speaker.entities.first,
        names.entities[first].type == .organization
      else { return nil }
      return (speaker.entities, bodies.isMedium(first))
    }
    let last = organization(memory.last, within: .max)
    if let last, last.isMedium == true { return last.entities }
    if let found = organization(memory.publisher, within: paragraphLimit), found.isMedium != false {
      return found.entities
    }
    if let last, last.isMedium == nil { return last.entities }
    if let found = organization(memory.organization, within: 1), found.isMedium != false { return found.entities }
    return nil
  }

  /// What the list of documents tells of the noun; nil where it is none.
  private func kind(of noun: TextSpan) -> String? {
    guard let word = reading.lookups.word(.documents, at: noun.start), Int(word.end) == noun.end else { return nil }
    return reading.lexicon.value(word.id)
  }

  /// The first occurrence of `noun` that lies in `start..<end`.
  private func occurrence(of noun: TextSpan, from start: Int, to end: Int) -> TextSpan? {
    (start..<max(start, end - noun.length + 1)).first { isOccurrence($0, of: noun) }.map {
      TextSpan($0, $0 + noun.length)
    }
  }

  /// The last one that ends before `position`, not too far back.
  private func occurrence(of noun: TextSpan, before position: Int) -> TextSpan? {
    let end = max(0, position - noun.length + 1)
    return (min(end, max(0, position - mentionLimit))..<end).last { isOccurrence($0, of: noun) }
      .map { TextSpan($0, $0 + noun.length) }
  }

  private func isOccurrence(_ start: Int, of noun: TextSpan) -> Bool {
    document.folded[start] == document.folded[noun.start]
      && document.key(TextSpan(start, start + noun.length)) == document.key(noun)
  }

  private func clauseStart(_ position: Int) -> Int {
    var start = position
    while start > max(0, position - clauseLimit) {
      let mark = document.characterClass(at: start - 1)
      if mark.endsSentence || mark == .comma || mark == .semicolon { break }
      start -= 1
    }
    return start
  }
}
