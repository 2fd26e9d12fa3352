import OnRecordLexicon
import OnRecordModel

/// Surnames with a title, 劉督察: of several people with the surname the one whose full name stands beside the title.
extension SourcePhraseFinder {
  /// So many mentions are looked at.
  private var roleReach: Int { 400 }

  /// Who is meant by a surname with a title: of 高級督察劉嘉昇 and 大律師劉日成 the first by 劉督察; who was named last where
  /// the titles do not tell.
  /// - Parameter entity: who was named last with the surname.
  func bearer(of reference: TextSpan, named entity: Int) -> Int {
    guard let surname = lookups.word(.surnames, at: reference.start),
      let title = lookups.word(.titles, at: Int(surname.end)), title.length > 1,
      reference.end == Int(surname.end) || reference.end == Int(title.end)
    else { return entity }
    let family = document.folded[reference.start]
    let role = document.key(TextSpan(Int(title.start), Int(title.end)))
    var found: Int?
    for mention in names.mentions.prefix(roleReach)
    where mention.type == .person && document.folded[mention.span.start] == family
      && mention.span.length > surname.length && mention.span.length <= surname.length + 2
    {
      let before = mention.span.start - title.length
      let behind = mention.span.end + title.length
      let isBeside =
        before >= 0 && document.key(TextSpan(before, mention.span.start)) == role
        || behind <= document.count && document.key(TextSpan(mention.span.end, behind)) == role
      guard isBeside else { continue }
      if mention.entity == entity { return entity }
      if let found, found != mention.entity { return entity }
      found = mention.entity
    }
    return found ?? entity
  }
}
