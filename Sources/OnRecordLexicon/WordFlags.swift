// What the words of each list can be marked with, and views of a hit's flags as its list means them.

/// How a cue behaves: what may follow it, and what it says about the speaker's stance.
@frozen
public enum CueFlag: UInt8, ListedFlag {
  /// Takes a clause as content: 表示, 認為.
  case clause
  /// Takes the addressee as object: 告訴X.
  case addressee
  /// Often takes a verb phrase instead of a clause: 要求, 宣布.
  case verbPhrase
  /// Often takes a plain noun phrase, and is no cue then: 形容, 批評.
  case noun
  /// A cue only before a colon, a comma or an opening mark.
  case beforeColon
  /// Hong Kong's bare one-character cues: 指 稱 籲 料.
  case bare
  /// Needs a source right before it.
  case weak
  /// Of what was written: 寫道, 發文.
  case written
  /// Opens a clause without a subject of its own and goes on with the speaker of the cue before: 承認, 呼籲.
  case chains
  /// Reported by a medium: 報導, 引述.
  case report
  /// Goes on with what the same speaker said: 續指, 補充.
  case continues
  /// What the speaker does by saying it.
  case asks, denies, criticizes, promises, announces, thinks, agrees
  /// Stands before its source: 據, 根據.
  case prefix
  /// Closes a frame that another word opened: 看來 of 在X看來.
  case suffix
  /// No cue, but what the narrator goes on with: a clause that opens with it is no content any more (感謝, 致歉).
  case ends
  /// May stand behind its quote without more: 「…」X說。
  case afterQuote
  /// Needs no source: 據了解, 傳.
  case optional
  /// Tells that nothing was said: 未有回應.
  case declines
  /// Before no more than a word it tells what somebody feels, and reports nothing: 表示遺憾.
  case feels
  /// Often told without anybody who thinks so: 相信事件與毒品有關.
  case impersonal
  /// Answers whoever stands behind it: 回應本報表示.
  case replies
  /// Takes what it is about, and tells of no clause but one that opens with its predicate: 回應質疑, 回應沒有計畫.
  case topics
  /// Ends its clause with what it tells, and reports nothing behind a comma: 支持, 反對.
  case closed
  /// Reports what was studied, not what somebody came upon: 研究發現, 記者發現.
  case studied
  /// Does something by being said: 要求, 承諾, 宣布. What has come about behind it is told by the narrator.
  case performs
  /// Says of oneself what the narrator does not vouch for: 聲稱, 承認.
  case claims
}

/// Where a title stands, and what it says of the name beside it.
@frozen
public enum TitleFlag: UInt8, ListedFlag {
  /// Stands before a name: 總統特朗普.
  case before
  /// Stands behind a name: 特朗普總統.
  case after
  /// One character, behind a surname alone: 陳男, 羅官.
  case short
  /// Names somebody who speaks without a name: 發言人, 專家.
  case speaker
  /// Marks a title as over: 前, 曾任.
  case past
  /// Says that somebody holds an office, before its name: 擔任, 曾任.
  case holds
  /// Belongs to a state, whose short name may stand right before it: 英首相.
  case governs
}

/// Whose a given name is, Margaret a woman's, 約翰 a man's; none for Kim, which both bear.
@frozen
public enum GivenNameFlag: UInt8, ListedFlag {
  case female, male
}

/// What must stand before a suffix that it makes an organization.
@frozen
public enum OrganizationSuffixFlag: UInt8, ListedFlag {
  /// Makes an organization of nouns alone: 管理委員會, 氣象局.
  case strong
  /// Needs a name before it, or characters that no word explains: 隊, 科技.
  case weak
  /// A place before it is enough: 市政府, 地方法院.
  case place
  /// One character.
  case short
  /// Only states and their large parts have one: 國防部 of no town.
  case ofStates
  /// A large place has many, which its name does not tell apart: 英國大學.
  case many
  /// A company is the same with and without it: 騰訊集團.
  case company
  /// Nouns alone tell of what kind it is, not which: 公共圖書館.
  case generic
  /// Ends the name of a part of a university or body, and no other: 法律系 of 香港大學法律系.
  case ofBodies
  /// Ends names of what is no part of another body: 法院, 大學, 黨.
  case independent
  /// A house that people are brought to and stand before: 警署 behind 到 is a place.
  case site
}

/// On which side of which names a word stands more often than elsewhere; its value is by how much.
@frozen
public enum NeighbourFlag: UInt8, ListedFlag {
  case beforePerson, afterPerson, beforePlace, afterPlace
  /// A noun of what lies between countries, behind their short names: 關係 of 中美關係.
  case relation
  /// Makes something else of the name before it: 阿族, 鐵達尼號.
  case notPerson
  /// Tells of a thing whose name follows: 藥物, 軍艦.
  case notBeforePerson
  /// Makes a ship, a song, a prize of the place's name before it: 號, 進行曲.
  case namesake
  /// Tells of an organization whose name follows: 業者, 晶片公司.
  case beforeOrganization
  /// The same, where the name is in letters: what stands in marks behind 傳媒 is seldom one.
  case beforeLatin
  /// What its name follows is a thing everywhere in the article: 藥物, 颱風.
  case beforeThing
  /// Tells what a place is, where a sentence says so: 城鎮 of 是…的城鎮.
  case kindOfPlace
  /// Tells of an organization whose name stands before it: 成立於.
  case afterOrganization
}

/// On which side of its figure a bound may stand.
@frozen
public enum ModifierFlag: UInt8, ListedFlag {
  case before, after
  /// Between numeral and unit: 百多人, 二百餘萬.
  case inside
  /// Only before a numeral that begins with its scale: 上百人, 過千人.
  case scale
}

/// Whom a pronoun or a noun for people can mean.
@frozen
public enum SourceFlag: UInt8, ListedFlag {
  case male, female, plural, thing
  /// Points back: 該, 這名.
  case deictic
  case organization
  /// Is a source by itself: 專家, 知情人士.
  case whole
  /// Ends a description that is a source: 發言人 of 華為的一名發言人.
  case head
  /// Who writes or is written to, 我, 你們: nobody of whom the text tells.
  case narrator
  /// Holds for one person at a time, 校長, 裁判官: the one of the article whom it describes.
  case one
  /// Tells whose somebody is, 父親, 發言人: not a title of the one named before it.
  case relative
  /// Means the first of two that were named together, 前者, and the second, 後者.
  case former
  case latter
  /// Who is written to: 你, 您.
  case reader
  /// Only ends a noun, and is none alone: 人士 of 大型財險人士.
  case bound
  /// Somebody has several of them at a time: 家屬, 同學.
  case several
  /// People at large: 人們.
  case general
}

/// What a word does beside a numeral.
@frozen
public enum FigureWordFlag: UInt8, ListedFlag {
  case before, after
  /// A measure word of no content of its own: 個, 場, 次.
  case general
  case noun, person, computing, start, end, unit, weak
  /// Makes a name of itself and the number before it, and counts nothing: 47人案.
  case named
}

/// What a word does in a sentence.
@frozen
public enum WordFlag: UInt8, ListedFlag {
  case noun, verb, adverb, conjunction, preposition
  /// 荒謬, 隱瞞: tells something of a subject, and is hardly ever a noun.
  case predicative
  case particle, starts, ends
  /// 沒有, 不願: what follows did not happen.
  case negates
  /// 被, 遭: who acts stands behind it.
  case passive
  /// 的: what stands before it describes what follows.
  case genitive
  /// Opens a clause that needs another one: 如果, 雖然, 由於.
  case subordinates
  /// Joins two nouns to one phrase: 和, 與, 及.
  case coordinates
  /// 作出, 受到: what follows is a noun, not what somebody does.
  case nominalizes
  /// Takes the short name of a country: 訪美, 對台.
  case movement
  /// 向, 對: who is spoken to stands behind it.
  case addresses
  /// 在, 於: where something is said stands behind it.
  case locates
  /// Stands beside names of organizations, hardly ever inside one: 進行, 不顧, 這些.
  case outside
  /// 若, 一旦: what follows has not happened.
  case supposes
  /// 沒有, 未: what follows is not there, or was not done.
  case lacks
  /// 應: who asked for it stands behind it, 應觀眾要求.
  case occasions
  /// 時, 後: what stands before only tells when.
  case dates
  /// 至於, 對於: what the next statement is about stands behind it.
  case topics
  /// 破壞, 成立: most often the verb of a clause, though names hold it too.
  case acts
  /// 會, 將: what follows is still to be done.
  case plans
  /// 到, 給: where or to whom something goes stands behind it.
  case goals
  /// 而是: the clause sets itself against the one before it, and is said by the same.
  case contrasts
  /// 讓, 請, 強迫: who stands behind it is made to do what follows.
  case causes
  /// 是, 不是: a word right behind it tells what something is.
  case equates
  /// 但, 不過: the clause turns against the one before it.
  case opposes
  /// 並, 然後: the clause tells what happened next.
  case proceeds
}

/// What a word tells of a clause that stands behind what is said, asked or claimed.
@frozen
public enum NarrationFlag: UInt8, ListedFlag {
  /// 已, 曾, 遭: what the clause tells has come about.
  case past
  /// 應, 將會, 以免: what the clause tells is still to be.
  case future
  /// 其後, 早前, 至今: opens what happened before or after.
  case sequence
  /// 據悉, 據了解: opens what the narrator has heard.
  case rumour
  /// 是否, 為何: the clause asks.
  case asks
  /// 就算, 無論: opens a clause that says nothing without another one.
  case open
  /// 之際, 而言: a clause that ends with it only tells when, or of what.
  case sets
  /// 以及, 包括, 例如: opens more of the same.
  case adds
  /// 答案: opens what answers a question.
  case answers
  /// 罪, 控罪: what is admitted ends with it.
  case charge
  /// 故, 最終: opens what came of it.
  case hence
  /// 裁定, 批准: what a court or an office does, having thought.
  case decides
  /// 決定, 拒絕: the same behind 故, 最終.
  case resolves
  /// 事實上, 其實: what is so, whatever somebody thinks or claims.
  case fact
  /// 裁判官, 法院: who decides.
  case judges
  /// 說法, 言論: what is said may describe it.
  case telling
  /// 其說法, 這番話: what was said, of which the narrator tells more.
  case remark
  /// 引發, 引起: what came of it.
  case stirs
  /// 案件, 聆訊: what a court holds.
  case hearing
  /// 押後, 排期: when it goes on.
  case adjourns
  /// 延後, 小時: its last character sets no time.
  case timeless
  /// 眼睛, 聲音: opens how whoever spoke looked or sounded, behind marked words.
  case bearing
  /// 訴訟, 投訴: what somebody brings against another one.
  case suit
  /// 說到這: opens how whoever speaks stops.
  case halts
  /// 事與願違, 此後: opens what came of a thought.
  case turns
  /// 後來, 結果: opens what came of a word that was given.
  case overtakes
}

/// What a word tells of a phrase beside a cue that opens or ends with it.
@frozen
public enum PhraseFlag: UInt8, ListedFlag {
  /// 計劃, 名單: what is announced, and told of in the next clause.
  case scheme
  /// 措施, 法令: what an office gives out.
  case given
  /// 情況, 詳情: of what somebody tells.
  case detail
  /// 口號: what is shouted.
  case slogan
  /// 問題: that something was asked, not what.
  case question
  /// 目的, 用意: all that describes it is the subject of a clause.
  case aim
  /// 句話, 番話: that somebody spoke.
  case utterance
  /// 一些, 這樣: opens a noun that is not told further.
  case some
  /// 其中, 當中: opens what is told of a scheme.
  case therein
  /// 無關, 有關: ends a clause whose 與 is no conjunction.
  case concerns
  /// 時候: ends a clause that only tells when.
  case occasion
  /// 話, 意見: whose words a report passes on stands before it.
  case passedOn
  /// 電話, 投訴: what comes in, behind whoever called.
  case call
  /// 專欄, 投書: what sort of text a line opens.
  case rubric
  /// 超出, 低於: what somebody expected stands behind it.
  case exceeds
  /// 來找, 拉住: who is met stands behind it.
  case meets
  /// 已, 多次: right before an answer, that it was given, not what it was.
  case already
  /// 容易, 往往: before what people in general come to see or to believe.
  case easily
  /// 一致, 都: right before a cue, those of whom is told.
  case together
  /// 沒有人, 無人: nobody says what follows.
  case nobody
  /// 有一個: who stands behind it comes up there.
  case comesUp
  /// 難道, 豈不: whoever reports something asks so himself.
  case wonders
  /// 人, 局: words for people and bodies end with it.
  case actor
  /// 反, 親: before a noun for people it makes another one, who may be against them.
  case stance
  /// 性, 率: makes a noun of the verb before it.
  case nominal
  /// 低, 貴: ends a clause that tells how much.
  case degree
  /// 起, 掉: ends verbs of what somebody does with a thing.
  case complement
  /// 這樣, 如何: how something would be said.
  case manner
  /// 叫做, 名叫: the name that somebody bears stands behind it.
  case called
  /// 口中, 那裡: from whose mouth somebody heard it stands before it.
  case mouth
  /// 拒絕: behind it stands what somebody does not say.
  case refuses
  /// 因, 遭: behind 懷疑, what is told of its subject, and nobody thinks so.
  case alleged
}

/// What a surname is beside Chinese and of one character.
@frozen
public enum SurnameFlag: UInt8, ListedFlag {
  case compound, japanese
}

/// How much a suffix or the short name of a place needs to be one.
@frozen
public enum PlaceWordFlag: UInt8, ListedFlag {
  /// Makes a place of what stands before it: 鄉, 縣.
  case strong
  case weak
  /// Seldom means the place: needs more support than another.
  case rare
  /// Makes a place of a whole country before it as well, 西班牙廣場: not what every country has some of, 美國機場.
  case ofStates
  /// Makes a name of the name of a town before it as well: 栃木站.
  case ofTowns
}

public typealias CueFlags = FlagSet<CueFlag>
public typealias TitleFlags = FlagSet<TitleFlag>
public typealias OrganizationSuffixFlags = FlagSet<OrganizationSuffixFlag>
public typealias GivenNameFlags = FlagSet<GivenNameFlag>
public typealias NeighbourFlags = FlagSet<NeighbourFlag>
public typealias ModifierFlags = FlagSet<ModifierFlag>
public typealias SourceFlags = FlagSet<SourceFlag>
public typealias FigureWordFlags = FlagSet<FigureWordFlag>
public typealias WordFlags = FlagSet<WordFlag>
public typealias NarrationFlags = FlagSet<NarrationFlag>
public typealias PhraseFlags = FlagSet<PhraseFlag>
public typealias SurnameFlags = FlagSet<SurnameFlag>
public typealias PlaceWordFlags = FlagSet<PlaceWordFlag>

extension Hit {
  /// What a common word, a function word, an adverb or a noun of speech does in a sentence.
  @inlinable
  public var grammar: WordFlags { WordFlags(rawValue: entry.flags) }
  @inlinable
  public var cueFlags: CueFlags { CueFlags(rawValue: entry.flags) }
  @inlinable
  public var titleFlags: TitleFlags { TitleFlags(rawValue: entry.flags) }
  @inlinable
  public var suffixFlags: OrganizationSuffixFlags { OrganizationSuffixFlags(rawValue: entry.flags) }
  /// Of a place's suffix or short name.
  @inlinable
  public var placeFlags: PlaceWordFlags { PlaceWordFlags(rawValue: entry.flags) }
  /// Of a word in a clause behind what is said.
  @inlinable
  public var narrationFlags: NarrationFlags { NarrationFlags(rawValue: entry.flags) }
  /// Of a word in a phrase beside a cue.
  @inlinable
  public var phraseFlags: PhraseFlags { PhraseFlags(rawValue: entry.flags) }
  @inlinable
  public var givenNameFlags: GivenNameFlags { GivenNameFlags(rawValue: entry.flags) }
  @inlinable
  public var neighbourFlags: NeighbourFlags { NeighbourFlags(rawValue: entry.flags) }
  @inlinable
  public var surnameFlags: SurnameFlags { SurnameFlags(rawValue: entry.flags) }
  /// Of a pronoun, a document or somebody without a name.
  @inlinable
  public var sourceFlags: SourceFlags { SourceFlags(rawValue: entry.flags) }
  @inlinable
  public var modifierFlags: ModifierFlags { ModifierFlags(rawValue: entry.flags) }
  /// Of a word that stands beside numerals.
  @inlinable
  public var figureFlags: FigureWordFlags { FigureWordFlags(rawValue: entry.flags) }
}
