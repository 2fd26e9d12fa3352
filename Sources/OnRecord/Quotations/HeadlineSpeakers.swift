import OnRecordLexicon
import OnRecordModel

/// Resolves the nouns for one person that speak in headlines, 學者:…, 日本學者認為…, to people whom the body quotes.
final class HeadlineSpeakers {
  private let reading: Reading
  private let names: Names

  init(_ reading: Reading, _ names: Names) {
    self.reading = reading
    self.names = names
  }

  private var document: Document { reading.document }

  /// Gives headlines without a named speaker the first one of that kind whom the body quotes by name, else the only one.
  func resolve(_ found: inout [Quotation]) {
    for index in found.indices where found[index].speakers.isEmpty {
      let isTitle = self.isTitle(found[index])
      guard isTitle || found[index].contentRule == "content.headline", let source = found[index].source?.span,
        source.length >= 1, isOnePerson(source),
        document.paragraph(at: source.start) == document.paragraph(at: found[index].span.start)
      else { continue }
      // 居民斥…: many of them; 居民：…: one.
      if found[index].contentRule == "content.headline" || isOffice(source), let named = firstOfKind(source, found),
        // 學生會:… is not by 學生會會長某某.
        !isBody(source) || !named.contains(where: isPerson)
      {
        give(named, "source.headline.first-of-kind", &found[index])
      } else if isTitle, isOffice(source), !isQuoted(source, found), let only = onlySpeaker(behind: source.end, found) {
        give(only, "source.headline.only-speaker", &found[index])
      }
    }
  }

  private func give(_ speakers: [String], _ rule: String, _ quotation: inout Quotation) {
    quotation.speakers = speakers
    quotation.source?.standing = .titled
    quotation.sourceRule = rule
  }

  private func isTitle(_ quotation: Quotation) -> Bool {
    document.paragraph(at: quotation.span.start).map {
      [.title, .heading].contains(document.paragraphs[$0].kind)
    } ?? false
  }

  /// 學者, 代表處, not 網民 or 校方.
  private func isOnePerson(_ source: TextSpan) -> Bool {
    guard let word = reading.lookups.word(.anonymousSources, endingAt: source.end) else { return true }
    guard word.sourceFlags.isDisjoint(with: [.plural, .thing]) else { return false }
    return !word.sourceFlags.contains(.organization) || isWholeBody(word)
  }

  private func isBody(_ source: TextSpan) -> Bool {
    guard let word = reading.lookups.word(.anonymousSources, endingAt: source.end) else { return false }
    return word.sourceFlags.contains(.organization)
  }

  /// 代表處: the noun ends the body's name, and stands for no other word.
  private func isWholeBody(_ word: Hit) -> Bool { word.length > 2 && reading.lexicon.value(word.id).isEmpty }

  /// 專家, 教授, 法官: somebody by office; 農民 and 市民 are many.
  private func isOffice(_ source: TextSpan) -> Bool {
    guard let word = reading.lookups.word(.anonymousSources, endingAt: source.end) else {
      return reading.lookups.word(.titles, endingAt: source.end) != nil
    }
    return !word.sourceFlags.isDisjoint(with: [.one, .whole])
  }

  /// The first source behind the headline that holds the noun: 台灣大學學者某某.
  private func firstOfKind(_ source: TextSpan, _ found: [Quotation]) -> [String]? {
    let length = min(2, source.length)
    let word = document.key(TextSpan(source.end - length, source.end))
    return found.first { other in
      guard let span = other.source?.span, !other.speakers.isEmpty, span.start > source.end else { return false }
      return (span.start..<max(span.start, span.end + 1 - length)).contains {
        document.key(TextSpan($0, $0 + length)) == word
      }
    }?.speakers
  }

  /// 店主: the body quotes one without a name.
  private func isQuoted(_ source: TextSpan, _ found: [Quotation]) -> Bool {
    let word = document.key(source)
    return found.contains { other in
      guard let span = other.source?.span, other.speakers.isEmpty, span.start > source.end,
        span.length >= source.length
      else { return false }
      return document.key(TextSpan(span.end - source.length, span.end)) == word
    }
  }

  /// The person who says all that people say by name behind `position`.
  private func onlySpeaker(behind position: Int, _ found: [Quotation]) -> [String]? {
    var only: String?
    for other in found where other.span.start > position {
      for speaker in other.speakers where isPerson(speaker) {
        if let only, only != speaker { return nil }
        only = speaker
      }
    }
    return only.map { [$0] }
  }

  private func isPerson(_ id: String) -> Bool { names.entities.contains { $0.id == id && $0.type == .person } }
}

extension Document {
  /// A line in the body that is no longer and does not end like a sentence is read as a headline.
  private var headlineLimit: Int { 40 }

  /// A title, a heading, or a short line that ends like one.
  func isHeadline(_ paragraph: Paragraph) -> Bool {
    if paragraph.kind == .title || paragraph.kind == .heading { return true }
    guard paragraph.span.length <= headlineLimit else { return false }
    let last = characterClass(at: paragraph.span.end - 1)
    return !last.endsSentence && last != .closeQuote && last != .comma && last != .colon
  }
}
