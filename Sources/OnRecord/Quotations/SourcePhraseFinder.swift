import OnRecordLexicon
import OnRecordModel

/// Finds the noun phrases of a stretch that may be sources, left to right.
final class SourcePhraseFinder {
  let reading: Reading
  let names: Names
  let splitter: ClauseSplitter
  let surnames: SurnameIndex
  let references: [NamedSpan]
  /// Surnames that point at nobody whom the article names in full.
  let strangers: SurnameStrangers
  /// For each scalar whether a mention or a reference begins there.
  private let isNameStart: [Bool]
  let known: NamesByForm
  /// Surnames that stand before an honorific; few articles ask.
  private(set) lazy var addressed = surnamesAddressed()

  /// Between the parts of one noun phrase stand at most so many characters.
  let gapLimit = 14
  /// A noun that no list holds is a source up to this length.
  let unknownLimit = 12

  init(_ reading: Reading, _ names: Names, _ splitter: ClauseSplitter) {
    self.reading = reading
    self.names = names
    self.splitter = splitter
    surnames = SurnameIndex(reading, names)
    let pointing = names.references.sorted { $0.span < $1.span }
    let strangers = SurnameStrangers(reading, names, pointing)
    self.strangers = strangers
    references = pointing.filter { !strangers.contains($0.span.start) }
    var isNameStart = [Bool](repeating: false, count: reading.document.count + 1)
    for name in names.mentions { isNameStart[name.span.start] = true }
    for name in references { isNameStart[name.span.start] = true }
    self.isNameStart = isNameStart
    known = NamesByForm(reading.document, names)
  }

  var document: Document { reading.document }
  var lookups: Lookups { reading.lookups }

  // MARK: Phrases

  /// The noun phrase that begins at `start`, with whatever names and nouns follow at once: 中央社記者.
  func phrase(at start: Int, limit: Int) -> TextSpan? {
    guard let first = atom(at: start, limit: limit) else { return nil }
    var end = first.span.end
    while end < limit, let next = atom(at: end, limit: limit), next.kind != .pronoun { end = next.span.end }
    return TextSpan(start, end)
  }

  func phrases(in region: TextSpan) -> [SourceCandidate] {
    let span = TextSpan(max(0, region.start), min(region.end, document.count))
    var phrases: [SourceCandidate] = []
    // The phrase for which the one before it speaks.
    var represented: Int?
    var position = next(from: span.start, before: span.end)
    while position < span.end {
      if let end = titleEnd(at: position, limit: span.end) {
        position = next(from: end, before: span.end)
        continue
      }
      guard var atom = atom(at: position, limit: span.end) else {
        position = next(from: position + 1, before: span.end)
        continue
      }
      position = next(from: max(position + 1, atom.span.end), before: span.end)
      // What a noun takes from before it may belong to the noun before.
      if let open = phrases.last?.span.end, atom.span.start < open { atom.span.start = min(open, atom.head.start) }
      if let open = phrases.last, represents(open, atom, span.end) {
        represented = phrases.count
        continue
      }
      if let open = phrases.indices.last, represented != phrases.count, joins(phrases[open], atom) {
        phrases[open] = joined(phrases[open], atom)
      } else {
        if let done = phrases.indices.last { close(&phrases[done], from: span.start) }
        if phrases.isEmpty { phrases.reserveCapacity(4) }
        phrases.append(consume atom)
      }
    }
    if let done = phrases.indices.last { close(&phrases[done], from: span.start) }
    if let represented, represented < phrases.count { phrases[represented].government = .preposition }
    for index in phrases.indices.dropFirst() where isBasis(phrases[index], behind: phrases[index - 1]) {
      phrases[index].government = .preposition
    }
    return phrases
  }

  /// 林志成代表工會: a noun follows, so that 代表 is no title of his but tells for whom he speaks; not 林志成代表大律師張惠玲.
  private func represents(_ person: SourceCandidate, _ noun: SourceCandidate, _ limit: Int) -> Bool {
    noun.kind == .anonymous && noun.span.start == person.span.end && isPerson(person)
      && predicate(at: noun.span.start) == "represents" && noun.head.end < limit
      // 林志成代表律師
      && lookups.word(.predicates, at: noun.span.start).map { Int($0.end) == noun.head.end } ?? false
      && document.characterClass(at: noun.head.end) == .han && !reaches(noun.head.end, limit)
      && names.mentions(in: TextSpan(noun.head.end, min(limit, noun.head.end + gapLimit))).allSatisfy {
        $0.type != .person
      }
      && lookups.lists(at: noun.head.end).isDisjoint(with: [WordListSet(.cues), WordListSet(.speechAdverbs)])
  }

  /// Tells what governs a noun phrase that is complete.
  private func close(_ phrase: inout SourceCandidate, from start: Int) {
    if phrase.kind == .anonymous { phrase = prefixed(described(phrase, from: start), from: start) }
    phrase.government =
      isPossessive(phrase)
      ? .preposition : government(anchor(of: phrase), from: start, isDocument: phrase.kind == .document)
    if phrase.government != .none, let start = freed(phrase) ?? seated(phrase, from: start) {
      phrase.government = .none
      phrase.span.start = start
    }
    if let start = behindClause(phrase, from: start) { phrase.span.start = start }
    if phrase.government == .none, namesSetting(phrase, from: start) { phrase.government = .preposition }
  }

  /// Where 林志成 begins in 協助家屬的林志成: a verb governs the noun before 的, and both describe who speaks.
  private func behindClause(_ phrase: SourceCandidate, from limit: Int) -> Int? {
    guard phrase.span.start > limit, phrase.head.start > phrase.span.start, isPerson(phrase),
      let genitive = (phrase.span.start..<phrase.head.start).last(where: { isGenitive(at: $0) })
    else { return nil }
    // 而砲轟張惠玲的林志成
    if let cue = lookups.word(.cues, endingAt: phrase.span.start), cue.length > 1, cue.cueFlags.contains(.criticizes),
      Int(cue.start) == afterConnectives(TextSpan(limit, Int(cue.start)))
    {
      return genitive + 1
    }
    guard let verb = lookups.word(.commonWords, endingAt: phrase.span.start, within: min(3, phrase.span.start - limit)),
      verb.length > 1, !verb.grammar.isDisjoint(with: [.verb, .acts]), isOnlyVerb(verb)
    else { return nil }
    return genitive + 1
  }

  /// 港大的研究 of 張惠玲根據港大的研究指出: what somebody goes by.
  private func isBasis(_ phrase: SourceCandidate, behind other: SourceCandidate) -> Bool {
    guard other.government == .none, !isPlaceOnly(other),
      let basis = lookups.word(.cues, endingAt: phrase.span.start, within: 3)
    else { return false }
    return basis.length > 1 && basis.cueFlags.contains(.prefix) && Int(basis.start) >= other.span.end
  }

  /// 警察 of 在下午的警察記者會上: what kind of occasion it was.
  private func namesSetting(_ phrase: SourceCandidate, from limit: Int) -> Bool {
    guard phrase.kind == .anonymous || phrase.kind == .named && !isPerson(phrase),
      let setting = lookups.word(.commonWords, at: phrase.span.end)
        ?? lookups.word(.speechAdverbs, at: phrase.span.end),
      setting.length > 1, isSettingWord(endingAt: Int(setting.end)) || opensSetting(at: Int(setting.end))
    else { return false }
    let start = phrase.span.start
    return (min(start, max(limit, start - gapLimit))..<start).contains { position in
      lookups.isLoneCharacter(at: position) && lookups.grammar(at: position).isSuperset(of: [.preposition, .locates])
    }
  }

  /// The first position from `start` on where a name, a noun of the lists or a title may begin.
  private func next(from start: Int, before end: Int) -> Int {
    let (classes, lookups, lists, titles) = (document.classes, lookups, Self.atomLists, Self.titleMarks)
    var position = start
    while position < end, !isNameStart[position], lookups.lists(at: position).isDisjoint(with: lists),
      !titles.contains(classes[position])
    {
      position += 1
    }
    return position
  }

  private static let titleMarks: CharacterClassSet = [.openTitle, .openBracket]

  /// Where what governs a noun phrase ends: a space before a person's name, 發展中心 張卓勤教授, divides as well.
  private func anchor(of group: SourceCandidate) -> Int {
    guard group.kind == .named || group.kind == .titled, group.head.start > group.span.start,
      document.isSpace(group.head.start - 1)
    else { return group.span.start }
    return group.head.start
  }

  // MARK: Joining

  func isGenitive(at position: Int) -> Bool {
    lookups.grammar(at: position).contains(.genitive)
  }

  private func joined(_ a: SourceCandidate, _ b: SourceCandidate) -> SourceCandidate {
    var group = b
    group.span = TextSpan(a.span.start, b.span.end)
    if isAddressed(a, by: b) {
      group.kind = .titled
      group.head = TextSpan(a.head.start, b.head.end)
      group.entities = a.entities
      group.flags = []
      return group
    }
    // 馬雲自己, 習近平他: the pronoun repeats the name; so does 黃先生本人.
    if b.kind == .pronoun, b.flags.isDisjoint(with: [.plural, .narrator]), a.span.end == b.span.start,
      a.kind == .named || a.kind == .titled || a.kind == .anonymous && !a.isPointer && isSelf(b)
    {
      var whole = a
      whole.span = group.span
      return whole
    }
    // 甲、乙、丙三人: so does what counts them.
    if b.kind == .pronoun, b.flags.isSuperset(of: [.plural, .whole]), a.span.end == b.span.start, a.kind == .named,
      a.entities.count > 1
    {
      var whole = a
      whole.span = group.span
      return whole
    }
    // 甲、乙、丙三名議員, 某甲等議員
    if a.kind == .named, isPerson(a), b.kind == .anonymous,
      a.entities.count > 1 && isCount(gap(between: a, b)) || isAmongOthers(gap(between: a, b))
    {
      var whole = a
      whole.span = group.span
      return whole
    }
    let joint = isConjunction(gap(between: a, b))
    // 電力公司董事長、前部長林志成: a title ends the first part, so that the body does not speak as well.
    let isOffice = joint && a.kind != .anonymous && !isPlace(a) && (isPlace(b) || isPerson(a) && isBody(b))
    // 代表某甲和乙公司的律師某某: 的 ends what describes him.
    let isDescribed =
      !a.partners.isEmpty && isGenitive(endingAt: b.span.start)
      && (a.kind == .named && areBodies(a.entities.suffix(1)) || areBodies(a.partners[...]))
    group.partners = isOffice ? a.entities : isDescribed ? [] : a.partners
    // 林志成及其團隊, 林志成和公司的員工: he speaks, whoever does with him.
    if isPerson(a), a.kind == .named, b.kind == .anonymous, b.entities.isEmpty, joint || !a.partners.isEmpty {
      var whole = a
      whole.span = group.span
      whole.partners = group.partners
      // 林志成與公司記者: no word of the body's.
      if !joint, b.flags.isDisjoint(with: [.one, .relative, .organization]) { whole.entities = a.partners }
      return whole
    }
    switch (a.kind, b.kind) {
    // 甲和乙(his name): the gloss takes nobody away.
    case (.named, .named) where a.entities.count > 1 && b.entities.allSatisfy(a.entities.contains):
      group.entities = a.entities
    // 布林肯和日本外相林芳正: the place, or its office, belongs to the second.
    // 張惠玲和工黨林志成: so does the body.
    case (.named, .named) where !group.partners.isEmpty && !joint && isPerson(b),
      (.named, .named) where !a.partners.isEmpty && !joint && isPlace(a) && !isPlace(b),
      (.anonymous, .named) where !group.partners.isEmpty && !joint && !isPlace(b):
      group.entities = a.partners + b.entities.filter { !a.partners.contains($0) }
      group.partners = []
    case (.named, .named) where joint && isPlace(a) == isPlace(b), (.titled, .named) where joint:
      group.entities = a.entities + b.entities.filter { !a.entities.contains($0) }
    case (.named, .anonymous), (.titled, .anonymous), (.named, .document), (.titled, .document), (.document, .document):
      group.entities = a.entities
      if b.kind == .document || isDocument(b), isIssued(between: a, b) { group.issuer = a.span }
    case (.anonymous, .document) where !a.isPointer:
      // 22位立法會議員發聯合聲明: not the body's.
      let isMembers =
        (isIssued(between: a, b) || a.flags.contains(.plural)) && !isReader(a) && !a.isUnknown
        && (a.flags.isDisjoint(with: [.relative, .one, .organization, .whole])
          || peopleMeasure(at: a.span.start - 1) != nil)
      group.entities = isMembers ? [] : a.entities.filter { names.entities[$0].type == .organization }
      group.author = SourceCandidate.Author(
        span: a.span, head: a.head, entities: isMembers ? [] : a.entities, flags: a.flags)
      if isIssued(between: a, b) { group.issuer = a.span }
    case (.anonymous, .anonymous), (.document, .anonymous), (.anonymous, .document):
      group.entities = a.entities
      group.flags.formUnion(a.flags.intersection([.deictic, .plural]))
    case (.pronoun, .document), (.pronoun, .anonymous):
      group.flags.formUnion(a.flags)
    default: break
    }
    return group
  }

  /// 等, 等多名資深
  private func isAmongOthers(_ gap: TextSpan) -> Bool {
    let start = document.trimmed(gap).start
    return start < gap.end && document.scalars[start] == Self.others && lookups.isLoneCharacter(at: start)
  }

  /// 等
  private static let others = ("等" as Unicode.Scalar).value

  /// 讀者 of 致讀者信: to whom somebody writes.
  private func isReader(_ noun: SourceCandidate) -> Bool {
    noun.head.start > 0
      && (document.scalars[noun.head.start - 1] == Self.writesTo
        || lookups.grammar(endingAt: noun.head.start, within: 1).contains(.addresses))
  }

  /// 致
  private static let writesTo = ("致" as Unicode.Scalar).value

  /// 三名: a numeral and a measure word for people.
  private func isCount(_ gap: TextSpan) -> Bool {
    guard gap.length > 1, let numeral = lookups.word(.numeralWords, at: gap.start) else { return false }
    return peopleMeasure(at: Int(numeral.end)).map { Int($0.end) <= gap.end } ?? false
  }

  /// 校方發聲明, 中央銀行昨日發布公告: a verb stands right before the document.
  private func isIssued(between a: SourceCandidate, _ b: SourceCandidate) -> Bool {
    let gap = gap(between: a, b)
    guard gap.length > 0 else { return false }
    if lookups.grammar(endingAt: gap.end, within: gap.length).contains(.nominalizes) { return true }
    // 林志成下午裁決: what stands behind a person and a time is a verb as well.
    if isPerson(a), isOnlyAdverbs(gap) { return true }
    if predicate(endingAt: gap.end, within: gap.length) == "issues" { return true }
    guard let verb = lookups.word(.cues, endingAt: gap.end, within: gap.length) else {
      return isSending(gap.end - 1)
    }
    return verb.cueFlags.contains(.announces)
  }

  /// What the list tells of the predicate that ends at `end`; nil where none does.
  func predicate(endingAt end: Int, within length: Int) -> String? {
    lookups.word(.predicates, endingAt: end, within: min(length, 3)).map { reading.lexicon.value($0.id) }
  }

  /// What the list tells of the predicate at `position`; nil where none stands there.
  func predicate(at position: Int) -> String? {
    lookups.word(.predicates, at: position).map { reading.lexicon.value($0.id) }
  }

  /// 發 of 公司今日發聲明, that of no longer word.
  private func isSending(_ position: Int) -> Bool {
    guard document.folded[position] == Self.sends else { return false }
    return !lookups.at(max(0, position - 1)).contains { $0.length > 1 && Int($0.end) == position + 1 }
  }

  /// 發, folded
  private static let sends = UInt16(("发" as Unicode.Scalar).value)

  /// 羅官, 特朗普總統, 江凱明(Cameron Johnson)先生: a person's name, or a surname that stands for it, and the noun that
  /// addresses its bearer; not somebody of theirs, as 李明太太.
  private func isAddressed(_ a: SourceCandidate, by b: SourceCandidate) -> Bool {
    guard b.kind == .anonymous, a.kind == .named || a.kind == .titled, a.head.end == a.span.end,
      gap(between: a, b).isEmpty || isLatin(a) && document.trimmed(gap(between: a, b)).isEmpty, a.entities.count == 1,
      names.entities[a.entities[0]].type == .person,
      let title = lookups.word(.honorifics, at: b.span.start), Int(title.end) >= b.span.end
    else { return false }
    if let surname = lookups.word(.surnames, at: a.head.start), Int(surname.end) == a.head.end { return true }
    return !b.flags.contains(.relative)
  }

  private func isLatin(_ candidate: SourceCandidate) -> Bool {
    document.characterClass(at: candidate.head.end - 1) == .latin
  }

  func isPlace(_ candidate: SourceCandidate) -> Bool {
    candidate.entities.allSatisfy { names.entities[$0].type == .place }
  }

  /// 本人, 自己: no pronoun for another one.
  func isSelf(_ pronoun: SourceCandidate) -> Bool {
    pronoun.flags.isDisjoint(with: [.male, .female, .thing, .former, .latter])
  }

  func isBody(_ candidate: SourceCandidate) -> Bool {
    candidate.kind == .named && areBodies(candidate.entities[...])
  }

  private func areBodies(_ entities: ArraySlice<Int>) -> Bool {
    entities.allSatisfy { names.entities[$0].type == .organization }
  }

  func isConjunction(_ gap: TextSpan) -> Bool {
    if document.characterClass(at: gap.start) == .enumerationComma { return true }
    guard let word = lookups.word(.functionWords, at: gap.start), Int(word.end) <= gap.end else { return false }
    return word.grammar.contains(.coordinates)
  }
}
