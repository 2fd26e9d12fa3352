import OnRecordLexicon
import OnRecordModel

/// Two names that a conjunction joins, 朱立倫與…賴清德: whom 前者 and 後者 mean.
final class NamedPairs {
  private let reading: Reading
  private let names: Names

  /// Between the conjunction and the second name stand a title and a body at most.
  private let gapLimit = 16
  /// 前者 points no farther back.
  private let reach = 200

  init(_ reading: Reading, _ names: Names) {
    self.reading = reading
    self.names = names
  }

  /// The entities of the last pair before `position` that is no part of what others say.
  func pair(before position: Int, outside content: [TextSpan]) -> (former: Int, latter: Int)? {
    var index = names.mentionIndex(before: position)
    while index > 0, names.mentions[index].span.start >= position - reach {
      let second = names.mentions[index]
      if !SpeakerMemory.isInside(second.span, content), let first = partner(of: index) {
        return (first.entity, second.entity)
      }
      index -= 1
    }
    return nil
  }

  /// The name of the same type before the conjunction; between the two stand names of another type at most.
  private func partner(of index: Int) -> NamedSpan? {
    let second = names.mentions[index]
    var before = index - 1
    while before >= 0 {
      let first = names.mentions[before]
      if second.span.start - first.span.end > gapLimit { return nil }
      if first.type == second.type {
        guard first.entity != second.entity,
          reading.lookups.grammar(at: first.span.end).contains(.coordinates)
        else { return nil }
        return first
      }
      before -= 1
    }
    return nil
  }
}
