/// Folded characters that figures are told by, under the names of what they do.
enum Glyph {
  static let zero: UInt16 = 0x30
  static let plus: UInt16 = 0x2B
  static let comma: UInt16 = 0x2C
  static let hyphen: UInt16 = 0x2D
  static let period: UInt16 = 0x2E
  static let slash: UInt16 = 0x2F
  static let interpunct: UInt16 = 0xB7
  static let apostrophe: UInt16 = 0x27
  static let degree: UInt16 = 0xB0
  static let minusSign: UInt16 = 0x2212
  static let atLeast: UInt16 = 0x2265
  static let atMost: UInt16 = 0x2264
  /// 第 of ordinals.
  static let ordinal: UInt16 = 0x7B2C
  /// 首 of 首三季.
  static let first: UInt16 = 0x9996
  /// 條, 款, 章, 段, 節 of laws.
  static let sections: [UInt16] = [0x6761, 0x6B3E, 0x7AE0, 0x6BB5, 0x8282]
  /// 分 of 三分之二.
  static let part: UInt16 = 0x5206
  /// 之 of 三分之二.
  static let of: UInt16 = 0x4E4B
  /// 又 of 三又二分之一.
  static let and: UInt16 = 0x53C8
  /// 點 of 三點五.
  static let point: UInt16 = 0x70B9
  /// 比 of 三比一.
  static let versus: UInt16 = 0x6BD4
  /// 負 of 負五度.
  static let negative: UInt16 = 0x8D1F
  /// 兩, the two that counts.
  static let two: UInt16 = 0x4E24
  /// 雙 of 中英雙方.
  static let both: UInt16 = 0x53CC
  /// 至 of 三至五.
  static let until: UInt16 = 0x81F3
  /// 到 of 三到五.
  static let to: UInt16 = 0x5230
  /// 數 of 半數.
  static let number: UInt16 = 0x6570
  /// 的.
  static let possessive: UInt16 = 0x7684
  /// 個.
  static let general: UInt16 = 0x4E2A
  /// 月.
  static let month: UInt16 = 0x6708
  /// 年.
  static let year: UInt16 = 0x5E74
  /// 級 of 三年級.
  static let grade: UInt16 = 0x7EA7
  /// 內 of 三日內.
  static let within: UInt16 = 0x5185
  /// 間 of 三日間.
  static let between: UInt16 = 0x95F4
  /// 鐘 of 三點鐘.
  static let clock: UInt16 = 0x949F
  /// 許 of 三時許.
  static let about: UInt16 = 0x8BB8
  /// 大 of 三個月大 and 三大挑戰.
  static let big: UInt16 = 0x5927
  /// 天, also of 星期天.
  static let day: UInt16 = 0x5929
  /// 日, also of 星期日.
  static let sun: UInt16 = 0x65E5
  /// 上 of 上兩個月.
  static let previous: UInt16 = 0x4E0A
  /// 下 of 下三年.
  static let next: UInt16 = 0x4E0B
  /// 至, 到, 為, before what a change ends at.
  static let targets: [UInt16] = [until, to, 0x4E3A]
  /// 為, 是, 得, 報, before a value; 達, 至, 到, also at the end of verbs.
  static let values: [UInt16] = [0x4E3A, 0x662F, 0x5F97, 0x62A5]
  static let reached: [UInt16] = [0x8FBE, until, to]
  /// 有, 的, 達, 獲, 得, 佔, 共, 餘, between somebody and what is counted of theirs.
  static let possessions: [UInt16] = [0x6709, possessive, 0x8FBE, 0x83B7, 0x5F97, 0x5360, 0x5171, 0x4F59]
  /// 由, 從, 自, before what a change starts from.
  static let origins: [UInt16] = [0x7531, 0x4ECE, 0x81EA]
  /// 了.
  static let done: UInt16 = 0x4E86
  /// 角, 毛, a tenth of the currency's unit.
  static let coins: [UInt16] = [0x89D2, 0x6BDB]
  /// 在, 於, 到, 至, 從, 往, 赴, 抵, before a place where something happens.
  static let whereabouts: [UInt16] = [0x5728, 0x4E8E, to, until, 0x4ECE, 0x5F80, 0x8D74, 0x62B5]
  /// 每.
  static let every: UInt16 = 0x6BCF
  /// 人.
  static let person: UInt16 = 0x4EBA
  /// 塊 of 三塊五.
  static let piece: UInt16 = 0x5757
  /// 起 of 20日起.
  static let onwards: UInt16 = 0x8D77
  /// 每, 逢 of 每週三.
  static let recurring: [UInt16] = [every, 0x9022]
  /// 前, 後 of 三年前 and 後三年.
  static let before: UInt16 = 0x524D
  static let after: UInt16 = 0x540E
  /// 正, 臘 of the lunar year's first and last month; 初 of its months' first ten days.
  static let firstMonth: UInt16 = 0x6B63
  static let lastMonth: UInt16 = 0x814A
  static let beginning: UInt16 = 0x521D
  /// 米 of 米八 and 一米八.
  static let meter: UInt16 = 0x7C73
  /// 高 of 身高米八.
  static let tall: UInt16 = 0x9AD8
  /// k, m and b of 100K, $1.2M.
  static let letterK: UInt16 = 0x6B
  static let letterM: UInt16 = 0x6D
  static let letterB: UInt16 = 0x62
  /// 在, 於, 從, before times.
  static let times: [UInt16] = [0x5728, 0x4E8E, 0x4ECE]
  /// 在, 於, 自, 從, 由, 到, 至, before a year.
  static let datings: [UInt16] = [0x5728, 0x4E8E, 0x81EA, 0x4ECE, 0x7531, to, until]
  /// 的, 來, 間, 內, 裡, 歷, 之, 中, behind years that lasted.
  static let lasting: [UInt16] = [possessive, 0x6765, between, within, 0x91CC, 0x5386, of, 0x4E2D]
  /// 呎, 尺.
  static let feet: [UInt16] = [0x544E, 0x5C3A]
  /// 節 of 風速20節.
  static let knot: UInt16 = 0x8282
  /// 位, 名 of 排名19位.
  static let ranks: [UInt16] = [0x4F4D, 0x540D]
  /// 者, 員, 人, 民, 生, 士, at the end of words for people.
  static let people: [UInt16] = [0x8005, 0x5458, person, 0x6C11, 0x751F, 0x58EB]
  /// 名, 位, 個, 對, 批, 群, before people.
  static let heads: [UInt16] = [0x540D, 0x4F4D, general, 0x5BF9, 0x6279, 0x7FA4]
  /// 時 of 發言時.
  static let when: UInt16 = 0x65F6
  /// 地, 比, 經, 自, 除, 會, words of grammar that begin many nouns: 地區, 比賽, 經濟體, 自願者, 除害劑, 會議.
  static let nounBeginnings: [UInt16] = [0x5730, versus, 0x7ECF, 0x81EA, 0x9664, 0x4F1A]
  /// 無 of 無人機.
  static let without: UInt16 = 0x65E0
  /// 來.
  static let come: UInt16 = 0x6765
  /// 宗, 次, 起, 例, before what happened.
  static let cases: [UInt16] = [0x5B97, 0x6B21, onwards, 0x4F8B]
  /// 罪, 案, 情, at the end of what is found, heard or told.
  static let matters: [UInt16] = [0x7F6A, 0x6848, 0x60C5]
  /// 會 of 會議.
  static let meet: UInt16 = 0x4F1A
  /// 座 of 16座; 高, 中, 低, 地 of its floors.
  static let block: UInt16 = 0x5EA7
  static let floors: [UInt16] = [tall, 0x4E2D, 0x4F4E, 0x5730]
  /// 以, before a score.
  static let by: UInt16 = 0x4EE5
  /// 案, 件, at the end of 案件 and 事件.
  static let affairs: [UInt16] = [0x6848, 0x4EF6]
  /// 折 of 七折.
  static let discount: UInt16 = 0x6298
  /// 計 of 數以百萬計, behind 千, 萬, 億.
  static let counting: UInt16 = 0x8BA1
  static let myriads: [UInt16] = [0x5343, 0x4E07, 0x4EBF]
  /// 元 of 令和元年.
  static let firstYear: UInt16 = 0x5143
  /// 並, 且, 而, 但, which join two bounds.
  static let also: UInt16 = 0x5E76
  static let moreover: UInt16 = 0x4E14
  static let yet: UInt16 = 0x800C
  static let but: UInt16 = 0x4F46
  /// 和, 與, 及.
  static let joins: [UInt16] = [0x548C, 0x4E0E, 0x53CA]
}
