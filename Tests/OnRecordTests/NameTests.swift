import OnRecordModel
import Testing

@testable import OnRecord

/// Names: `Tests/Cases/names.cases` line by line, and the evidence behind them.
struct NameTests {
  private let extractor: Extractor

  init() throws { extractor = try Extractor() }

  /// Text and type of every mention, in the order of the text.
  private func names(_ text: String) -> [String] {
    extractor.extract(Article(id: "a", text: text)).entities
      .flatMap { entity in entity.mentions.map { ($0.span, "\($0.text) \(entity.type.rawValue)") } }
      .sorted { $0.0 < $1.0 }.map(\.1)
  }

  @Test func casesAreRead() {
    let cases = TestFiles.cases("names")
    #expect(cases.count > 35)
    for columns in cases {
      #expect(names(columns[0]) == columns.dropFirst().filter { !$0.isEmpty }, "\(columns[0])")
    }
  }

  @Test func everyNameHasEvidence() {
    let article = Article(id: "a", text: "總經理林語桐表示，台積電將在台南設廠。林語桐又說，中美關係要緊。")
    let graph = extractor.extract(article)
    let evidence = extractor.nameEvidence(article)
    for mention in graph.entities.flatMap(\.mentions) {
      #expect(evidence.contains { $0.span.contains(mention.span) && $0.rule == mention.rule }, "\(mention.text)")
    }
    #expect(evidence.first?.witnesses.isEmpty == false)
    #expect(evidence.first?.rivals.isEmpty == false)
    for reason in evidence { #expect(reason.rivals.count <= 3) }
  }

  @Test func aFormOfSeveralRegionsMeansTheArticles() {
    let text = "中大校長昨日出席論壇，沙田校園開放，旺角、灣仔的市民參加。"
    let entities = extractor.extract(Article(id: "a", text: text)).entities
    #expect(entities.contains { $0.gazetteer == "organization/香港中文大學" })
  }

  /// Whose body a word means that many states have: what links each text, nil where nothing does.
  @Test(
    arguments: [
      ("國務院發言人昨天在華盛頓表示，美國總統拜登將訪問日本。", "國務院", "organization/美國國務院"),
      ("國務院總理昨天在北京主持會議，廣東和四川的官員出席。", "國務院", "organization/中國國務院"),
      ("立法會昨天在中環開會，旺角和沙田的市民旁聽。", "立法會", "organization/香港立法會"),
      ("外交部昨天在北京表示，中國與香港的交流不受影響。", "外交部", "organization/中國外交部"),
      ("外交部昨天在台北表示，台灣與高雄市的代表同行。", "外交部", "organization/外交部"),
      ("教育局昨天在溫哥華表示，加拿大的學校復課。", "教育局", nil),
      ("美國參議院昨天在華盛頓開會。參議院今天表決。", "參議院", "organization/美國參議院"),
    ] as [(String, String, String?)])
  func aWordForABodyMeansTheOneSpokenOf(text: String, word: String, entry: String?) {
    let entities = extractor.extract(Article(id: "a", text: text)).entities
    let meant = entities.first { $0.mentions.contains { $0.text == word } }
    #expect(meant != nil)
    #expect(meant?.gazetteer == entry)
  }

  /// What a short form means that several things bear: the one that its article names or is at home with.
  @Test(
    arguments: [
      ("官員昨日訪澳，澳門的學校照常上課，澳門居民歡迎。", "澳", "place/澳門"),
      ("官員昨日訪澳，澳洲總理迎接，悉尼的學校照常上課。", "澳", "place/澳洲"),
      ("記者協會及香港記者協會昨日去信港台，港台節目照常播出。", "港台", "organization/香港電台"),
      ("香港外國記者會昨日表示，FCC又說，中環的會所照常開放。", "FCC", "organization/香港外國記者會"),
      ("《蘋果日報》昨日停刊，香港市民排隊買《蘋果》。", "蘋果", "organization/蘋果日報"),
      ("蘋果公司昨日發表新手機，蘋果表示，香港今天開售。", "蘋果", "organization/蘋果公司"),
      ("全國人大常委會昨日在北京開會，香港的議員說，人大有權決定。", "人大", "organization/全國人民代表大會"),
    ] as [(String, String, String)])
  func aShortFormMeansWhatItsArticleNames(text: String, form: String, entry: String) {
    let entities = extractor.extract(Article(id: "a", text: text)).entities
    #expect(entities.first { $0.mentions.contains { $0.text == form } }?.gazetteer == entry)
  }

  /// Whom a part of a name means that many bear, and a full name of somebody else: nil where the article tells of another.
  @Test(
    arguments: [
      ("大法官霍姆斯（Oliver Wendell Holmes）曾經說過。", "霍姆斯", nil),
      ("保安專家路易斯表示，資料已經外洩。", "路易斯", nil),
      ("資深記者史丹利約翰遜昨天到場。約翰遜說，天氣很好。", "約翰遜", nil),
      ("法官林嘉欣昨天裁定罪名不成立。", "林嘉欣", nil),
      ("演員林嘉欣昨天出席首映。", "林嘉欣", "person/林嘉欣"),
      ("選出的有鄭志仁、楊萬里、吳漢良、李建中。", "楊萬里", nil),
      ("詩人有陸游、楊萬里、范成大、蘇軾。", "楊萬里", "person/楊萬里"),
      ("卡爾波普爾的書很多。", "卡爾波普爾", "person/卡爾·波普"),
      ("前總統奧巴馬、克林頓出席典禮。", "克林頓", "person/柯林頓"),
    ] as [(String, String, String?)])
  func aListedBearerNeedsSupport(text: String, name: String, entry: String?) {
    let entities = extractor.extract(Article(id: "a", text: text)).entities
    let meant = entities.first { $0.mentions.contains { $0.text == name } }
    #expect(meant != nil)
    #expect(meant?.gazetteer == entry)
  }

  @Test func aWordForABodyIsTheOneWithALongerName() {
    let text = "北市教育局昨天在台北表示，學校今天開學。教育局又說，學生不必擔心。"
    let entities = extractor.extract(Article(id: "a", text: text)).entities
    let office = entities.first { $0.mentions.contains { $0.text == "北市教育局" } }
    #expect(office?.mentions.count == 2)
    #expect(office?.name == "北市教育局")
  }

  @Test func surnamesInDisorderEnd() {
    // Every pair of them stands hundreds of times, and any three may be a name.
    let surnames = Array("陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周徐蘇葉莊呂江何蕭羅高")
    var state: UInt64 = 1
    let text = (0..<300_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return surnames[Int(state >> 33) % surnames.count]
    }
    #expect(extractor.extract(Article(id: "a", text: String(text))).article.scalars == 300_000)
  }

  @Test func namesGlossedAHundredThousandTimesEnd() {
    for piece in ["安德魯（", "O’", "安德魯（A’A’"] {
      let text = String(repeating: piece, count: 100_000)
      #expect(
        extractor.extract(Article(id: "a", text: text)).article.scalars == piece.unicodeScalars.count * 100_000)
    }
  }

  @Test func aMillionSurnamesEnd() {
    let text = String(repeating: "王", count: 1_000_000)
    #expect(extractor.extract(Article(id: "a", text: text)).article.scalars == 1_000_000)
  }
}
