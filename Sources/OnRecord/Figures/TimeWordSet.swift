import OnRecordLexicon

/// Some kinds of words of time: a bit a kind.
struct TimeWordSet: OptionSet {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  @inline(__always)
  init(_ kind: TimeWord.Kind) { rawValue = 1 &<< UInt64(kind.rawValue) }

  /// Whether a word of the list of words of time is of these kinds.
  @inline(__always)
  func contains(_ hit: Hit) -> Bool {
    // The kind is the upper byte of the word's code.
    let kind = UInt64(truncatingIfNeeded: hit.entry.number) >> 8 & 63
    return rawValue & (1 &<< kind) != 0
  }

  static var year: TimeWordSet { TimeWordSet(.year) }
  static var month: TimeWordSet { TimeWordSet(.month) }
  static var day: TimeWordSet { TimeWordSet(.day) }
  static var dayNumber: TimeWordSet { TimeWordSet(.dayNumber) }
  static var quarter: TimeWordSet { TimeWordSet(.quarter) }
  static var decade: TimeWordSet { TimeWordSet(.decade) }
  static var century: TimeWordSet { TimeWordSet(.century) }
  static var days: TimeWordSet { TimeWordSet(.days) }
  static var weeks: TimeWordSet { TimeWordSet(.weeks) }
  static var months: TimeWordSet { TimeWordSet(.months) }
  static var early: TimeWordSet { TimeWordSet(.early) }
  static var mid: TimeWordSet { TimeWordSet(.mid) }
  static var late: TimeWordSet { TimeWordSet(.late) }
  static var firstHalf: TimeWordSet { TimeWordSet(.firstHalf) }
  static var secondHalf: TimeWordSet { TimeWordSet(.secondHalf) }
  static var monthEarly: TimeWordSet { TimeWordSet(.monthEarly) }
  static var monthMid: TimeWordSet { TimeWordSet(.monthMid) }
  static var monthLate: TimeWordSet { TimeWordSet(.monthLate) }
  static var yearEarly: TimeWordSet { TimeWordSet(.yearEarly) }
  static var yearMid: TimeWordSet { TimeWordSet(.yearMid) }
  static var yearLate: TimeWordSet { TimeWordSet(.yearLate) }
  static var minguo: TimeWordSet { TimeWordSet(.minguo) }
  static var commonEra: TimeWordSet { TimeWordSet(.commonEra) }
  static var beforeCommonEra: TimeWordSet { TimeWordSet(.beforeCommonEra) }
  static var lunar: TimeWordSet { TimeWordSet(.lunar) }
  static var relativeYear: TimeWordSet { TimeWordSet(.relativeYear) }
  static var relativeMonth: TimeWordSet { TimeWordSet(.relativeMonth) }
  static var relativeWeek: TimeWordSet { TimeWordSet(.relativeWeek) }
  static var relativeDay: TimeWordSet { TimeWordSet(.relativeDay) }
  static var relativeCentury: TimeWordSet { TimeWordSet(.relativeCentury) }
  static var sameYear: TimeWordSet { TimeWordSet(.sameYear) }
  static var am: TimeWordSet { TimeWordSet(.am) }
  static var noon: TimeWordSet { TimeWordSet(.noon) }
  static var pm: TimeWordSet { TimeWordSet(.pm) }
  static var night: TimeWordSet { TimeWordSet(.night) }
  static var past: TimeWordSet { TimeWordSet(.past) }
  static var future: TimeWordSet { TimeWordSet(.future) }
  static var since: TimeWordSet { TimeWordSet(.since) }
  static var afterwards: TimeWordSet { TimeWordSet(.afterwards) }
  static var hour: TimeWordSet { TimeWordSet(.hour) }
  static var oclock: TimeWordSet { TimeWordSet(.oclock) }
  static var minute: TimeWordSet { TimeWordSet(.minute) }
  static var second: TimeWordSet { TimeWordSet(.second) }
}
