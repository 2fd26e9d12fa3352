import OnRecordLexicon
import OnRecordModel

/// Surnames with a title or honorific that point at a person the article names in full: 江先生, 陳校長.
struct ReferenceRecognizer {
  private let reading: Reading

  private let context: NameContext

  /// A surname that stands by itself so many times is usual.
  private let fewestAlone = 2
  /// A name that opens with its surname has at most so many characters.
  private let familyNameLimit = 6

  init(_ reading: Reading, _ context: NameContext) {
    self.reading = reading
    self.context = context
  }

  private var document: Document { reading.document }

  /// One reference: the surname, and the surname with its title.
  struct Reference {
    var surname: TextSpan
    var whole: TextSpan
    var entity: Int
  }

  /// The references to people of `names`; a surname that several bear points at the one mentioned last before it.
  func references(_ names: Names) -> [Reference] {
    var bearers = SurnameBearers(names)
    // A bit for each surname by its first character, so that most others are passed over.
    var known: UInt64 = 0
    for mention in names.mentions where mention.type == .person {
      guard let surname = familyName(mention.span) else { continue }
      known |= Self.bit(document.folded[surname.start])
      bearers.add(mention.entity, under: key(surname))
    }
    if bearers.isEmpty { return [] }
    var references: [Reference] = []
    // Those for which too little speaks, unless their surname turns out to be usual.
    var doubtful: [TextSpan] = []
    let lookups = reading.lookups
    for paragraph in document.paragraphs {
      for position in lookups.positions(of: WordListSet(.surnames), in: paragraph.span.range)
      where known & Self.bit(document.folded[position]) != 0 {
        guard names.mention(at: position) == nil, let surname = surname(at: position, within: paragraph.span),
          bearers.contains(key(surname)), !isKin(surname.end)
        else { continue }
        let isAlone = surname.length == 1 && standsAlone(surname, isUsual: false)
        var end = surname.end
        if let title = title(behind: surname.end, in: paragraph.span), names.mention(at: surname.end) == nil,
          !isInsideWord(surname, Int(title.end))
        {
          end = Int(title.end)
        } else if !isAlone {
          if surname.length == 1 { doubtful.append(surname) }
          continue
        }
        bearers.place(names)
        if let reference = reference(surname, end, bearers, names) { references.append(reference) }
      }
    }
    let usual = usualAlone(references)
    if usual.isEmpty { return references }
    for surname in doubtful where usual.contains(key(surname)) && standsAlone(surname, isUsual: true) {
      if let reference = reference(surname, surname.end, bearers, names) { references.append(reference) }
    }
    return references.sorted { $0.whole < $1.whole }
  }

  /// The surnames that the article uses by themselves time and again, so that less speaks for one where it stands: 王聽罷.
  private func usualAlone(_ references: [Reference]) -> Set<UInt32> {
    var counts: [UInt32: Int] = [:]
    for reference in references where reference.surname == reference.whole {
      counts[key(reference.surname), default: 0] += 1
    }
    return Set(counts.lazy.filter { $0.value >= fewestAlone }.map(\.key))
  }

  /// The surname, with its title up to `end`, for whoever bore it last.
  private func reference(_ surname: TextSpan, _ end: Int, _ bearers: SurnameBearers, _ names: Names) -> Reference? {
    guard let bearer = bearers.last(key(surname), before: surname.start),
      bearer.isBefore ? !isSomebody(surname) : end > surname.end && !isIntroduced(surname),
      isAddressed(bearer.entity, by: TextSpan(surname.end, end), names)
    else { return nil }
    return Reference(surname: surname, whole: TextSpan(surname.start, end), entity: bearer.entity)
  }

  /// 長者梁先生: somebody whom the article tells of for the first time, and by no other name; not 朋友習主席.
  private func isIntroduced(_ surname: TextSpan) -> Bool {
    guard reading.lookups.lists(endingAt: surname.start).contains(WordListSet(.anonymousSources)),
      let honorific = reading.lookups.word(.honorifics, at: surname.end)
    else { return false }
    return !reading.lexicon.value(honorific.id).isEmpty
  }

  /// 乘客高先生: nobody's title stands before it.
  private func isSomebody(_ surname: TextSpan) -> Bool {
    isIntroduced(surname) && !reading.lookups.lists(endingAt: surname.start).contains(WordListSet(.titles))
  }

  /// 曾太 is not 曾蔭權: an honorific of women means no man, nor one of men a woman.
  private func isAddressed(_ entity: Int, by honorific: TextSpan, _ names: Names) -> Bool {
    guard let gender = names.entities[entity].gender, let hit = reading.lookups.word(.honorifics, at: honorific.start),
      Int(hit.end) == honorific.end
    else { return true }
    let addressed = String(reading.lexicon.value(hit.id))
    return addressed.isEmpty || addressed == gender
  }

  /// 梁父, 梁媽媽, 梁家: whoever it is, it is not the one of that surname whom the article names.
  private func isKin(_ position: Int) -> Bool {
    position < document.count && Self.kin.contains(document.folded[position])
  }

  /// 父 母 爸 媽 妻 家
  private static let kin: [UInt16] = [0x7236, 0x6BCD, 0x7238, 0x5988, 0x59BB, 0x5BB6]

  @inline(__always)
  private static func bit(_ character: UInt16) -> UInt64 { 1 << UInt64((UInt32(character) &* 0x9E37_79B1) >> 26) }

  private func key(_ span: TextSpan) -> UInt32 { SurnameBearers.key(span, in: document) }

  /// The Chinese surname of a whole name: in front, or alone behind the last interpunct, 金‧何.
  private func familyName(_ name: TextSpan) -> TextSpan? {
    if document.characterClass(at: name.end - 2) == .interpunct {
      return surname(at: name.end - 1, within: name)
    }
    if name.length > familyNameLimit { return nil }
    guard let hit = reading.lookups.word(.surnames, at: name.start), Int(hit.end) <= name.end,
      // 岩田健太郎
      name.length <= 4 || hit.surnameFlags.contains(.japanese)
    else { return nil }
    return TextSpan(name.start, Int(hit.end))
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
    let flags = title.titleFlags
    return flags.contains(.before) && flags.contains(.after) ? title : nil
  }

  /// 鍾堅決地表示, 「…」,梁指: a surname by itself, as Hong Kong's papers write, which no word holds.
  ///
  /// A character that is a word of its own as well needs more: a clause beginning before it and a cue behind it.
  /// - Parameter isUsual: the article uses the surname so time and again.
  private func standsAlone(_ surname: TextSpan, isUsual: Bool) -> Bool {
    let alone = reading.lexicon.nameCost(document.folded[surname.start], .alone)
    if isInsideWord(surname, surname.end) { return false }
    for hit in reading.lookups.at(surname.start) where hit.length > 1 {
      switch hit.entry.kind == .word ? hit.entry.list : .surnames {
      case .surnames, .organizationWords, .nameNeighbours: continue
      default: return false
      }
    }
    let before = document.characterClass(at: surname.start - 1)
    let opens = before == .han ? isLed(surname.start) : before != .latin && before != .interpunct
    let after = context.evidenceAfter(surname.end)
    if before == .interpunct || document.isInterpunct(surname.end) { return false }
    // 連在陸面也被追擊: a word of its own needs a cue.
    if reading.lookups.word(.functionWords, at: surname.start)?.length == 1,
      context.cueEvidence(surname.end) < 18
    {
      return false
    }
    // 王聽罷, 跟進王的個案; not 時.
    if isUsual, reading.lookups.lists(at: surname.start).isDisjoint(with: Self.smallWords),
      opens && document.characterClass(at: surname.end) == .han || isObject(surname)
    {
      return true
    }
    let isRare = alone == 0 || alone >= 97
    if isRare && (opens || after >= 12 && document.characterClass(at: surname.end) == .han) { return true }
    return opens && after >= 18 || isRare && isObject(surname)
  }

  private static let smallWords: WordListSet = [
    WordListSet(.functionWords), WordListSet(.timeWords), WordListSet(.speechAdverbs),
  ]

  /// 黃官認為歐有相當資歷, 而崔沒出庭: a cue of two characters or a conjunction opens a clause.
  private func isLed(_ position: Int) -> Bool {
    if let cue = reading.lookups.word(.cues, endingAt: position, within: 4), cue.length > 1 { return true }
    return reading.lookups.grammar(endingAt: position, within: 2).contains(.conjunction)
  }

  /// 衝向崔，, 交出蔡的供詞: behind a word, before a mark or a small word; not the end of 林鄭，.
  private func isObject(_ surname: TextSpan) -> Bool {
    switch document.characterClass(at: surname.end) {
    case .comma, .fullStop, .semicolon, .enumerationComma, .openQuote: break
    case .han where !reading.lookups.lists(at: surname.end).isDisjoint(with: Self.smallWords): break
    default: return false
    }
    guard document.characterClass(at: surname.start - 1) == .han else { return false }
    let before = reading.lookups.lists(at: surname.start - 1)
    return !before.contains(WordListSet(.surnames)) || before.contains(WordListSet(.functionWords))
  }

  /// 高官, 方法官: a common word holds the surname.
  private func isInsideWord(_ surname: TextSpan, _ end: Int) -> Bool {
    for start in max(0, surname.start - 3)...surname.start {
      for hit in reading.lookups.at(start)
      where Int(hit.end) > surname.start && hit.length > 1 {
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
