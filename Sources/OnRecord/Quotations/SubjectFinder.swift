import OnRecordLexicon
import OnRecordModel

/// Who stands before a cue: the subject among the noun phrases of a stretch.
extension SourcePhraseFinder {
  /// Who stands before a cue that begins at the end of `region`.
  /// - Parameter isFrame: what stands in the region is the source whatever it is: 據X報導.
  func subject(in region: TextSpan, isFrame: Bool) -> Cue.Subject {
    if let surname = surnameAlone(in: region) { return .adjacent(surname) }
    let phrases = self.phrases(in: region)
    if let told = behindConjunction(phrases.first, region) { return .adjacent(told) }
    if let asked = phrases.last, let reply = reply(before: asked), reaches(asked.span.end, region.end) {
      return subject(in: region, before: reply.start, isFrame: isFrame)
    }
    if let last = phrases.last, !isFrame, let verb = circumstance(of: last), verb > region.start,
      // 何先|生在|電話中
      phrases.dropLast().allSatisfy({ $0.span.end <= verb })
    {
      return subject(in: region, before: verb, isFrame: false)
    }
    if !isFrame, let actor = actor(of: phrases, region) { return .distant(actor) }
    if let last = phrases.last, last.government != .preposition, !isSetting(last), reaches(last.span.end, region.end) {
      return .adjacent(outer(last, phrases, region) ?? last)
    }
    let free = phrases.filter { $0.government == .none && !isSetting($0) }
    if let last = free.last, reaches(last.span.end, region.end) { return .adjacent(outer(last, free, region) ?? last) }
    if let last = free.last, let whole = withUnknownTail(last, region) { return .adjacent(whole) }
    if let subject = first(of: free, in: region), !isFrame || !isPlaceOnly(subject) { return .distant(subject) }
    if isFrame {
      return .adjacent(SourceCandidate(span: region, head: region, kind: .anonymous, entities: [], flags: []))
    }
    if let marked = markedNoun(in: region) { return .adjacent(marked) }
    if let unknown = unknownNoun(in: region) ?? introducedNoun(in: region) ?? existingNoun(in: region)
      ?? describedNoun(in: region)
    {
      return .adjacent(unknown)
    }
    // 受訪時說, 在會上指: no noun at all.
    if isSettingWord(endingAt: region.end) || reaches(region.start, region.end) { return .zero }
    return .other
  }

  /// Who stands before what only sets the scene from `end` on; nobody where nothing but adverbs does.
  private func subject(in region: TextSpan, before end: Int, isFrame: Bool) -> Cue.Subject {
    let rest = TextSpan(region.start, end)
    return isOnlyAdverbs(rest, withTitles: false) ? .zero : subject(in: rest, isFrame: isFrame)
  }

  /// 對於張卓勤稱, 由於校方指: a conjunction opens the clause whose subject it seems to govern.
  private func behindConjunction(_ phrase: SourceCandidate?, _ region: TextSpan) -> SourceCandidate? {
    guard var phrase, let opener = topicOpener(of: region), opener <= phrase.span.start,
      isOnlyAdverbs(TextSpan(opener, phrase.span.start))
    else { return nil }
    // 對於林志成在節目中表示
    let rest = TextSpan(phrase.span.end, region.end)
    guard isOnlyAdverbs(rest) || endsWithSetting(rest) && lookups.grammar(at: afterAdverbs(rest)).contains(.locates)
    else { return nil }
    phrase.government = .none
    phrase.isBackground = true
    return phrase
  }

  /// Where 對於, 由於 or 被問到 ends that opens a clause about what somebody said.
  private func topicOpener(of region: TextSpan) -> Int? {
    guard let word = lookups.word(.functionWords, at: afterAdverbs(region)) else { return nil }
    if word.grammar.contains(.subordinates) { return Int(word.end) }
    guard word.grammar.contains(.passive), let asked = lookups.word(.cues, at: Int(word.end)),
      asked.cueFlags.contains(.asks)
    else { return nil }
    return Int(asked.end)
  }

  /// 張卓勤在回答有關英國的問題時說, 校方在給家長的信件指: who stands before the circumstance or the document, not who
  /// is named in it.
  private func outer(_ last: SourceCandidate, _ phrases: [SourceCandidate], _ region: TextSpan) -> SourceCandidate? {
    if isObject(last), let actor = phrases.last(where: { isActor($0, before: last) }) { return actor }
    let isDocument = isDocument(last) && last.flags.isDisjoint(with: [.male, .female])
    guard isDocument || endsWithSetting(TextSpan(last.span.end, region.end)) && !isGenitive(endingAt: last.span.start)
    else { return nil }
    return phrases.first { phrase in
      guard phrase.span.end < last.span.start, phrase.government == .none, !isPlaceOnly(phrase),
        phrase.kind == .named || phrase.kind == .titled || phrase.kind == .pronoun
          || phrase.flags.contains(.organization),
        let word = lookups.word(.functionWords, at: afterAdverbs(TextSpan(phrase.span.end, last.span.start)))
      else { return false }
      let flags = word.grammar
      return isDocument ? flags.contains(.locates) : flags.contains(.preposition) && !flags.contains(.coordinates)
    }
  }

  /// 回應 of 他回應本報表示: who is answered does not speak.
  private func reply(before asked: SourceCandidate) -> TextSpan? {
    guard asked.kind == .named || asked.kind == .anonymous,
      let cue = lookups.word(.cues, endingAt: asked.span.start, within: 2), cue.cueFlags.contains(.replies)
    else { return nil }
    return TextSpan(Int(cue.start), Int(cue.end))
  }

  /// Where 會見 begins in 習近平會見拜登時指出, 訪問 in 王小明訪問日本後表示: whom or what a verb governs before 時 or 後 does
  /// not speak.
  private func circumstance(of object: SourceCandidate) -> Int? {
    opensSetting(at: object.span.end) ? verb(governing: object) : nil
  }

  /// Who does what the clause tells before it sets the time: 發言人陪同總統到高雄時, 總統參加《新聞》節目時.
  private func actor(of phrases: [SourceCandidate], _ region: TextSpan) -> SourceCandidate? {
    guard let last = phrases.last(where: { !isPlaceOnly($0) }), endsWithSetting(TextSpan(last.span.end, region.end)),
      let verb = verb(governing: last), verb > region.start,
      let actor = phrases.first(where: { $0.span.end <= verb && $0.government == .none && !isPlaceOnly($0) })
    else { return nil }
    // 某甲在回答有關某乙的問題時: the preposition opens the circumstance.
    return lookups.grammar(at: afterAdverbs(TextSpan(actor.span.end, verb))).contains(.preposition) ? nil : actor
  }

  /// Where the verb begins that stands right before a noun phrase.
  private func verb(governing object: SourceCandidate) -> Int? {
    guard object.kind == .named || object.kind == .titled || object.kind == .anonymous else { return nil }
    var start = object.span.start
    // 參加《新聞》節目時
    if document.characterClass(at: start - 1) == .openTitle { start -= 1 }
    for list in [WordList.commonWords, .predicates] where lookups.lists(endingAt: start).contains(WordListSet(list)) {
      guard let verb = lookups.word(list, endingAt: start, within: 3), verb.length > 1,
        list == .predicates || !verb.grammar.isDisjoint(with: [.verb, .acts])
      else { continue }
      return Int(verb.start)
    }
    return nil
  }

  /// 網民湧入微博痛批: a verb governs the body or the place before the cue.
  private func isObject(_ candidate: SourceCandidate) -> Bool {
    guard candidate.kind == .named, !isPerson(candidate), candidate.span == candidate.head,
      let verb = lookups.word(.commonWords, endingAt: candidate.span.start, within: 3), verb.length > 1,
      !lookups.lists(endingAt: candidate.span.start).contains(WordListSet(.cues))
    else { return false }
    return verb.grammar.contains(.acts)
  }

  /// 叮囑他, 看着他: a verb stands right before.
  func isObject(_ pronoun: TextSpan) -> Bool {
    let before = pronoun.start
    if lookups.lists(endingAt: before).contains(WordListSet(.cues)) { return true }
    if let word = lookups.word(.functionWords, endingAt: before, within: 1), word.grammar.contains(.particle),
      !word.grammar.contains(.genitive)
    {
      return true
    }
    guard let verb = lookups.word(.commonWords, endingAt: before, within: 3), verb.length > 1 else { return false }
    return !verb.grammar.isDisjoint(with: [.verb, .acts])
  }

  /// Somebody who stands free before the verb, with nothing but adverbs between.
  private func isActor(_ phrase: SourceCandidate, before object: SourceCandidate) -> Bool {
    guard phrase.span.end < object.span.start, phrase.government == .none, !isPlaceOnly(phrase),
      let verb = lookups.word(.commonWords, endingAt: object.span.start, within: 3)
    else { return false }
    return isOnlyAdverbs(TextSpan(phrase.span.end, max(phrase.span.end, Int(verb.start))))
  }

  /// A document, or a word that is one as well: 消息.
  private func isDocument(_ candidate: SourceCandidate) -> Bool {
    candidate.kind == .document
      || lookups.word(.documents, at: candidate.head.start).map { Int($0.end) == candidate.head.end } ?? false
  }

  /// 時, 後, 上: a circumstance ends there, and nothing but adverbs follows.
  private func endsWithSetting(_ span: TextSpan) -> Bool {
    if isOnlyAdverbs(span) { return false }
    return (span.start + 1...span.end).contains { end in
      isSettingWord(endingAt: end) && isOnlyAdverbs(TextSpan(end, span.end))
    }
  }

  func isGenitive(endingAt end: Int) -> Bool {
    lookups.grammar(endingAt: end, within: 1).contains(.genitive)
  }

  /// 聯合國會議中, 受訪時.
  func isSettingWord(endingAt end: Int) -> Bool {
    guard let word = lookups.word(.speechAdverbs, endingAt: end, within: 2) else { return false }
    return word.grammar.contains(.ends)
  }

  /// 後 of 市府活動後, 上 of 香港集會上.
  func opensSetting(at position: Int) -> Bool {
    lookups.word(.speechAdverbs, at: position).map { $0.grammar.contains(.ends) } ?? false
  }

  /// A place or a platform is named at the end of `span`.
  func endsWithPlace(_ span: TextSpan) -> Bool {
    names.mention(at: span.end - 1).map { $0.type != .person && $0.span.end == span.end } ?? false
  }

  /// Who or what reports in a frame that no second word closes: a medium, a body, a document of its kind at the end of
  /// `region`.
  func reporter(in region: TextSpan) -> SourceCandidate? {
    guard let last = phrases(in: region).last, region.end - last.span.end <= 1 else { return nil }
    switch last.kind {
    case .document: return last.flags.contains(.whole) ? last : nil
    case .anonymous: return isDocument(last) ? last : nil
    case .named: return last.entities.contains { names.entities[$0].type == .organization } ? last : nil
    default: return nil
    }
  }

  /// The subject of a clause: its first free noun phrase, a person's name before the noun that describes it; else a
  /// title that no list knows.
  func subject(of clause: TextSpan) -> SourceCandidate? {
    first(of: phrases(in: clause).filter { $0.government == .none && !isSetting($0) }, in: clause) ?? title(in: clause)
  }

  private func first(of free: [SourceCandidate], in region: TextSpan) -> SourceCandidate? {
    guard let first = free.first(where: { !isPlaceOnly($0) }) else {
      return free.first.flatMap { opening($0, region) }
    }
    if first.kind == .named, first.span.start > region.start, let verb = verb(before: first.span.start, in: region) {
      return actor(before: verb, free, region)
    }
    // 支持林鄭,又指: a word that might be a cue opens the clause and governs the name.
    if first.kind == .named, first.span.start > region.start,
      let verb = lookups.word(.cues, endingAt: first.span.start, within: 3), verb.length > 1,
      Int(verb.start) == afterConnectives(TextSpan(region.start, first.span.start))
    {
      return nil
    }
    if first.kind == .anonymous,
      let person = free.last(where: {
        $0.kind == .named && $0.entities.allSatisfy { names.entities[$0].type == .person }
      }), verb(before: person.span.start, in: region) == nil
    {
      return person
    }
    if first.span.end < region.end, isGenitive(at: first.span.end), isPerson(first) || first.kind == .pronoun {
      return withNoun(first, region)
    }
    return first
  }

  /// Where the verb begins whose object stands at `object`: 拘捕了孟晚舟, 推翻入境處的決定.
  private func verb(before object: Int, in region: TextSpan) -> Int? {
    var end = object
    var flags: WordFlags = [.acts]
    if let word = lookups.word(.functionWords, endingAt: end, within: 1), word.grammar.contains(.particle),
      !word.grammar.contains(.genitive)
    {
      end -= 1
      // 拘捕了: what a particle follows is a verb.
      flags = [.acts, .verb]
    }
    guard end > region.start, lookups.lists(endingAt: end).isDisjoint(with: Self.noVerbLists),
      let verb = lookups.word(.commonWords, endingAt: end, within: min(3, end - region.start)), verb.length > 1,
      !verb.grammar.isDisjoint(with: flags)
    else { return nil }
    return Int(verb.start)
  }

  /// What ends with a word of these is no verb before its object: 正在, 導演.
  private static let noVerbLists: WordListSet = [
    WordListSet(.cues), WordListSet(.titles), WordListSet(.anonymousSources), WordListSet(.functionWords),
    WordListSet(.speechAdverbs), WordListSet(.timeWords),
  ]

  /// Who does what the verb tells: a place at the beginning, 加拿大拘捕了孟晚舟, or somebody whom no list knows; nobody
  /// where the clause opens with the verb.
  private func actor(before verb: Int, _ free: [SourceCandidate], _ region: TextSpan) -> SourceCandidate? {
    if let place = free.first, isPlaceOnly(place), place.span.end <= verb { return opening(place, region) }
    let start = afterConnectives(TextSpan(region.start, verb))
    guard start < verb, lookups.lists(at: start).isDisjoint(with: Self.noNounLists) else { return nil }
    let span = TextSpan(start, verb)
    if let surname = surname(at: start, in: span) { return surname }
    return SourceCandidate(span: span, head: span, kind: .anonymous, entities: [], flags: [], isUnknown: true)
  }

  func isPerson(_ candidate: SourceCandidate) -> Bool {
    (candidate.kind == .named || candidate.kind == .titled)
      && candidate.entities.contains { names.entities[$0].type == .person }
  }

  /// 若, 一旦: what the clause tells has not happened.
  func supposes(_ clause: TextSpan) -> Bool {
    lookups.grammar(at: afterConnectives(clause)).contains(.supposes)
      || lookups.grammar(at: clause.start).contains(.supposes)
  }

  /// 一名中六男生, 王小姐, 校長, 林志成的媽媽: one person without a name who comes up here.
  func introduces(_ phrase: SourceCandidate, from start: Int) -> Bool {
    guard phrase.kind == .anonymous, !phrase.isUnknown, !phrase.isPointer,
      phrase.flags.isDisjoint(with: [.organization, .plural, .thing, .deictic, .narrator])
    else { return false }
    if phrase.entities.contains(where: { names.entities[$0].type == .person }) {
      return phrase.flags.contains(.relative)
    }
    if isNounOfOne(phrase), isOnlyConnectives(TextSpan(start, phrase.span.start)) { return true }
    if lookups.word(.honorifics, at: phrase.head.start) != nil,
      lookups.word(.surnames, endingAt: phrase.head.start, within: 2) != nil
    {
      return true
    }
    return (start..<phrase.head.start).contains { position in
      guard let measure = lookups.word(.measureWords, at: position),
        !measure.figureFlags.isDisjoint(with: [.general, .person])
      else { return false }
      // 家裏是一個老人照顧: what something is, nobody who comes up.
      if position >= start + 2, lookups.grammar(endingAt: position - 1, within: 2).contains(.equates) { return false }
      return document.characterClass(at: position - 1) == .digit
        || lookups.lists(at: position - 1).contains(WordListSet(.numeralWords))
    }
  }

  /// 校長, 媽媽: a noun that holds for one person at a time, not 警方 or 旅客.
  private func isNounOfOne(_ phrase: SourceCandidate) -> Bool {
    guard let noun = lookups.word(.anonymousSources, at: phrase.head.start), Int(noun.end) == phrase.head.end else {
      return false
    }
    return !noun.sourceFlags.isDisjoint(with: [.one, .relative])
  }

  /// 該名官員, 這位先生: a noun for people, or whatever is counted as people are; not 該法律.
  func isNounOfPerson(_ phrase: SourceCandidate) -> Bool {
    if phrase.isPointer { return false }
    let isKnown = [WordList.anonymousSources, .titles, .honorifics].contains { list in
      lookups.lists(endingAt: phrase.span.end).contains(WordListSet(list))
    }
    return isKnown
      || phrase.span.range.contains { position in
        lookups.word(.measureWords, at: position).map { $0.figureFlags.isSuperset(of: [.general, .person]) } ?? false
      }
  }

  func isPlaceOnly(_ candidate: SourceCandidate) -> Bool {
    candidate.kind == .named && isPlaceOnly(candidate.entities)
  }

  func isPlaceOnly(_ entities: [Int]) -> Bool { entities.allSatisfy { names.entities[$0].type == .place } }

  /// 影片中, 聲明裡: where something is said, not who says it.
  private func isSetting(_ candidate: SourceCandidate) -> Bool {
    guard candidate.kind == .document || candidate.kind == .anonymous, candidate.entities.isEmpty,
      candidate.span.end < document.count
    else { return false }
    guard let word = lookups.word(.speechAdverbs, at: candidate.span.end) else { return false }
    // 機構下令: the character begins a cue.
    if let cue = lookups.word(.cues, at: candidate.span.end), cue.length > word.length { return false }
    return word.grammar.contains(.ends)
  }

  /// 劉指, 聶則稱: a surname alone that the article's people bear, with nothing else before the cue.
  private func surnameAlone(in region: TextSpan) -> SourceCandidate? {
    if surnames.isEmpty { return nil }
    var start = region.start
    while start < region.end, let word = conjunction(at: start), Int(word.end) < region.end { start = Int(word.end) }
    if let surname = surname(at: start, in: region) { return surname }
    // 身兼記協主席的陳表示: behind what describes its bearer.
    if let genitive = region.range.dropFirst().last(where: { isGenitive(endingAt: $0) }),
      let surname = surname(at: genitive, in: region)
    {
      return surname
    }
    // 等待裁決期間鍾表示: behind what tells when.
    for end in start + 2..<max(start + 2, region.end) where endsOccasion(end) {
      if let surname = surname(at: end, in: region) { return surname }
    }
    return nil
  }

  /// 期間, 時, 後 end there, and what follows is no longer word.
  private func endsOccasion(_ end: Int) -> Bool {
    guard let word = lookups.word(.speechAdverbs, endingAt: end, within: 2),
      word.grammar.contains(.dates)
    else { return false }
    return !lookups.at(end).contains { $0.length > 1 && $0.entry.isWord(.commonWords) }
      && !lookups.at(end - 1).contains { Int($0.end) > end && $0.entry.isWord(.commonWords) }
  }

  private func surname(at start: Int, in region: TextSpan) -> SourceCandidate? {
    for length in [1, 2] where start + length <= region.end {
      let surname = TextSpan(start, start + length)
      guard let person = surnames.person(surname),
        names.mention(at: start).map({ $0.span.end <= surname.end }) ?? true
      else { continue }
      var span = surname
      if let title = lookups.word(.honorifics, at: span.end), Int(title.end) <= region.end {
        span.end = Int(title.end)
      } else if let title = lookups.word(.titles, at: span.end), title.titleFlags.contains(.short) {
        // 陳母: somebody of theirs.
        continue
      }
      guard reaches(span.end, region.end) else { continue }
      return SourceCandidate(span: span, head: span, kind: .titled, entities: [person], flags: [])
    }
    return nil
  }

  func conjunction(at position: Int) -> Hit? {
    if let word = lookups.word(.functionWords, at: position),
      word.grammar.contains(.conjunction)
    {
      return word
    }
    return lookups.word(.speechAdverbs, at: position)
  }

  /// 不過, 然而昨日: conjunctions and adverbs alone.
  func isOnlyConnectives(_ span: TextSpan) -> Bool { afterConnectives(span) >= span.end }

  /// Where the conjunctions and adverbs end that open `span`.
  func afterConnectives(_ span: TextSpan) -> Int {
    var start = span.start
    while start < span.end, let word = conjunction(at: start), Int(word.end) <= span.end { start = Int(word.end) }
    return start
  }

  /// A name or a noun for people stands at the beginning and more than an attribute behind it: 當局溝通不善.
  func opensWithSubject(_ span: TextSpan) -> Bool {
    guard let first = phrases(in: span).first, first.span.start - span.start <= 6 else { return false }
    if lookups.grammar(at: first.span.end).contains(.genitive) {
      return false
    }
    return span.end - first.span.end >= 4
  }
}
