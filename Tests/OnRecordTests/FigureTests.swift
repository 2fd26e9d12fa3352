import ICUText
import OnRecordModel
import Testing

@testable import OnRecord

/// Figures: `Tests/Cases/figures.cases` line by line, and numerals against ICU's spell-out.
struct FigureTests {
  private let extractor: Extractor

  init() throws { extractor = try Extractor() }

  private func figures(_ text: String) -> [Figure] {
    extractor.extract(Article(id: "a", text: text, published: "2025-12-18")).figures
  }

  /// kind value unit modifier, blank-separated; a hyphen for what is absent.
  private func describe(_ figure: Figure) -> String {
    let low = figure.value ?? figure.low?.description ?? "-"
    let high = figure.highValue ?? figure.high?.description ?? low
    let value = low == high ? low : "\(low)..\(high)"
    return "\(figure.text) \(figure.kind.rawValue) \(value) \(figure.unit ?? "-") \(figure.modifier?.rawValue ?? "-")"
  }

  @Test func casesAreRead() {
    let cases = TestFiles.cases("figures")
    #expect(cases.count > 40)
    for columns in cases {
      let found = figures(columns[0]).map(describe)
      #expect(found == columns.dropFirst().filter { !$0.isEmpty }, "\(columns[0])")
    }
  }

  @Test func spelledOutNumbersAreReadBack() throws {
    var number: Int64 = 13
    while number < 900_000_000_000 {
      let words = try spellOut(number, locale: "zh_Hant")
      let text = "共有\(words)個。"
      let found = figures(text).first
      #expect(found?.low?.description == String(number), "\(words)")
      number = number * 7 + 11
    }
  }

  @Test func datesAreSettledAgainstTheArticlesDate() {
    let found = figures("他12月8日抵達，去年11月離開。")
    #expect(found.map { $0.interval?.start } == ["2025-12-08", "2024-11-01"])
    #expect(found.map { $0.interval?.end } == ["2025-12-09", "2024-12-01"])
    #expect(found.map { $0.interval?.days } == [1, 30])
  }

  private func start(_ text: String, published: String) -> String? {
    extractor.extract(Article(id: "a", text: text, published: published)).figures.first?.interval?.start
  }

  @Test func relativeDatesAreCountedFromTheArticlesDay() {
    #expect(start("他昨天離開。", published: "2024-03-01") == "2024-02-29")
    #expect(start("他上個月離開。", published: "2024-01-31") == "2023-12-01")
    #expect(start("他下週離開。", published: "2013-02-12") == "2013-02-18")
    #expect(start("他周一離開。", published: "2013-02-12") == "2013-02-11")
    #expect(start("他將在周一離開。", published: "2013-02-12") == "2013-02-18")
    #expect(start("2月29日", published: "2017-03-22") == "2016-02-29")
    #expect(start("29日", published: "2018-02-22") == "2018-01-29")
    #expect(start("他在11月8日離開。", published: "2019-09-20") == "2018-11-08")
    #expect(start("案件押後至11月8日再訊。", published: "2019-09-20") == "2019-11-08")
    #expect(start("他在10月8日離開。", published: "2019-09-20") == "2019-10-08")
    #expect(start("12月下旬停產", published: "2025-12-18") == "2025-12-21")
    #expect(start("今晚8點開會", published: "2013-02-12") == "2013-02-12T20:00:00")
    #expect(extractor.extract(Article(id: "a", text: "他昨天離開。")).figures.isEmpty)
  }

  @Test func aDateGoesOnWithTheYearAndMonthToldBefore() {
    func starts(_ text: String, _ published: String = "2020-09-10") -> [String?] {
      extractor.extract(Article(id: "a", text: text, published: published)).figures.map { $0.interval?.start }
    }
    #expect(starts("2017年8月被捕，11月獲釋。") == ["2017-08-01", "2017-11-01"])
    #expect(starts("去年8月被捕，11月8日獲釋。") == ["2019-08-01", "2019-11-08"])
    #expect(starts("2017年8月被捕，3月獲釋。") == ["2017-08-01", "2020-03-01"])
    #expect(starts("8月3日發病，29日確診。", "2020-08-31") == ["2020-08-03", "2020-08-29"])
    #expect(starts("他在7月20日發病，30日確診。", "2020-08-19") == ["2020-07-20", "2020-07-30"])
  }

  @Test func wordsOfPlansAreWordsOfTheirOwn() {
    #expect(start("立法會11月通過議案。", published: "2020-09-10") == "2019-11-01")
    #expect(start("議案將於11月通過。", published: "2020-09-10") == "2020-11-01")
    #expect(start("議案會在11月通過。", published: "2020-09-10") == "2020-11-01")
    #expect(start("他準備參加周六的比賽。", published: "2020-09-18") == "2020-09-19")
    #expect(start("週一，他接受訪問。", published: "2020-09-10") == "2020-09-07")
    #expect(start("總統2日接受訪問。", published: "2016-12-25") == "2016-12-02")
    #expect(start("總統將於2日接受訪問。", published: "2016-12-25") == "2017-01-02")
  }

  @Test func whatADateBeginsHasNoEnd() {
    let found = figures("自2018年以來，8日起開會，2020年之後。")
    #expect(found.map { $0.interval?.start } == ["2018-01-01", "2025-12-08", "2021-01-01"])
    #expect(found.map { $0.interval?.end } == [nil, nil, nil])
    #expect(found.map { $0.interval?.days } == [nil, nil, nil])
  }

  @Test func stretchesLieBesideTheArticlesDay() {
    let found = figures("過去十年，未來兩天，三年前，5天前，兩個月前。")
    #expect(
      found.map { $0.interval?.start } == ["2015-12-18", "2025-12-19", "2022-01-01", "2025-12-13", "2025-10-01"])
    #expect(found.map { $0.interval?.days } == [3653, 2, 365, 1, 31])
  }

  @Test func withoutAnArticlesDayStretchesAndTimesStandAlone() {
    let found = extractor.extract(Article(id: "a", text: "過去十年，三年前，12月8日下午5時。")).figures
    #expect(found.map(\.kind) == [.duration, .duration, .date, .time])
  }

  @Test func changesTellWhichWayAndFromWhere() {
    let found = figures("營收由50億元升至80億元，獲利減少25%，股價為30元。")
    #expect(found.map(\.change) == [.up, .up, .down, nil])
    #expect(found.map(\.changePart) == [.from, .to, .by, nil])
  }

  @Test func theDollarIsThatOfTheArticle() {
    func unit(_ text: String, _ outlet: String? = nil) -> String? {
      extractor.extract(Article(id: "a", text: text, outlet: outlet)).figures.first?.unit
    }
    #expect(unit("罰款5000元。", "香港電台") == "HKD")
    #expect(unit("罰款5000元。", "新華社") == "CNY")
    #expect(unit("罰款5000元。律政司與廉政公署拒絕評論。") == "HKD")
    #expect(unit("罰款5000元。河南省鄭州市法院與公安廳拒絕評論。", "香港電台") == "CNY")
  }

  @Test func whatAFigureMeasuresAndIsCountedBy() {
    #expect(figures("抽取25%的銷售分成。").first?.of == "銷售分成")
    #expect(figures("賣出逾100萬顆國產晶片。").first?.of == "國產晶片")
    #expect(figures("約700人出席大會。").first?.of == nil)
    #expect(figures("兩名學生進入大樓。").first?.of == "學生")
    #expect(figures("三名市民受傷。").first?.of == "市民")
    #expect(figures("兩艘軍艦周四駛離。").first?.of == "軍艦")
    #expect(figures("三個帶小孩來的。").first?.of == nil)
    #expect(figures("每箱四百元，一箱四百元。").allSatisfy { $0.of == nil })
    #expect(figures("每股3元。").first?.per == "每股")
    #expect(figures("每年花費3億元。").first?.per == "每年")
  }

  @Test func aFigureBelongsToTheOneNameOfItsClause() {
    func owners(_ text: String) -> [String?] {
      let graph = extractor.extract(Article(id: "a", text: text))
      return graph.edges.filter { $0.kind == .measures }.map { edge in
        graph.entities.first { $0.id == edge.to }?.name
      }
    }
    #expect(owners("台積電去年營收達2兆元，成長25%。") == ["台積電"])
    #expect(owners("台積電與英特爾投資50億元。") == [])
    #expect(owners("他在台北捐出50萬元。") == [])
    #expect(owners("公司向台積電支付50萬元。") == [])
    #expect(owners("台積電及三間公司的營收。") == [])
    #expect(owners("台積電是兩間公司合併而成。") == [])
    #expect(owners("台積電聘請三名工程師。") == [])
    #expect(owners("台積電有三名董事。") == ["台積電"])
    #expect(owners("計劃向台灣出售七項武器。") == [])
  }
}
