import OnRecordModel

/// Settles what names and figures that cross each other are: where they share characters and neither holds the other, one
/// of both is misread. A name that the gazetteers hold without doubt is a name, 安倍晉三|只; else the number counts what
/// stands behind it, 數萬人|大遊行.
enum NamesAndFigures {
  /// Takes the misread ones out of both, which must be sorted.
  static func settle(_ mentions: inout [FoundMention], _ figures: inout [Figure]) {
    var misreadNames: Set<Int> = []
    var misreadFigures: Set<Int> = []
    var first = 0
    for (index, mention) in mentions.enumerated() {
      while first < figures.count, figures[first].span.end <= mention.span.start { first += 1 }
      var at = first
      while at < figures.count, figures[at].span.start < mention.span.end {
        if crosses(mention.span, figures[at].span) {
          if mention.rule == .gazetteer { misreadFigures.insert(at) } else { misreadNames.insert(index) }
        }
        at += 1
      }
    }
    if !misreadNames.isEmpty { remove(misreadNames, from: &mentions) }
    if !misreadFigures.isEmpty { remove(misreadFigures, from: &figures) }
  }

  private static func crosses(_ a: TextSpan, _ b: TextSpan) -> Bool {
    a.overlaps(b) && !a.contains(b) && !b.contains(a)
  }

  private static func remove<Element>(_ indices: Set<Int>, from elements: inout [Element]) {
    elements = elements.enumerated().filter { !indices.contains($0.offset) }.map(\.element)
  }
}
