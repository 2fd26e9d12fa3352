import OnRecordLexicon
import OnRecordModel

/// Finds the words that may be cues outside quotations, longest first, and tells what stands around each.
///
/// What only looks like a cue is told by the list `not-cues`; whether one reports here is for `CueJudge`.
final class CueRecognizer {
  private let reading: Reading
  let names: Names
  let splitter: ClauseSplitter
  let phrases: SourcePhraseFinder
  let speech: SpeechMarks
  private let context: CueContext

  private static let dashes: ClosedRange<UInt32> = 0x2012...0x2015
  /// Brackets that stay open over more characters than this are no parenthesis.
  private let bracketLimit = 200
  /// A source stands at most so far before its cue.
  private let sourceLimit = 120
  /// Whom something was told takes at most so many characters behind the cue.
  let addresseeLimit = 14
  /// Before the preposition of a frame stand at most so many characters: 不過根據.
  private let openerLimit = 5
  /// And so many where no list knows it.
  let listenerLimit = 6
  /// And so many where it is nobody whom the lists know.
  let audienceLimit = 10
  /// A noun that the cue of a frame governs has at most so many characters.
  let objectLimit = 6
  /// And what a cue answers at most so many.
  let questionLimit = 16

  init(
    _ reading: Reading, _ names: Names, _ splitter: ClauseSplitter, _ phrases: SourcePhraseFinder,
    _ speech: SpeechMarks, _ context: CueContext
  ) {
    self.reading = reading
    self.names = names
    self.splitter = splitter
    self.phrases = phrases
    self.speech = speech
    self.context = context
  }

  var document: Document { reading.document }
  var lookups: Lookups { reading.lookups }

  /// Adds the words of a clause that may be cues, in order and apart.
  func addCues(in clause: Clause, index: Int, to cues: inout [Cue]) {
    var frame: TextSpan?
    var opens = clause.span.start
    var position = next(from: clause.span.start, before: clause.span.end)
    while position < clause.span.end {
      if let mark = splitter.mark(at: position) {
        position = next(from: max(position + 1, splitter.marks[mark].outer.end), before: clause.span.end)
        continue
      }
      if Self.brackets.contains(document.classes[position]) {
        position = next(from: bracketEnd(position, clause.span.end), before: clause.span.end)
        continue
      }
      if frame == nil, let opener = frameOpener(at: position, clause) {
        frame = opener
        opens = opener.end
        position = next(from: opener.end, before: clause.span.end)
        continue
      }
      guard let hit = lookups.word(.cues, at: position), Int(hit.end) <= clause.span.end, !isCovered(hit),
        let cue = cue(hit, clause, index, frame, opens)
      else {
        position = next(from: position + 1, before: clause.span.end)
        continue
      }
      if cues.isEmpty { cues.reserveCapacity(4) }
      cues.append(cue)
      frame = nil
      position = next(from: cue.span.end, before: clause.span.end)
    }
    if let frame, let cue = openFrame(frame, clause, index) { cues.append(cue) }
  }

  private static let brackets: CharacterClassSet = [.openBracket, .openTitle]

  /// The first position from `start` on where a word of the list, a quotation or a bracket begins.
  private func next(from start: Int, before end: Int) -> Int {
    let (classes, lookups, brackets) = (document.classes, lookups, Self.brackets)
    var position = start
    while position < end, !lookups.lists(at: position).contains(WordListSet(.cues)),
      !brackets.contains(classes[position]), splitter.mark(at: position) == nil
    {
      position += 1
    }
    return position
  }

  /// 根據《X》,… 根據X的數據,…: a frame that no second word closes, but its source ends the clause.
  private func openFrame(_ frame: TextSpan, _ clause: Clause, _ index: Int) -> Cue? {
    let region = TextSpan(frame.end, clause.span.end)
    guard clause.mark == .comma, let phrase = phrases.reporter(in: region) ?? account(region),
      !isTakenUp(behind: clause.span.end + 1)
    else { return nil }
    return Cue(
      span: frame, flags: [.clause, .report], clause: index, next: clause.span.end, follow: .comma, opens: frame.end,
      subject: .adjacent(phrase), frame: frame)
  }

  /// 公司停業，根據一份報告，該報告引用…: what the document says stands before the frame, and it is told of further on.
  private func isTakenUp(behind start: Int) -> Bool {
    guard let pointer = lookups.word(.pronouns, at: start), pointer.sourceFlags.contains(.deictic) else { return false }
    return lookups.word(.documents, at: Int(pointer.end)) != nil
  }

  /// 根據某甲的說法,…: whose account it is.
  private func account(_ region: TextSpan) -> SourceCandidate? {
    guard let noun = lookups.word(.quoteNouns, endingAt: region.end, within: 2), noun.grammar.isEmpty,
      lookups.word(.notCues, endingAt: region.end, within: 2) != nil, phrases.isGenitive(endingAt: Int(noun.start))
    else { return nil }
    let holder = document.trimmed(TextSpan(region.start, Int(noun.start) - 1))
    if holder.isEmpty { return nil }
    if let last = phrases.phrases(in: holder).last, phrases.isOnlyAdverbs(TextSpan(last.span.end, holder.end)) {
      return last
    }
    return SourceCandidate(span: holder, head: holder, kind: .anonymous, entities: [], flags: [])
  }

  private func bracketEnd(_ position: Int, _ end: Int) -> Int {
    for inner in position..<min(end, position + bracketLimit) {
      let kind = document.characterClass(at: inner)
      if kind == .closeBracket || kind == .closeTitle { return inner + 1 }
    }
    return position + 1
  }

  /// 據 of 據X報導: stands at the beginning of its clause, but for adverbs.
  private func frameOpener(at position: Int, _ clause: Clause) -> TextSpan? {
    guard let hit = lookups.word(.cues, at: position), hit.cueFlags.contains(.prefix),
      !isCovered(hit), position - clause.span.start <= openerLimit, !endsNoun(hit)
    else { return nil }
    var start = clause.span.start
    while start < position, let word = phrases.conjunction(at: start), Int(word.end) <= position {
      // 如果按照民調,…: nothing was reported.
      if word.grammar.contains(.supposes) { return nil }
      start = Int(word.end)
    }
    guard phrases.isOnlyAdverbs(TextSpan(start, position)),
      // 按他的說法, not 按道理講: only what somebody says it goes by.
      !hit.cueFlags.contains(.weak) || phrases.phrase(at: Int(hit.end), limit: clause.span.end) != nil
        || account(TextSpan(Int(hit.end), clause.span.end)) != nil
    else { return nil }
    return TextSpan(Int(hit.start), Int(hit.end))
  }

  /// 數據, 證據: the character ends a noun.
  private func endsNoun(_ hit: Hit) -> Bool {
    guard hit.length == 1, hit.start > 0 else { return false }
    return lookups.at(Int(hit.start) - 1).contains {
      $0.end == hit.end && ($0.entry.isWord(.documents) || $0.entry.isWord(.commonWords))
    }
  }

  private func cue(_ hit: Hit, _ clause: Clause, _ index: Int, _ frame: TextSpan?, _ opens: Int) -> Cue? {
    // 指|示威者: the entry's value is the length of the cue where the rest of it only tells where the cue ends.
    var span = TextSpan(Int(hit.start), hit.entry.number > 0 ? Int(hit.start) + hit.entry.number : Int(hit.end))
    var flags = hit.cueFlags
    if span.length == 1, context.isMeasure(span) { return nil }
    // 還指出: the last character of the cue begins a longer one.
    if flags.contains(.continues), let longer = lookups.word(.cues, at: span.end - 1), longer.length > 1,
      Int(longer.end) <= clause.span.end
    {
      span.end = Int(longer.end)
      flags.formUnion(longer.cueFlags)
    }
    if flags.contains(.suffix) { return closing(span, flags, clause, index) }
    let from = max(opens, span.start - sourceLimit)
    var subject = self.subject(before: span.start, from: from, isFrame: frame != nil)
    if flags.contains(.studied), frame == nil, !subject.isDocument,
      let who = phrases.investigator(in: TextSpan(from, span.start))
    {
      subject = .adjacent(who)
    }
    // 批評說, 分析指出: the second word reports, the first tells how; 有分析指: the first one is the source.
    if let second = lookups.word(.cues, at: span.end), Int(second.end) <= clause.span.end, !isCovered(second) {
      let other = second.cueFlags
      // 有建議指: what comes up is a noun.
      let isNoun =
        isSourceNoun(hit) && !isVerbal(hit) || flags.contains(.noun) && phrases.existing(endingAt: span.start)
      // 《財經》的報道指出: the noun speaks.
      if isNoun, !isAdjacent(subject) || isPlaced(span.start) || phrases.isGenitive(endingAt: span.start) {
        if !other.contains(.prefix), !other.contains(.suffix) { return nil }
      } else if other.contains(.afterQuote), !other.contains(.noun) || other.contains(.bare) {
        span.end = Int(second.end)
        flags = other.union(flags.intersection([.asks, .denies, .criticizes, .continues, .chains, .report]))
        flags = flags.subtracting(other.contains(.written) ? [.bare, .noun] : [.bare, .noun, .beforeColon])
      } else if isNoun, other.contains(.report) {
        span.end = Int(second.end)
        flags = other
      }
    }
    guard let (next, isDone) = particles(behind: span.end, clause, flags),
      span.length == 1
        || !context.isTime(behind: next, in: clause, isAct: !flags.isDisjoint(with: [.noun, .announces])),
      !flags.contains(.noun) || !context.isOccasion(behind: next, in: clause),
      !flags.isSuperset(of: [.noun, .replies]) || !flags.isDisjoint(with: [.criticizes, .denies, .asks, .thinks])
        || !context.isAnswerTime(behind: next, in: clause)
    else { return nil }
    let cue = Cue(
      span: span, flags: flags, clause: index, next: next, follow: .clause, opens: from, subject: subject,
      frame: frame)
    if flags.contains(.addressee) { takeAddressee(cue, clause) }
    if !flags.isDisjoint(with: [.addressee, .verbPhrase]), cue.addressee == nil { takeAudience(cue, clause) }
    cue.follow = follow(cue.next, clause)
    if flags.contains(.report), !flags.contains(.noun), frame == nil { passOn(cue, clause) }
    if frame != nil { takeObject(cue, clause) } else if flags.contains(.replies) { handOver(cue, clause) }
    let rest = TextSpan(cue.next, clause.span.end)
    if cue.follow == .clause, clause.mark == .colon, flags.isDisjoint(with: [.bare, .thinks]),
      flags.contains(.noun) || !flags.contains(.beforeColon), isOneWord(rest) || isAnnounced(rest)
    {
      cue.next = clause.span.end
      cue.follow = .colon
    }
    if flags.contains(.written), cue.follow == .clause, let mark = mark(behindVerb: cue.next, clause) {
      cue.next = mark
      cue.follow = .mark
    }
    // 要說的是: the writer's own words, unless somebody stands before them.
    if copula(behind: cue.span.end) != nil, !cue.subject.isKnown || flags.contains(.noun) || flags.contains(.bare) {
      return nil
    }
    // 時代高呼著正義, 提醒著我們危險: what goes on, not what was said.
    if cue.follow == .clause, cue.next > cue.span.end, document.folded[cue.span.end] == Self.lasting { return nil }
    // 說了一句: what happened, not what was said.
    if isDone, cue.follow == .clause || cue.follow == .comma && flags.contains(.noun) { return nil }
    return cue
  }

  /// 留言同感「…」: a verb in two characters, and a quotation that fills the rest of the clause.
  private func mark(behindVerb start: Int, _ clause: Clause) -> Int? {
    let end = start + 2
    guard end < clause.span.end, let mark = splitter.mark(openingAt: end),
      splitter.marks[mark].outer.end >= clause.span.end,
      !lookups.lists(at: start).contains(WordListSet(.functionWords))
    else { return nil }
    return end
  }

  /// 看來 of 在X看來, 為由 of 以「…」為由: the cue closes what a preposition opened.
  private func closing(_ span: TextSpan, _ flags: CueFlags, _ clause: Clause, _ index: Int) -> Cue? {
    // 對自己有了全面了解的時候: it describes what follows.
    if let word = lookups.word(.functionWords, at: span.end), Int(word.end) <= clause.span.end,
      word.grammar.contains(.genitive)
    {
      return nil
    }
    let cue = Cue(
      span: span, flags: flags, clause: index, next: span.end, follow: follow(span.end, clause),
      opens: clause.span.start, subject: .zero)
    if let last = splitter.mark(at: span.start - 1), splitter.marks[last].outer.end == span.start {
      let first = splitter.firstOfList(endingWith: last)
      let start = splitter.marks[first].outer.start
      guard let word = lookups.word(.functionWords, endingAt: start, within: 2), word.grammar.contains(.preposition)
      else { return nil }
      cue.held = first...last
      cue.frame = TextSpan(Int(word.start), Int(word.end))
      cue.subject = subject(before: Int(word.start), from: clause.span.start, isFrame: false)
      return cue
    }
    let start = phrases.afterAdverbs(TextSpan(clause.span.start, span.start))
    // 為由外地返港的男子: nothing stands between.
    guard start < span.start, span.start - start <= sourceLimit, let word = lookups.word(.functionWords, at: start),
      // 如今…看來, 至少在我看來: the character begins a longer word.
      word.grammar.contains(.preposition), !word.grammar.contains(.supposes), !opensAdverb(word),
      // 將總統改為由…
      flags.contains(.weak) || !word.grammar.contains(.causes) && !isBecoming(span)
    else { return nil }
    // 通過本文了解: only what opens a report does so with 了解.
    if flags.contains(.weak) {
      guard let opener = lookups.word(.cues, at: start), opener.cueFlags.contains(.prefix) else {
        return nil
      }
    }
    cue.frame = TextSpan(start, Int(word.end))
    cue.opens = Int(word.end)
    cue.subject = subject(before: span.start, from: cue.opens, isFrame: true)
    return cue
  }

  /// 改|為由公民選舉: the first character of what seems to close the frame ends a verb.
  private func isBecoming(_ span: TextSpan) -> Bool {
    span.length == 2
      && lookups.at(span.start - 1).contains { Int($0.end) == span.start + 1 && $0.entry.isWord(.commonWords) }
  }

  /// 如 of 如今, 至 of 至少.
  private func opensAdverb(_ word: Hit) -> Bool {
    lookups.at(Int(word.start)).contains {
      $0.end > word.end
        && ($0.entry.isWord(.timeWords) || $0.entry.isWord(.speechAdverbs) || $0.entry.isWord(.modifiers))
    }
  }

  /// A cue that is also a noun which may speak: 報導, 分析, 聲明.
  private func isSourceNoun(_ hit: Hit) -> Bool {
    let lists = lookups.lists(at: Int(hit.start))
    guard !lists.isDisjoint(with: [WordListSet(.documents), WordListSet(.anonymousSources)]) else { return false }
    return lookups.at(Int(hit.start)).contains {
      $0.end == hit.end && ($0.entry.isWord(.documents) || $0.entry.isWord(.anonymousSources))
    }
  }

  /// 曾報道: an adverb of verbs stands right before.
  private func isVerbal(_ hit: Hit) -> Bool {
    guard let adverb = lookups.word(.speechAdverbs, endingAt: Int(hit.start), within: 2),
      let word = lookups.word(.functionWords, endingAt: Int(hit.start), within: 2), word.start == adverb.start
    else { return false }
    return word.grammar == [.verb]
  }

  /// 在聲明|表示: what a preposition locates does not speak.
  private func isPlaced(_ start: Int) -> Bool {
    guard let word = lookups.word(.functionWords, endingAt: start, within: 2) else { return false }
    return word.grammar.contains(.locates) && names.mention(at: Int(word.start)) == nil
  }

  private func isAdjacent(_ subject: Cue.Subject) -> Bool {
    guard case .adjacent(let phrase) = subject else { return false }
    // 這篇貼文稱: what only points is no source by itself.
    return phrase.kind != .anonymous || (phrase.head.length > 1 && !phrase.isPointer)
  }

  /// Who stands before a cue, looked for no farther back than `start`.
  private func subject(before cue: Int, from start: Int, isFrame: Bool) -> Cue.Subject {
    let region = TextSpan(start, cue)
    if region.isEmpty { return .zero }
    if phrases.isOnlyAdverbs(region, withTitles: false) {
      // 周則說: the week, where nobody is called 周.
      return phrases.surnameOfTime(in: region).map { .adjacent($0) } ?? .zero
    }
    return phrases.subject(in: region, isFrame: isFrame)
  }

  /// The first scalar behind a cue's particle (說過, 說著), and whether it tells what is over; nil where 的 makes the
  /// cue an attribute or a noun follows that holds it.
  private func particles(behind end: Int, _ clause: Clause, _ flags: CueFlags) -> (next: Int, isDone: Bool)? {
    var next = end
    var isDone = false
    let takesNoun: CueFlags = [.noun, .announces]
    // 他想說的是:…, 他喊的是「…」
    if let copula = copula(behind: end), Int(copula.end) <= clause.span.end,
      Int(copula.end) == clause.span.end || splitter.mark(openingAt: Int(copula.end)) != nil
    {
      return (Int(copula.end), false)
    }
    if next < clause.span.end, lookups.lists(at: next).contains(WordListSet(.functionWords)),
      let particle = lookups.at(next).first(where: { $0.entry.isWord(.functionWords) }), particle.length == 1
    {
      let word = particle.grammar
      if word.contains(.genitive), !opensIndeed(at: next) { return nil }
      if word.contains(.particle), !opensWord(next) {
        isDone = word.contains(.nominalizes) || !flags.isDisjoint(with: takesNoun)
        next += 1
      }
    }
    while next < clause.span.end, document.isSpace(next) { next += 1 }
    // 鼓勵他——「…」
    var mark = next
    while mark < clause.span.end, document.isSpace(mark) || Self.dashes.contains(document.scalars[mark]) { mark += 1 }
    if mark > next, splitter.mark(openingAt: mark) != nil { next = mark }
    return (next, isDone)
  }

  /// 著, folded
  private static let lasting = UInt16(("着" as Unicode.Scalar).value)

  /// 的確 of 他稱的確發現兩人, not 的|確診 of 他稱的確診個案.
  private func opensIndeed(at position: Int) -> Bool {
    guard let adverb = lookups.word(.speechAdverbs, at: position), adverb.length > 1 else { return false }
    return document.folded[position + 1] == Self.sure
      && lookups.word(.commonWords, at: position + 1).map { $0.length == 1 } ?? true
  }

  /// 確 of 的確, folded
  private static let sure = UInt16(("确" as Unicode.Scalar).value)

  /// 是 of 說的是
  private func copula(behind end: Int) -> Hit? {
    guard phrases.isGenitive(at: end), let word = lookups.word(.functionWords, at: end + 1), word.length == 1,
      word.grammar.contains(.equates)
    else { return nil }
    return word
  }

  /// 過去, 過程: what looks like a particle is a word's first character.
  private func opensWord(_ position: Int) -> Bool {
    lookups.at(position).contains {
      $0.length > 1 && ($0.entry.isWord(.commonWords) || $0.entry.isWord(.timeWords) || $0.entry.isWord(.functionWords))
    }
  }

  func follow(_ next: Int, _ clause: Clause) -> Cue.Follow {
    if next >= clause.span.end {
      switch clause.mark {
      case .colon: return .colon
      case .comma: return .comma
      default: return .end
      }
    }
    return splitter.mark(at: next) != nil ? .mark : .clause
  }
}
