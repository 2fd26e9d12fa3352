/// What a word of `time-words.tsv` stands for: a kind, and how many of it a relative word lies from the article's day.
///
/// Written as the value of the word: `year`, `relative-day-1` (yesterday), `pm`.
package struct TimeWord: Hashable, Sendable {
  /// The raw values are the codes of compiled lexicons.
  package enum Kind: UInt8, CaseIterable, Sendable {
    // Units behind a numeral that are dates, times or stretches of time.
    case year = 1
    case month, day, dayNumber, quarter, decade, century, hour, oclock, minute, second
    // Units that are stretches of time only.
    case days, weeks, months, hours, minutes, quarters, yearHalf, age
    // Parts behind a year or a month.
    case early, mid, late, firstHalf, secondHalf, monthEarly, monthMid, monthLate, yearEarly, yearMid, yearLate
    // Before a year.
    case minguo, commonEra, beforeCommonEra, lunar
    // Told by the article's day.
    case relativeYear, relativeMonth, relativeWeek, relativeDay, relativeCentury
    /// Told by a year before it: 同年, 翌年.
    case sameYear
    // Parts of the day.
    case am, noon, pm, night
    // Before a stretch of time: 過去, 未來.
    case past, future
    // Behind a date that begins a stretch without end: 2018年以來, 2018年之後.
    case since, afterwards
    /// 個半鐘, 分半鐘.
    case hourHalf, minuteHalf

    /// As the list writes it: `day-number`.
    package var name: String {
      var name = ""
      for character in String(describing: self) {
        if character.isUppercase { name += "-" }
        name += character.lowercased()
      }
      return name
    }
  }

  package var kind: Kind
  /// Years, months, weeks or days from the article's day; nil where the word tells none.
  package var offset: Int?

  /// `relative-day-1`, `pm`, `pm+0`.
  package init?(_ text: String) {
    var name = text
    var offset: Int?
    if let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }), let number = Int(text[sign...]) {
      name = String(text[..<sign])
      offset = number
    }
    guard let kind = Kind.allCases.first(where: { $0.name == name }), (-100...100).contains(offset ?? 0) else {
      return nil
    }
    self.kind = kind
    self.offset = offset
  }

  /// The number that stands for the word in a compiled lexicon.
  package var code: UInt16 {
    UInt16(kind.rawValue) << 8 | UInt16(UInt8(bitPattern: Int8(clamping: offset ?? Int(Int8.min))))
  }

  package init?(code: Int) {
    guard let kind = Kind(rawValue: UInt8(truncatingIfNeeded: code >> 8)) else { return nil }
    self.kind = kind
    let byte = Int8(bitPattern: UInt8(truncatingIfNeeded: code))
    offset = byte == .min ? nil : Int(byte)
  }
}
