import OnRecordLexicon
import OnRecordModel

/// Whom a part of a transcribed name does not mean, though the gazetteers know somebody by it: 霍姆斯 of the judge
/// 霍姆斯(Oliver Wendell Holmes) is not Elizabeth Holmes.
///
/// Many people share a surname or a given name. The one whom the gazetteers know by it alone is meant, unless the article
/// says otherwise: by a gloss with another given name, by a longer name of somebody else that holds the part, or by
/// another part right beside it. What is a weak form needs more, a full name or an office that fits.
struct ListedBearers {
  /// Somebody whom a form does not mean in this article.
  struct Refusal {
    fileprivate var form: FoldedText
    fileprivate var entity: EntityID
  }

  private let reading: Reading
  private let context: NameContext
  private let found: [MentionCandidate]
  private let glosses: [Gloss]

  /// Lists of names are no articles: of more parts than this nothing is asked.
  private static let most = 64

  init(_ reading: Reading, _ context: NameContext, _ found: [MentionCandidate], _ glosses: [Gloss]) {
    self.reading = reading
    self.context = context
    self.found = found
    self.glosses = glosses
  }

  private var document: Document { reading.document }

  /// A form that was linked, and where it stands.
  private struct Part {
    var form: FoldedText
    var entity: EntityID
    /// Nowhere more than a weak form.
    var isWeak: Bool
    var places: [Int]
  }

  func refusals() -> [Refusal] {
    var parts: [Part] = []
    for (index, mention) in found.enumerated() {
      guard mention.type == .person, isTranscribed(mention.span), let (entity, isWeak) = bearer(of: mention) else {
        continue
      }
      let form = document.key(mention.span)
      if let known = parts.firstIndex(where: { $0.entity == entity && $0.form == form }) {
        parts[known].places.append(index)
        parts[known].isWeak = parts[known].isWeak && isWeak
      } else if parts.count < Self.most {
        parts.append(Part(form: form, entity: entity, isWeak: isWeak, places: [index]))
      }
    }
    return parts.filter(isRefused).map { Refusal(form: $0.form, entity: $0.entity) } + strangers()
  }

  /// Namesakes in Chinese: 法官陳俊樂 is no sportsman, and who stands among voters in a list is no poet of old.
  private func strangers() -> [Refusal] {
    var asked: [Refusal] = []
    var strangers: [Refusal] = []
    for (index, mention) in found.enumerated() where mention.type == .person && mention.span.length > 1 {
      guard asked.count < Self.most, document.characterClass(at: mention.span.start) == .han,
        let title = context.titleBefore(mention.span.start).flatMap({ TitleField(code: $0.entry.number) })
          ?? listField(index), let (entity, _) = bearer(of: mention), let field = reading.lexicon.field(of: entity),
        isStranger(field, title), !asked.contain(mention.span, entity, in: document)
      else { continue }
      let form = document.key(mention.span)
      asked.append(Refusal(form: form, entity: entity))
      let part = Part(form: form, entity: entity, isWeak: false, places: [index])
      if !isNamedInFull(part) { strangers.append(Refusal(form: form, entity: entity)) }
    }
    return strangers
  }

  /// Whether somebody known in one field hardly bears a title of another: those who sport or play may sit in parliament,
  /// and of old there were generals and scholars.
  private func isStranger(_ field: TitleField, _ title: TitleField) -> Bool {
    switch field {
    case .past: title == .law || title == .media || title == .business || title == .sport
    case .sport, .arts: title == .force || title == .law || title == .past
    default: false
    }
  }

  /// 鄭志仁、楊萬里、吳漢良: between two whom no gazetteer knows stands one of their day and trade.
  private func listField(_ index: Int) -> TitleField? {
    guard index > 0, index + 1 < found.count, isUnknown(index - 1), isUnknown(index + 1),
      found[index - 1].span.end == found[index].span.start - 1,
      found[index + 1].span.start == found[index].span.end + 1,
      document.characterClass(at: found[index].span.end) == .enumerationComma,
      document.characterClass(at: found[index].span.start - 1) == .enumerationComma
    else { return nil }
    return .business
  }

  private func isUnknown(_ index: Int) -> Bool {
    found[index].type == .person && found[index].rule.isChinese && bearer(of: found[index]) == nil
  }

  /// Whom the gazetteers know by the form, whatever found it.
  private func bearer(of mention: MentionCandidate) -> (EntityID, isWeak: Bool)? {
    if let entity = mention.entity { return (entity, mention.rule == .weakGazetteer) }
    guard reading.lookups.lists(at: mention.span.start).contains(.names) else { return nil }
    let hit = reading.lookups.at(mention.span.start).first {
      $0.entry.kind == .person && Int($0.end) == mention.span.end
    }
    return hit.flatMap { hit in hit.entity.map { ($0, hit.entry.isWeak) } }
  }

  private func isTranscribed(_ span: TextSpan) -> Bool {
    span.range.allSatisfy {
      document.characterClass(at: $0) == .han
        && reading.lexicon.nameCost(document.folded[$0], .transcriptionInside) > 0
    }
  }

  private func isRefused(_ part: Part) -> Bool {
    let forms = reading.lexicon.description(part.entity).forms.map {
      $0.unicodeScalars.map { reading.lexicon.fold($0.value) }
    }
    let names = forms.map { $0.split(separator: Self.interpunct) }.filter { $0.count > 1 }
    if names.isEmpty || isNamedInFull(part) { return false }
    let isSurname = names.contains { $0.last.map { $0.elementsEqual(part.form) } ?? false }
    let latin = forms.map { $0.split(separator: Self.space) }.filter { $0.count > 1 }
    if let agrees = agreement(of: part, with: latin) ?? agreement(of: part, inSoundWith: names.map { $0[0] }) {
      return !agrees
    }
    if isSurname, isSurnameOfAnother(part, givenNames: names.map { $0[0] }) { return true }
    return part.isWeak && !holdsOffice(part) && !isKnownFor(part)
      && !part.places.contains(where: isListed)
  }

  /// ·
  private static let interpunct: UInt16 = 0xB7
  private static let space: UInt16 = 0x20

  /// Another form of the same entity stands in the article.
  private func isNamedInFull(_ part: Part) -> Bool {
    found.contains {
      $0.entity == part.entity && $0.span.length > part.form.count && document.key($0.span) != part.form
    }
  }

  /// Whether a gloss of two words and more agrees with one of the names in Latin letters; nil without both.
  private func agreement(of part: Part, with names: [[ArraySlice<UInt16>]]) -> Bool? {
    if names.isEmpty { return nil }
    var answer: Bool?
    for gloss in glosses where document.characterClass(at: gloss.alias.start) == .latin {
      guard document.key(gloss.host) == part.form else { continue }
      let words = Array(document.key(gloss.alias)).split(separator: Self.space)
      guard words.count > 1, let first = words.first?.first else { continue }
      // Joe for Joseph: the same first letter, or a word in another place.
      let agrees = names.contains { name in
        name.first?.first == first || name.dropLast().contains { word in words.contains(word) }
          || words.dropLast().contains { word in name.last == word }
      }
      if agrees { return true }
      answer = false
    }
    return answer
  }

  /// Where the gazetteers know nobody in Latin letters: whether a gloss of two words and more begins as one of the given
  /// names sounds, Talcott as 塔爾科特 does and Matt as 皮埃爾 does not.
  private func agreement(of part: Part, inSoundWith givenNames: [ArraySlice<UInt16>]) -> Bool? {
    for gloss in glosses where document.characterClass(at: gloss.alias.start) == .latin {
      let latin = document.key(gloss.alias)
      guard document.key(gloss.host) == part.form, latin.contains(Self.space) else { continue }
      return givenNames.contains { name in
        guard let first = name.first, let sound = reading.lexicon.pinyin(first).first else { return true }
        return Self.sounds.contains { $0.contains(UInt16(sound)) && $0.contains(latin[0]) }
      }
    }
    return nil
  }

  /// Letters that names are written with for one another.
  private static let sounds: [[UInt16]] = ["bp", "dt", "gkcqjxszyhd", "fvwhp", "lr", "m", "n", "aeiouyw"].map {
    $0.utf16.map { $0 }
  }

  /// Whether the article names somebody else by it before it stands alone, and without an office of its own there: with
  /// another given name, 史丹利約翰遜, or as a given name, 海莉史塔菲德.
  private func isSurnameOfAnother(_ part: Part, givenNames: [ArraySlice<UInt16>]) -> Bool {
    guard let first = part.places.first, !part.places.contains(where: { hasTitle(found[$0].span) }) else {
      return false
    }
    if part.places.contains(where: opensAnother) { return true }
    let length = part.form.count
    return found[..<first].contains { mention in
      guard mention.type == .person, mention.entity != part.entity, mention.span.length > length + 1,
        isTranscribed(TextSpan(mention.span.start, mention.span.start + 2))
      else { return false }
      if document.key(TextSpan(mention.span.start, mention.span.start + length)) == part.form { return true }
      guard document.key(TextSpan(mention.span.end - length, mention.span.end)) == part.form else { return false }
      // 毕齐纳 and 比濟納: written as they sound.
      let sound = reading.lexicon.pinyin(document.folded[mention.span.start])
      return !givenNames.contains { name in
        name.first.map { sound.elementsEqual(reading.lexicon.pinyin($0)) } ?? false
      }
    }
  }

  private func hasTitle(_ span: TextSpan) -> Bool {
    context.titleBefore(span.start) != nil || context.titleAfter(span.end) != nil
  }

  /// 海莉|史塔菲德: another transcribed name right behind it, which nobody is known by.
  private func opensAnother(_ index: Int) -> Bool {
    guard index + 1 < found.count else { return false }
    let next = found[index + 1]
    return next.span.start == found[index].span.end && next.type == .person && next.entity == nil
      && isTranscribed(next.span)
  }

  /// 州長科莫, 克林頓政府: an office of a state before a politician, or his government behind him.
  private func holdsOffice(_ part: Part) -> Bool {
    part.places.contains { index in
      let span = found[index].span
      return isGovernment(span.end)
        || context.titleBefore(span.start).map {
          $0.titleFlags.contains(.governs) || TitleField(code: $0.entry.number) == .state
        } ?? false
    } && isPolitician(part.entity)
  }

  /// 政府
  private func isGovernment(_ position: Int) -> Bool {
    position + 1 < document.count && document.folded[position] == 0x653F && document.folded[position + 1] == 0x5E9C
  }

  /// Described as one, or by a state alone.
  private func isPolitician(_ entity: EntityID) -> Bool {
    reading.lexicon.field(of: entity) == .state
      || reading.lexicon.place(named: reading.lexicon.description(entity).about) != nil
  }

  /// 詩人艾略特: a title of the field in which the listed one is known.
  private func isKnownFor(_ part: Part) -> Bool {
    guard let field = reading.lexicon.field(of: part.entity) else { return false }
    return part.places.contains {
      context.titleBefore(found[$0].span.start).map { TitleField(code: $0.entry.number) == field } ?? false
    }
  }

  /// 奧巴馬、卡特: in a list beside somebody whom the gazetteers know as well.
  private func isListed(_ index: Int) -> Bool {
    func isBeside(_ other: Int, _ mark: Int) -> Bool {
      found.indices.contains(other) && found[other].rule == .gazetteer && found[other].type == .person
        && found[other].entity != found[index].entity && document.characterClass(at: mark) == .enumerationComma
    }
    let span = found[index].span
    return index > 0 && found[index - 1].span.end == span.start - 1 && isBeside(index - 1, span.start - 1)
      || index + 1 < found.count && found[index + 1].span.start == span.end + 1 && isBeside(index + 1, span.end)
  }
}

extension [ListedBearers.Refusal] {
  /// Whether `span` does not mean `entity` in this article.
  func contain(_ span: TextSpan, _ entity: EntityID, in document: Document) -> Bool {
    contains { $0.entity == entity && $0.form == document.key(span) }
  }
}
