import OnRecordLexicon
import OnRecordModel

/// Which of its senses a unit has, by the words near it: the 呎 of a flat are square feet, the 節 of wind knots, a 季 with
/// episodes is none of the year.
struct UnitSenses {
  private let document: Document
  private let lookups: Lookups
  private let lexicon: Lexicon

  init(_ reading: Reading) {
    document = reading.document
    lookups = reading.lookups
    lexicon = reading.lexicon
  }

  /// The values of `sense-words.tsv`.
  enum Sense: String {
    case squareFeet = "ft²"
    case feet = "ft"
    case knots = "kn"
    case series, money, value
  }

  /// The symbol of the measure that the words near `quantity` make of its unit; nil where they say nothing else than the
  /// unit does.
  func symbol(of unit: FigureUnit, _ quantity: Quantity) -> String? {
    let end = quantity.numeral.span.end
    guard unit.end == end + 1 || document.characterClass(at: end) == .space || quantity.isOver else { return nil }
    let sense: Sense
    switch unit.kind {
    case .measure where Glyph.feet.contains(document.folded[unit.end - 1]):
      // Nothing that is so small has an area that is told: 5呎高.
      guard quantity.low.compared(to: DecimalNumber(10)) >= 0 else { return nil }
      sense = .squareFeet
    case .count where document.folded[unit.end - 1] == Glyph.knot: sense = .knots
    default: return nil
    }
    return self.sense(quantity.span, among: [.squareFeet, .feet, .knots]) == sense ? sense.rawValue : nil
  }

  /// 財產 of 1800萬財產.
  func isMoney(at position: Int) -> Bool { lookups.word(.senseWords, at: position).flatMap(sense(of:)) == .money }

  /// 規模 of 規模7.5.
  func isValue(endingAt position: Int) -> Bool {
    lookups.word(.senseWords, endingAt: position).flatMap(sense(of:)) == .value
  }

  private func sense(of word: Hit) -> Sense? { Sense(rawValue: lexicon.value(word.id)) }

  private static let reach = 14
  private static let besides = 3

  /// What the nearest word tells, one right beside `span` or one in its sentence.
  func sense(_ span: TextSpan, among senses: [Sense]) -> Sense? {
    let list = WordListSet(.senseWords)
    func told(_ word: Hit?, _ distance: Int) -> Sense? {
      guard let word, let sense = sense(of: word), senses.contains(sense), isNear(word, distance) else { return nil }
      return sense
    }
    var at = span.start
    while at > 0, span.start - at < Self.reach, !document.characterClass(at: at - 1).endsSentence {
      if lookups.lists(endingAt: at).contains(list),
        let sense = told(lookups.word(.senseWords, endingAt: at), span.start - at)
      {
        return sense
      }
      at -= 1
    }
    at = span.end
    while at < document.count, at - span.end < Self.reach, !document.characterClass(at: at).endsSentence {
      if lookups.lists(at: at).contains(list), let sense = told(lookups.word(.senseWords, at: at), at - span.end) {
        return sense
      }
      at += 1
    }
    return nil
  }

  private func isNear(_ word: Hit, _ distance: Int) -> Bool {
    !word.figureFlags.contains(.before) || distance < Self.besides
  }
}
