import CICU

/// The script of a scalar: its ISO 15924 code, `Hani`, `Latn`, `Zyyy` for what all scripts share.
public func script(of scalar: UInt32) -> String { String(cString: cicu_script(scalar)) }

/// The general categories that the lexicon's character classes are made of.
public enum GeneralCategory: Sendable {
  case letter, number, mark, punctuation, symbol, space, other

  public init(of scalar: UInt32) {
    // ICU's numbering of Unicode's two-letter categories.
    switch cicu_category(scalar) {
    case 1...5: self = .letter
    case 6...8: self = .mark
    case 9...11: self = .number
    case 12...14: self = .space
    case 19...23, 28, 29: self = .punctuation
    case 24...27: self = .symbol
    default: self = .other
    }
  }
}

/// The runs of one script in `scalars`, as half-open ranges; what all scripts share joins the run before it.
public func scriptRuns(of scalars: [UInt32]) -> [(range: Range<Int>, script: String)] {
  var runs: [(range: Range<Int>, script: String)] = []
  for (index, scalar) in scalars.enumerated() {
    let own = script(of: scalar)
    let isShared = own == "Zyyy" || own == "Zinh"
    if let last = runs.last, isShared || last.script == own || last.script == "Zyyy" {
      let merged = last.script == "Zyyy" && !isShared ? own : last.script
      runs[runs.count - 1] = (last.range.lowerBound..<(index + 1), merged)
    } else {
      runs.append((index..<(index + 1), own))
    }
  }
  return runs
}
