import OnRecordLexicon
import OnRecordModel

/// Words, names and codes that hold a numeral without counting anything: 一方面, 三星, H200, F-16.
final class UncountedNumerals {
  private let document: Document
  private let lookups: Lookups
  private let quantities: QuantityReader
  private let numerals: NumeralReader
  private let fractions: FractionRecognizer

  init(_ reading: Reading, _ quantities: QuantityReader, _ fractions: FractionRecognizer) {
    document = reading.document
    lookups = reading.lookups
    self.quantities = quantities
    numerals = quantities.numerals
    self.fractions = fractions
  }

  /// Where a word ends that holds the numeral at `position`; nil where the numeral stands by itself.
  func end(at position: Int, limit: Int) -> Int? {
    let isDigit = document.characterClass(at: position) == .digit
    if isDigit, let end = endOfCode(position, limit: limit) { return end }
    var near = WordListSet()
    for start in max(0, position - Self.reach)...position { near.formUnion(lookups.lists(at: start)) }
    if near.isDisjoint(with: Self.all), !isNameNear(position) { return nil }
    if numerals.negative(at: position, limit: limit) != nil { return nil }
    if near.contains(WordListSet(.idioms)), let idiom = endOfIdiom(position, limit: limit) { return idiom }
    guard isDigit || numerals.sign(at: position) != nil else { return nil }
    if near.contains(.names) || isNameNear(position), let name = endOfName(position) {
      if (!isDigit && keeps(name, position)) || !isCounting(from: position, beyond: name.end, limit: limit) {
        return name.end
      }
    }
    return isDigit || near.isDisjoint(with: Self.listSet) ? nil : endOfWord(position, limit: limit)
  }

  /// A name begins further in front than words are looked for.
  private func isNameNear(_ position: Int) -> Bool {
    for start in max(0, position - 2 * Self.reach)..<max(0, position - Self.reach)
    where lookups.lists(at: start).contains(WordListSet.names) {
      return true
    }
    return false
  }

  /// H200, F-16A, B-52: letters and digits as one.
  private func endOfCode(_ position: Int, limit: Int) -> Int? {
    var before = position - 1
    if document.characterClass(at: before) == .dash, document.characterClass(at: before - 1) == .latin { before -= 1 }
    var end = position
    if isLink(before) {
      while end < limit, document.scalars[end] < 0x80, document.characterClass(at: end) != .space { end += 1 }
      return end
    }
    guard document.characterClass(at: before) == .latin, !isCurrency(endingAt: position) else { return nil }
    while end < limit, document.characterClass(at: end).isAlphanumeric { end += 1 }
    // GDP3%
    return document.characterClass(at: end) == .percent && !document.characterClass(at: end + 1).isAlphanumeric
      ? nil : end
  }

  private static let equals: UInt16 = 0x3D

  /// q=30, /30: part of an address.
  private func isLink(_ position: Int) -> Bool {
    guard position > 0, document.folded[position] == Self.equals || document.folded[position] == Glyph.slash else {
      return false
    }
    return document.characterClass(at: position - 1) == .latin
  }

  /// USD500, RM20: read from the currency on, never from its number.
  private func isCurrency(endingAt position: Int) -> Bool {
    lookups.lists(endingAt: position).contains(WordListSet(.currencies))
  }

  private static let reach = 3

  /// 第一夫人, 十四五規劃, 101大樓.
  private func endOfIdiom(_ position: Int, limit: Int) -> Int? {
    for start in max(0, position - Self.reach)...position
    where lookups.lists(at: start).contains(WordListSet(.idioms)) {
      for hit in lookups.at(start)
      where Int(hit.end) > position && Int(hit.end) <= limit && hit.length > 1 && hit.entry.isWord(.idioms) {
        // 其中之一|成員: a whole phrase lends nothing.
        if start == position
          ? isBeyond(hit, limit: limit) : hit.length < 4 && endsBefore(hit, position, limit: limit)
        {
          continue
        }
        return Int(hit.end)
      }
    }
    return nil
  }

  /// 一點五億, 三星期: the numeral itself goes further than the idiom, or its word of time does.
  private func isBeyond(_ idiom: Hit, limit: Int) -> Bool {
    if let share = fractions.figure(at: Int(idiom.start), limit: limit) { return share.span.end > Int(idiom.end) }
    guard let quantity = quantities.quantity(at: Int(idiom.start), limit: limit) else { return false }
    if quantity.numeral.span.end >= Int(idiom.end) {
      return quantity.numeral.span.end > Int(idiom.end) || isCounted(quantity)
    }
    switch quantity.unit?.kind {
    case .duration?, .measure?: if quantity.end <= Int(idiom.end) { return false }
    // 一塊二角
    case .money?: return quantity.end >= Int(idiom.end) && numerals.sign(at: quantity.end) != nil
    default: return false
    }
    // 三星期待
    return !lookups.at(quantity.end - 1).contains { Int($0.end) > quantity.end && $0.entry.isWord(.commonWords) }
  }

  /// 西九|站: a name that ends with the numeral keeps it, unless a word before takes its beginning (覆核|四人).
  private func keeps(_ name: TextSpan, _ position: Int) -> Bool {
    guard name.start < position, name.end == position + 1 else { return false }
    return lookups.word(.commonWords, endingAt: position).map { Int($0.start) >= name.start } ?? true
  }

  /// 721名, 831元, but not 721|元朗 and 831方案.
  private func isCounted(_ quantity: Quantity) -> Bool {
    guard quantity.numeral.digits > 0, let unit = quantity.unit,
      unit.kind != .count || unit.isGeneral || unit.isNoun
    else { return false }
    return !lookups.at(quantity.numeral.span.end).contains {
      Int($0.end) > unit.end && ($0.entry.isWord(.commonWords) || ($0.entry.kind != .word && !$0.entry.isWeak))
    }
  }

  private func endOfName(_ position: Int) -> TextSpan? {
    for start in max(0, position - 2 * Self.reach)...position
    where lookups.lists(at: start).contains(WordListSet.names) {
      for hit in lookups.at(start)
      where Int(hit.end) > position && hit.length > 1 && hit.entry.kind != .word && !hit.entry.isWeak {
        return TextSpan(start, Int(hit.end))
      }
    }
    return nil
  }

  private static let lists: [WordList] = [
    .commonWords, .functionWords, .cues, .speechAdverbs, .notCues, .anonymousSources, .titles, .documents, .quoteNouns,
  ]
  private static let listSet = WordListSet(lists.map { WordListSet($0) })
  private static let all = listSet.union([WordListSet(.idioms), .names])

  /// Before the numeral begins it is another word; from it on, a longer figure may still win.
  private func endOfWord(_ position: Int, limit: Int) -> Int? {
    for start in max(0, position - Self.reach)...position
    where !lookups.lists(at: start).isDisjoint(with: Self.listSet) {
      for hit in lookups.at(start)
      where Int(hit.end) > position && Int(hit.end) <= limit && hit.length > 1 && hit.entry.isWord(of: Self.listSet) {
        if start < position, endsBefore(hit, position, limit: limit) { continue }
        if start < position || !isCounting(from: position, beyond: Int(hit.end) - 1, limit: limit) {
          return Int(hit.end)
        }
      }
    }
    return nil
  }

  /// 美國一半: a word that only lends its last character to a rival that begins there and is longer.
  private func endsBefore(_ hit: Hit, _ position: Int, limit: Int) -> Bool {
    guard Int(hit.end) == position + 1, endsWord(position) else { return false }
    return isCounting(from: position, beyond: position + 1, limit: limit)
  }

  /// A word or name of two characters or more, or a word of grammar (從一月), ends at `position`.
  private func endsWord(_ position: Int) -> Bool {
    if lookups.lists(endingAt: position).contains(WordListSet(.functionWords)) { return true }
    guard position >= 2, !lookups.lists(endingAt: position).isDisjoint(with: Self.listSet.union(.names)) else {
      return false
    }
    return (max(0, position - Self.reach - 1)...(position - 2)).contains { start in
      lookups.at(start).contains { Int($0.end) == position }
    }
  }

  /// 兩人 is a word and a count: what follows the numeral is a unit that ends at the word's end or beyond.
  private func isCounting(from position: Int, beyond end: Int, limit: Int) -> Bool {
    if let share = fractions.figure(at: position, limit: limit) { return share.span.end > end }
    guard let quantity = quantities.quantity(at: position, limit: limit), quantity.end > end else { return false }
    return quantity.unit != nil || quantity.numeral.hasScale
  }
}
