import OnRecordLexicon
import OnRecordModel

/// Another name of the same thing, given beside the first: 江凱明(Cameron Johnson), 國家發展委員會(簡稱國發會).
struct Gloss {
  var host: TextSpan
  var alias: TextSpan
  var type: EntityType
  var entity: EntityID?
  var rule: NameRule
  /// The host was read as another type.
  var retypes = false
}

/// Finds glosses in parentheses, and Latin names that follow Chinese ones without any.
struct GlossRecognizer {
  private let reading: Reading
  private let context: NameContext

  init(_ reading: Reading, _ context: NameContext) {
    self.reading = reading
    self.context = context
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// The glosses of `found`, which must be sorted; those that name a thing of another type are none.
  func glosses(_ found: [MentionCandidate]) -> [Gloss] {
    var glosses: [Gloss] = []
    for (index, host) in found.enumerated() where !host.isChain && host.span.length > 1 {
      let next = index + 1 < found.count ? found[index + 1] : nil
      if let gloss = parenthesis(host, next) ?? adjacentLatin(host) { glosses.append(gloss) }
    }
    return glosses
  }

  private func parenthesis(_ host: MentionCandidate, _ next: MentionCandidate?) -> Gloss? {
    var position = host.span.end
    // 《衛報》(The Guardian)
    while isClosing(document.characterClass(at: position)) { position += 1 }
    if document.characterClass(at: position) == .space { position += 1 }
    guard document.characterClass(at: position) == .openBracket else { return nil }
    position = skipMarks(position + 1)
    var end = position
    while end < document.count, end - position <= 60 {
      let kind = document.characterClass(at: end)
      if kind == .closeBracket || kind == .newline || kind == .fullStop { break }
      if separates(kind), !(kind == .comma && isLatin(position)), !document.isElision(end) { break }
      if kind == .comma { break }
      end += 1
    }
    let alias = document.trimmed(TextSpan(position, end))
    guard alias.length >= 2 else { return nil }
    if let next, next.span.start == alias.start {
      let isMarked = wasMarked(host.span.end, position)
      if next.span.end < alias.end, next.type == host.type, goesOn(next.span.end) {
        if !isMarked { return nil }
      } else if next.span.end == alias.end || next.span.end < alias.end && next.type == host.type {
        // Two gazetteer entries are two things, however close: 台北(中山區).
        let isOther = next.entity != nil && host.entity != nil && next.entity != host.entity
        return next.type == host.type && !isOther ? gloss(host, next.span, .parenthesis) : nil
      }
    }
    guard isName(alias, of: host, marked: wasMarked(host.span.end, position)) else {
      return nil
    }
    return gloss(host, alias, .parenthesis)
  }

  /// （中美交流基金會網上簡介為…）: the name is the beginning of a clause.
  private func goesOn(_ position: Int) -> Bool {
    guard document.characterClass(at: position) == .han else { return false }
    // （Sam哥）
    guard let honorific = lookups.word(.honorifics, at: position) else { return true }
    return document.characterClass(at: Int(honorific.end)) != .closeBracket
  }

  /// 江凱明 Cameron Johnson: two capitalized words right behind a person's Chinese name.
  private func adjacentLatin(_ host: MentionCandidate) -> Gloss? {
    guard host.type == .person, document.characterClass(at: host.span.start) == .han else { return nil }
    var position = host.span.end
    if document.characterClass(at: position) == .space { position += 1 }
    guard context.isCapital(position),
      let name = LatinNameCandidates.capitalizedWords(
        document, context, at: position, limit: min(document.count, position + LatinNameCandidates.nameLimit)),
      name.words >= 2
    else { return nil }
    return gloss(host, name.span, .adjacent)
  }

  private func gloss(_ host: MentionCandidate, _ whole: TextSpan, _ rule: NameRule) -> Gloss {
    let alias = host.type == .person ? untitled(whole) : whole
    // 沃爾瑪(Walmart Inc.): the Latin name says what it is.
    let isOrganization =
      host.type == .person && host.entity == nil && LatinNameCandidates.isOrganization(reading, alias)
    return Gloss(
      host: host.span, alias: alias, type: isOrganization ? .organization : host.type, entity: host.entity, rule: rule,
      retypes: isOrganization)
  }

  /// Charles of Prince Charles, John Kelly of Marine Gen. John Kelly: behind a rank, where a given name or two words
  /// follow; amid the others a rank is told by its full stop, as King and Gen are names too.
  private func untitled(_ alias: TextSpan) -> TextSpan {
    guard isLatin(alias.start) else { return alias }
    var name = alias
    var position = alias.start
    while position < alias.end {
      if position == alias.start || document.characterClass(at: position - 1) == .space,
        let rank = lookups.at(position).first(where: { $0.entry.isWord(.honorifics) })
      {
        var start = Int(rank.end)
        let isShort = document.characterClass(at: start) == .period
        if isShort { start += 1 }
        if position == alias.start || isShort, document.characterClass(at: start) == .space,
          context.isCapital(start + 1)
        {
          start += 1
          let words = LatinNameCandidates.capitalizedWords(document, context, at: start, limit: alias.end)?.words ?? 0
          let isGiven = lookups.at(start).contains { $0.entry.isWord(.givenNames) && Int($0.end) == alias.end }
          if words > 1 || isGiven { name = TextSpan(start, alias.end) }
        }
      }
      position += 1
    }
    return name
  }

  /// Behind 簡稱, 又名, 英文名: and opening marks.
  private func skipMarks(_ position: Int) -> Int {
    var position = position
    var moved = true
    while moved {
      moved = false
      if let mark = lookups.word(.glossMarks, at: position) {
        position = Int(mark.end)
        moved = true
      }
      switch document.characterClass(at: position) {
      case .space, .colon, .openQuote, .openTitle, .straightQuote:
        position += 1
        moved = true
      default: break
      }
    }
    return position
  }

  private func wasMarked(_ start: Int, _ end: Int) -> Bool {
    (start..<end).contains { lookups.word(.glossMarks, at: $0) != nil }
  }

  private func isName(_ alias: TextSpan, of host: MentionCandidate, marked: Bool) -> Bool {
    if isLatin(alias.start) {
      guard context.isCapital(alias.start) || marked else { return false }
      if isSentence(alias) { return false }
      var letters = 0
      for position in alias.range {
        switch document.characterClass(at: position) {
        case .latin, .letter: letters += 1
        case .space, .period, .apostrophe, .dash, .interpunct: continue
        case .closeQuote where document.isElision(position): continue
        case .digit where host.type == .organization: continue
        case .symbol where host.type == .organization: continue
        default: return false
        }
      }
      return letters >= 2
    }
    guard document.characterClass(at: alias.start) == .han else { return false }
    let isShort = alias.length <= (host.type == .person ? 10 : 16)
    guard isShort, alias.range.allSatisfy({ isNameCharacter($0) }) else { return false }
    // Ray（尹的洋名）: says what it is.
    if alias.range.contains(where: { document.folded[$0] == Glyph.possessive }) { return false }
    if marked || isAbbreviation(alias, of: host) { return true }
    // Without a mark only a transcription beside a Latin name, or a Latin name's Chinese form.
    return isLatin(host.span.start) && host.type == .person
  }

  /// 中檢醫學檢驗有限公司（中檢）: fewer of a body's characters in their order, the first among them, alone in the
  /// parentheses; no word of its own, as 中心.
  private func isAbbreviation(_ alias: TextSpan, of host: MentionCandidate) -> Bool {
    guard host.type == .organization, (2...ShortForm.limit).contains(alias.length),
      alias.length + 2 <= host.span.length, document.characterClass(at: alias.end) == .closeBracket,
      document.folded[alias.start] == document.folded[host.span.start],
      !ShortForm.isWord(alias, lookups)
    else { return false }
    var position = host.span.start
    for character in alias.range {
      while position < host.span.end, document.folded[position] != document.folded[character] { position += 1 }
      if position == host.span.end { return false }
      position += 1
    }
    return true
  }

  /// The plan is to replace her: small words of more than three letters, as names have few and those of people none.
  private func isSentence(_ alias: TextSpan) -> Bool {
    var small = 0
    for position in alias.range
    where isLatin(position) && !isLatin(position - 1) && !context.isCapital(position) {
      var end = position
      while end < alias.end, isLatin(end) { end += 1 }
      if end - position > 3 { small += 1 }
    }
    return small > 2
  }

  private func isNameCharacter(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .han, .latin, .interpunct, .digit: true
    default: false
    }
  }

  private func isLatin(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .latin, .letter: true
    default: false
    }
  }

  private func isClosing(_ kind: CharacterClass) -> Bool { kind == .closeQuote || kind == .closeTitle }

  private func separates(_ kind: CharacterClass) -> Bool {
    switch kind {
    case .comma, .enumerationComma, .semicolon, .closeQuote, .closeTitle, .colon, .slash: true
    default: false
    }
  }
}
