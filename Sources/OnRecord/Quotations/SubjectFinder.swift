import OnRecordLexicon
import OnRecordModel

/// Who stands before a cue: the subject among the noun phrases of a stretch.
extension SourcePhraseFinder {
  /// Who stands before a cue that begins at the end of `region`.
  /// - Parameter isFrame: what stands in the region is the source whatever it is: 據X報導.
  func subject(in region: TextSpan, isFrame: Bool) -> Cue.Subject {
    if !isFrame, let end = beforeMeanwhile(region) {
      return subject(in: TextSpan(region.start, end), isFrame: false)
    }
    if let surname = surnameAlone(in: region) { return .adjacent(surname) }
    if !isFrame, isOccasionOfAsking(region) { return .zero }
    let phrases = self.phrases(in: region)
    if isFrame, let holder = holder(of: phrases, region) { return .adjacent(holder) }
    if !isFrame, let informant = informant(in: region, phrases) { return .adjacent(informant) }
    if let told = behindConjunction(phrases.first, region) { return .adjacent(told) }
    if let asked = phrases.last, let reply = reply(before: asked), reaches(asked.span.end, region.end) {
      return subject(in: region, before: reply.start, isFrame: isFrame)
    }
    // 某甲離開法院時對記者說: not whom it was said to.
    if !isFrame, let number = phrases.lastIndex(where: { $0.government != .preposition }) ?? phrases.indices.last,
      let verb = circumstance(of: phrases[number]), verb > region.start,
      // 何先|生在|電話中
      phrases[..<number].allSatisfy({ $0.span.end <= verb })
    {
      return subject(in: region, before: verb, isFrame: false)
    }
    // 一位家長來找我說
    if !isFrame, let met = phrases.last, let verb = meeting(met), verb > region.start,
      reaches(met.span.end, region.end)
    {
      return subject(in: region, before: verb, isFrame: false)
    }
    if !isFrame, let actor = actor(of: phrases, region) { return .distant(actor) }
    if isFrame, let last = phrases.last, phrases.count == 1, last.kind == .anonymous, last.span.end == region.end,
      isGenitive(endingAt: last.span.start), last.span.start - region.start <= describedReach
    {
      // 據追蹤談判的專家稱: with what describes him.
      var whole = last
      whole.span.start = region.start
      return .adjacent(whole)
    }
    if let last = phrases.last, last.government != .preposition, !isSetting(last), reaches(last.span.end, region.end) {
      return .adjacent(outer(last, phrases, region) ?? together(last, phrases, region) ?? last)
    }
    if !isFrame, let agent = agent(in: region, phrases) { return .adjacent(agent) }
    if !isFrame, let author = author(of: phrases, region) { return .adjacent(author) }
    let free = phrases.filter { $0.government == .none && !isSetting($0) && !opensRelative($0, before: phrases) }
    if let last = free.last, reaches(last.span.end, region.end) {
      return .adjacent(outer(last, free, region) ?? together(last, free, region) ?? last)
    }
    if let last = free.last, let whole = withUnknownTail(last, region) { return .adjacent(whole) }
    // 他還記得職員和導師都會告訴學員
    if !isFrame, free.count > 1, let last = free.last, last.kind == .anonymous, !last.isUnknown, !last.isPointer,
      saysAll(TextSpan(last.span.end, region.end)),
      let modal = lookups.word(.functionWords, endingAt: region.end, within: 2), modal.grammar.contains(.plans),
      isOnlyAdverbs(TextSpan(last.span.end, Int(modal.start)))
    {
      return .adjacent(last)
    }
    if let subject = first(of: free, in: region), !isFrame || !isPlaceOnly(subject) { return .distant(subject) }
    if isFrame {
      return .adjacent(SourceCandidate(span: region, head: region, kind: .anonymous, entities: [], flags: []))
    }
    if let marked = markedNoun(in: region) { return .adjacent(marked) }
    if let unknown = unknownNoun(in: region) ?? introducedNoun(in: region) ?? existingNoun(in: region)
      ?? describedNoun(in: region) ?? surnameOfSomebody(in: region)
    {
      return .adjacent(unknown)
    }
    // 受訪時說, 在會上指: no noun at all.
    if isSettingWord(endingAt: region.end) || reaches(region.start, region.end) { return .zero }
    return .other
  }

  /// 多名業內人士 of 記者從多名業內人士處: from whose mouth somebody heard it.
  private func informant(in region: TextSpan, _ phrases: [SourceCandidate]) -> SourceCandidate? {
    guard
      let mouth = lookups.phraseWord(.mouth, endingAt: region.end),
      let from = (region.start..<max(region.start, Int(mouth.start))).last(where: { position in
        document.folded[position] == Self.from && names.mention(at: position) == nil
          && lookups.grammar(at: position).contains(.preposition)
      })
    else { return nil }
    let whole = document.trimmed(TextSpan(from + 1, Int(mouth.start)))
    guard whole.length > 1 else { return nil }
    if var last = phrases.last, last.span.start > from, last.span.end == whole.end {
      last.government = .none
      return last
    }
    return SourceCandidate(span: whole, head: whole, kind: .anonymous, entities: [], flags: [], isUnknown: true)
  }

  /// 從, folded
  private static let from = UInt16(("从" as Unicode.Scalar).value)

  /// Where 來找 of 來找我 begins, whom somebody comes to see.
  private func meeting(_ met: SourceCandidate) -> Int? {
    guard met.kind == .pronoun, met.span == met.head,
      let verb = lookups.phraseWord(.meets, endingAt: met.span.start)
    else { return nil }
    // 尋找, 查問: the character ends another verb.
    if verb.length == 1, let word = lookups.word(.commonWords, endingAt: met.span.start, within: 2), word.length > 1 {
      return nil
    }
    return Int(verb.start)
  }

  /// 研究團隊 of 研究團隊分析三萬份病歷發現: who looks into something, and finds what follows.
  func investigator(in region: TextSpan) -> SourceCandidate? {
    let start = afterConnectives(region)
    for position in start + 1..<max(start + 1, min(region.end, start + investigatorLimit)) {
      guard let verb = lookups.word(.commonWords, at: position), verb.length > 1, Int(verb.end) < region.end,
        !verb.grammar.isDisjoint(with: [.verb, .acts]) || isStudying(verb), !isGenitive(at: Int(verb.end)),
        let first = phrases(in: TextSpan(start, position)).first, first.span.start == start,
        isOnlyAdverbs(TextSpan(first.span.end, position), withTitles: false)
      else { continue }
      return first.government == .none && !isPlaceOnly(first) ? first : nil
    }
    return nil
  }

  /// Who looks into something has at most so many characters with his adverbs.
  private var investigatorLimit: Int { 24 }

  /// 分析, 統計: a word for what a study does, which is a cue as well.
  private func isStudying(_ verb: Hit) -> Bool {
    lookups.word(.cues, at: Int(verb.start)).map { $0.end == verb.end && $0.cueFlags.contains(.noun) } ?? false
  }

  /// 林志成 of 報道援引林志成的話警告: whose words a report passes on.
  private func author(of phrases: [SourceCandidate], _ region: TextSpan) -> SourceCandidate? {
    let end = beforeAdverbs(region)
    guard let words = lookups.phraseWord(.passedOn, endingAt: end), isGenitive(endingAt: Int(words.start)),
      let author = phrases.last(where: { $0.span.end == Int(words.start) - 1 }),
      (region.start..<author.span.start).contains(where: { position in
        lookups.word(.cues, at: position).map { $0.cueFlags.contains(.report) && Int($0.end) <= author.span.start }
          ?? false
      })
    else { return nil }
    return author
  }

  /// 莊員 of 林志成被莊員諷刺: whoever acts behind 被, though no list knows the words.
  private func agent(in region: TextSpan, _ phrases: [SourceCandidate]) -> SourceCandidate? {
    guard region.end - 1 > region.start + 1,
      let passive = (max(region.start + 1, region.end - agentReach)..<region.end - 1).last(where: { position in
        lookups.word(.functionWords, at: position).map { $0.length == 1 && $0.grammar.contains(.passive) } ?? false
      }), names.mention(at: passive) == nil, phrases.allSatisfy({ $0.span.end <= passive })
    else { return nil }
    let span = TextSpan(passive + 1, beforeAdverbs(TextSpan(passive + 1, region.end)))
    guard span.length > 1, span.range.allSatisfy({ document.characterClass(at: $0) == .han }),
      lookups.lists(at: span.start).isDisjoint(with: Self.noNounLists),
      // 被問到此事時
      lookups.word(.cues, at: span.start) == nil,
      !lookups.lists(endingAt: span.end).contains(WordListSet(.predicates)),
      // 被禁止聲稱
      lookups.word(.commonWords, at: span.start).map({
        Int($0.end) < span.end || $0.grammar.isDisjoint(with: [.verb, .acts])
      }) ?? true
    else { return nil }
    return SourceCandidate(span: span, head: span, kind: .anonymous, entities: [], flags: [], isUnknown: true)
  }

  /// Who acts behind 被 has at most so many characters with his adverbs.
  private var agentReach: Int { 8 }

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

  /// 被問到會否支持某甲參選時: nobody but whom the clause before names, and who is asked.
  private func isOccasionOfAsking(_ region: TextSpan) -> Bool {
    let start = afterConnectives(region)
    guard let passive = lookups.word(.functionWords, at: start), passive.grammar.contains(.passive),
      let asked = lookups.word(.cues, at: Int(passive.end)), asked.cueFlags.contains(.asks)
    else { return false }
    return (Int(asked.end)..<max(Int(asked.end), region.end)).contains { position in
      document.folded[position] == Self.when && isOnlyAdverbs(TextSpan(position + 1, region.end))
    }
  }

  /// 時, folded
  private static let when = UInt16(("时" as Unicode.Scalar).value)

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
    if let describer = phrases.first(where: { describes($0, last) }) { return describer }
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

  /// 林志成形容他認識的台中人說: whoever describes somebody, of whom he then says something.
  private func describes(_ phrase: SourceCandidate, _ described: SourceCandidate) -> Bool {
    guard phrase.span.end < described.span.start, phrase.government == .none, described.kind == .anonymous,
      isPerson(phrase) || phrase.kind == .pronoun,
      let cue = lookups.word(.cues, at: afterAdverbs(TextSpan(phrase.span.end, described.span.start)))
    else { return false }
    return reading.lexicon.value(cue.id) == "describes" && Int(cue.end) <= described.span.start
  }

  /// 甲公司和當時擔任主席的某乙都表示: 都 tells that whoever stands before the conjunction speaks as well, however long what
  /// describes the second one.
  private func together(_ last: SourceCandidate, _ phrases: [SourceCandidate], _ region: TextSpan) -> SourceCandidate? {
    guard last.kind == .named || last.kind == .titled, last.entities.count == 1,
      saysAll(TextSpan(last.span.end, region.end))
    else { return nil }
    var whole = last
    if let first = phrases.last(where: { isNamed($0) && isJoined($0.span, before: last.span.end) }) {
      whole.span.start = first.span.start
      whole.entities = first.entities + last.entities.filter { !first.entities.contains($0) }
    } else if let name = names.mention(at: last.span.start), name.type != .place, name.entity != last.entities[0],
      isJoined(name.span, before: last.span.end)
    {
      whole.entities.insert(name.entity, at: 0)
    } else {
      return nil
    }
    return whole
  }

  private func isNamed(_ phrase: SourceCandidate) -> Bool {
    (phrase.kind == .named || phrase.kind == .titled) && phrase.government == .none && !isPlaceOnly(phrase)
  }

  /// A conjunction follows the name, with its gloss and marks.
  private func isJoined(_ name: TextSpan, before end: Int) -> Bool {
    var start = name.end
    switch document.characterClass(at: start) {
    case .closeBracket, .closeTitle, .closeQuote: start += 1
    default: break
    }
    return start < end && isConjunction(TextSpan(start, end))
  }

  /// 都, 均, 皆: all of them.
  private func saysAll(_ span: TextSpan) -> Bool {
    span.range.contains { position in
      lookups.word(.speechAdverbs, at: position).map {
        Int($0.end) <= span.end && reading.lexicon.value($0.id) == "all"
      } ?? false
    }
  }

  /// 回應 of 他回應本報表示: who is answered does not speak.
  private func reply(before asked: SourceCandidate) -> TextSpan? {
    var start = asked.span.start
    if document.characterClass(at: start - 1) == .openTitle { start -= 1 }
    guard asked.kind == .named || asked.kind == .anonymous || asked.kind == .document,
      let cue = lookups.word(.cues, endingAt: start, within: 2),
      // 反駁院方的新聞稿指: what the document says.
      asked.kind != .document || cue.cueFlags.isDisjoint(with: [.denies, .criticizes]),
      cue.cueFlags.contains(.replies) || isPerson(asked) && judges(cue)
    else { return nil }
    return TextSpan(Int(cue.start), Int(cue.end))
  }

  /// 批評, 評論 of 他評論張惠玲說: the word takes whom it is about.
  private func judges(_ cue: Hit) -> Bool {
    cue.cueFlags.isSuperset(of: [.noun, .criticizes])
      || lookups.word(.documents, at: Int(cue.start))?.end == cue.end && !cue.cueFlags.contains(.report)
  }

  /// A document, or a word that is one as well: 消息.
  func isDocument(_ candidate: SourceCandidate) -> Bool {
    candidate.kind == .document
      || lookups.word(.documents, at: candidate.head.start).map { Int($0.end) == candidate.head.end } ?? false
  }

  /// 時, 後, 上: a circumstance ends there, and nothing but adverbs follows.
  func endsWithSetting(_ span: TextSpan) -> Bool {
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
    // 不會延後: the character ends a verb.
    let verb = word.length == 1 ? lookups.word(.commonWords, endingAt: end, within: 2) : nil
    return word.grammar.contains(.ends) && (verb.map { $0.length == 1 || !$0.grammar.contains(.acts) } ?? true)
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
    let phrases = self.phrases(in: region)
    guard let last = phrases.last, region.end - last.span.end <= 1 else { return nil }
    if let holder = holder(of: phrases, region) { return holder }
    switch last.kind {
    case .document: return last.flags.contains(.whole) ? last : nil
    case .anonymous: return isDocument(last) ? last : nil
    case .named: return last.entities.contains { names.entities[$0].type == .organization } ? last : nil
    default: return nil
    }
  }

  /// 明報 of 據明報昨日刊登的消息: whoever stands at the beginning of a frame, where what describes a document ends it.
  private func holder(of phrases: [SourceCandidate], _ region: TextSpan) -> SourceCandidate? {
    guard phrases.count > 1, let first = phrases.first, let last = phrases.last, isDocument(last),
      last.entities.isEmpty, isGenitive(endingAt: beforeAdjective(last.span.start)), region.end - last.span.end <= 1,
      first.kind == .named || first.kind == .titled, !isPlaceOnly(first),
      isOnlyAdverbs(TextSpan(region.start, first.span.start)), !isGenitive(at: first.span.end),
      (first.span.end..<last.span.start).allSatisfy({
        !(lookups.word(.cues, at: $0)?.cueFlags.contains(.report) ?? false)
      })
    else { return nil }
    return first
  }

  /// 最新 of 昨日公布的最新民調: where the adjective begins that ends at `end`.
  private func beforeAdjective(_ end: Int) -> Int {
    guard let word = lookups.word(.commonWords, endingAt: end, within: 2), word.length == 2,
      word.grammar.isDisjoint(with: [.verb, .acts]), isGenitive(endingAt: Int(word.start))
    else { return end }
    return Int(word.start)
  }

  /// The subject of a clause: its first free noun phrase, a person's name before the noun that describes it; else a
  /// title that no list knows.
  func subject(of clause: TextSpan) -> SourceCandidate? {
    let all = phrases(in: clause)
    let free = all.filter {
      $0.government == .none && !isSetting($0) && !opensRelative($0, before: all)
        // 聽到工會要解散,感到遺憾: who is heard of.
        && predicate(endingAt: $0.span.start, within: 2) != "perceives"
    }
    // 砲轟陽耀勳的葛蘭德森,…: whom all of the clause describes.
    if let last = all.last, last.span.end == clause.end, last.kind == .named, isPerson(last), all.count > 1,
      opensAttribute(TextSpan(afterConnectives(clause), all[0].span.start), all[0]),
      last.government == .none, isGenitive(endingAt: last.span.start)
    {
      return last
    }
    let start = behindHeading(free, clause.start)
    let isWhole = start == clause.start
    return first(of: isWhole ? free : free.filter { $0.span.start >= start }, in: TextSpan(start, clause.end))
      ?? title(in: clause)
  }

  /// 砲轟 of 砲轟陽耀勳的葛蘭德森, nothing of 司法部負責安全的林志成: what stands before the first noun of what describes somebody.
  private func opensAttribute(_ lead: TextSpan, _ first: SourceCandidate) -> Bool {
    lead.isEmpty ? isBody(first) : isOnlyVerb(lead)
  }

  /// 某甲獲刑 某甲昨日…: where the sentence begins into which a heading runs, at the last noun phrase that stands behind a
  /// space in Chinese.
  private func behindHeading(_ phrases: [SourceCandidate], _ start: Int) -> Int {
    phrases.last { phrase in
      let space = phrase.span.start - 1
      return space - start >= headingLength && document.isSpace(space) && isHanBeside(space)
    }?.span.start ?? start
  }

  /// A heading that runs into a sentence has at least so many characters.
  private var headingLength: Int { 6 }

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
      }), verb(before: person.span.start, in: region) == nil, !isReported(person.span.start, from: first.span.end),
      !isCaused(person), !acts(first, on: person, in: region)
    {
      return person
    }
    if first.span.end < region.end, isGenitive(at: first.span.end), isPerson(first) || first.kind == .pronoun {
      let whole = withNoun(first, region)
      // 他的能力更強: nobody who speaks.
      return whole.span.end > first.span.end + 1 ? whole : nil
    }
    return first
  }

  /// 評審訪問導演林志成, 法官們也稱讚林志成: a verb right before the person tells what the people who open the clause do.
  private func acts(_ subject: SourceCandidate, on person: SourceCandidate, in region: TextSpan) -> Bool {
    guard !subject.isUnknown, !subject.isPointer, isOnlyAdverbs(TextSpan(region.start, subject.span.start)),
      !isGenitive(at: subject.span.end)
    else { return false }
    let cue = lookups.word(.cues, endingAt: person.span.start, within: 3).flatMap { $0.length > 1 ? $0 : nil }
    guard let verb = verb(governing: person) ?? cue.map({ Int($0.start) }), verb >= subject.span.end else {
      return false
    }
    let isMany = verb > subject.span.end && document.folded[subject.span.end] == Self.many
    return isOnlyAdverbs(TextSpan(subject.span.end + (isMany ? 1 : 0), verb), withTitles: false)
  }

  /// 們, folded
  private static let many = UInt16(("们" as Unicode.Scalar).value)

  /// 建制派又引述前秘書長林志成的話: a cue governs the name at `position`.
  private func isReported(_ position: Int, from start: Int) -> Bool {
    (start..<max(start, position)).contains { lookups.word(.cues, at: $0)?.cueFlags.contains(.report) ?? false }
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
    // 外媒上月報導
    if let time = lookups.word(.timeWords, at: candidate.span.end), time.length > word.length { return false }
    return word.grammar.contains(.ends)
  }

  func conjunction(at position: Int) -> Hit? {
    if let word = lookups.word(.functionWords, at: position),
      word.grammar.contains(.conjunction)
    {
      return word
    }
    return lookups.word(.speechAdverbs, at: position).flatMap { opensTitle($0) ? nil : $0 }
  }

  /// 向外 of 向外交大臣: the last character begins a title or a name.
  private func opensTitle(_ adverb: Hit) -> Bool {
    guard adverb.length == 2, lookups.grammar(at: Int(adverb.start)).contains(.addresses) else { return false }
    let last = Int(adverb.end) - 1
    if let name = names.mention(at: last) { return name.span.start == last }
    return lookups.at(last).contains {
      $0.length > 2 && ($0.entry.isWord(.titles) || $0.entry.isWord(.anonymousSources))
    }
  }

  /// 不過, 然而昨日: conjunctions and adverbs alone.
  func isOnlyConnectives(_ span: TextSpan) -> Bool { afterConnectives(span) >= span.end }

  /// Where the conjunctions and adverbs end that open `span`.
  func afterConnectives(_ span: TextSpan) -> Int {
    var start = span.start
    while start < span.end {
      // 👉如果
      if document.characterClass(at: start) == .symbol {
        start += 1
      } else if let word = conjunction(at: start), Int(word.end) <= span.end {
        start = Int(word.end)
      } else {
        break
      }
    }
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
