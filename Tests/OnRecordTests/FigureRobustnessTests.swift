import ICUText
import OnRecordModel
import Testing

@testable import OnRecord

/// Figures on what no article should be: random digits, numerals and units, and forms that repeat without end.
struct FigureRobustnessTests {
  private let extractor: Extractor

  init() throws { extractor = try Extractor() }

  private struct FiguresAreRead: Error {}

  /// Ends an extraction when the stage of figures is over.
  private struct FiguresOnly: StageObserver {
    mutating func ended(_ stage: Stage) throws(FiguresAreRead) { if stage == .figures { throw FiguresAreRead() } }
  }

  private func readFigures(_ text: String) {
    var observer = FiguresOnly()
    _ = try? extractor.extract([Article(id: "a", text: text, published: "2024-02-29")], observer: &observer)
  }

  /// SplitMix64, so that every run reads the same texts.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let pieces = [
    "0", "1", "2", "9", "99", "000", "１", "９", ",", "，", ".", "·", ":", "/", "-", "－", "~", "%", "％", "$", "US$",
    "℃", "km", "G", "pm", "(", ")", " ", "、", "。", "零", "〇", "一", "二", "兩", "三", "九", "十", "百", "千", "萬", "億", "兆",
    "廿", "卅", "壹", "貳", "拾", "佰", "仟", "半", "幾", "數", "多", "餘", "點", "分", "之", "又", "比", "第", "負", "零下", "成",
    "折", "倍", "趴", "個", "人", "顆", "元", "美元", "新台幣", "塊", "角", "公里", "千米", "度", "攝氏", "年", "月", "日", "號",
    "季", "年代", "世紀", "時", "點鐘", "分鐘", "秒", "小時", "個月", "天", "週", "星期", "今", "昨天", "明天", "去年", "本月", "上",
    "下", "民國", "西元前", "農曆", "上午", "下午", "晚上", "今晚", "上半年", "下旬", "月底", "至", "到", "和", "之間", "間", "約",
    "超過", "以上", "內", "左右", "增至", "每", "的", "歲", "大", "首", "前", "後", "起", "條", "陣", "鐘", "幾億",
  ]

  @Test func hundredsOfThousandsOfRandomPiecesAreRead() {
    var generator = Generator(state: 4)
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<750 {
        text += Self.pieces.randomElement(using: &generator) ?? ""
        if generator.next() % 12 == 0 { text += "\n" }
      }
      readFigures(text)
    }
  }

  @Test(arguments: [
    "9", "1,111,", "1.", "十", "一", "一二", "百千萬億兆", "1時至", "下午1時到", "1至", "三到五", "1月1日至", "2020-", "2020年到", "百分之",
    "三又", "三分之", "1:1:", "1年又", "1小時1分", "今(", "負", "-1", "上三", "第", "每", "萬萬", "點一", "1、", "$", "星期一", "零",
  ]) func longRepetitionsEnd(piece: String) {
    // What takes quadratic time does not come back from this.
    readFigures(String(repeating: piece, count: 16_000))
  }

  @Test(arguments: ["zh_Hant", "zh"]) func numbersInWordsAreReadBack(locale: String) throws {
    var generator = Generator(state: 7)
    for round in 0..<600 {
      // As many of each length, up to nine thousand myriads of myriads.
      let bound = Int64((0..<(2 + round % 14)).reduce(1.0) { value, _ in value * 10 })
      let number = Int64.random(in: 13...max(13, bound), using: &generator)
      let words = try spellOut(number, locale: locale)
      let graph = extractor.extract(Article(id: "a", text: "共有\(words)個。"))
      #expect(graph.figures.first?.low?.description == String(number), "\(words)")
    }
  }
}
