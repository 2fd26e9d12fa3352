import OnRecordLexicon

extension Document {
  /// A mark between the parts of a transcribed name: 塔諾·雷米斯, or a full stop of half width that stands for it,
  /// 塔諾.雷米斯.
  @inline(__always)
  func isInterpunct(_ position: Int) -> Bool {
    switch characterClass(at: position) {
    case .interpunct: true
    case .period: characterClass(at: position - 1) == .han && characterClass(at: position + 1) == .han
    default: false
    }
  }
}
