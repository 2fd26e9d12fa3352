import OnRecord
import OnRecordLexicon
import OnRecordModel
import Testing

/// The rules as told in `Gazetteers/zh/rules`: each finds what its cases say and leaves what it has to leave.
struct RuleTests {
  /// A rule that gave a span.
  private struct Firing: Hashable {
    var rule: String
    var span: Range<Int>
  }

  private static let folder = "../Gazetteers/zh/rules"

  private static let rules: [RuleEntry] = {
    var reader = GazetteerReader()
    for name in TestFiles.names(in: folder) {
      reader.read(path: "rules/\(name)", text: TestFiles.text("\(folder)/\(name)"))
    }
    return reader.source.rules
  }()

  private static var stages: [String] { Set(rules.map(\.stage)).sorted() }

  private let extractor: Extractor

  init() throws { extractor = try Extractor() }

  /// What the rules of one stage gave, with the spans of the graph that name them.
  private func firings(_ stage: String, in graph: ArticleGraph) -> Set<Firing> {
    var firings: Set<Firing> = []
    func add(_ rule: String?, _ span: TextSpan?) {
      if let rule, !rule.isEmpty, let span { firings.insert(Firing(rule: rule, span: span.range)) }
    }
    switch stage {
    case "figures":
      for figure in graph.figures { add(figure.rule, figure.span) }
    case "names":
      for entity in graph.entities { for mention in entity.mentions { add(mention.rule, mention.span) } }
      for edge in graph.edges where edge.kind == .role { add(edge.rule, edge.span) }
    case "quotes":
      for quotation in graph.quotations {
        for stretch in quotation.content { add(quotation.contentRule, stretch.span) }
        add(quotation.sourceRule, quotation.source?.span)
      }
    case "zones":
      for zone in graph.article.zones { add(zone.rule, zone.span) }
    default: Issue.record("no stage \(stage)")
    }
    return firings
  }

  private func firings(_ stage: String, in text: String) -> Set<Firing> {
    firings(stage, in: extractor.extract(Article(id: "a", text: text, published: "2025-12-18")))
  }

  @Test func thereAreRules() { #expect(Self.rules.count > 25) }

  @Test(arguments: stages) func rulesFindTheirCases(stage: String) {
    for rule in Self.rules where rule.stage == stage {
      for example in rule.finds {
        let found = firings(stage, in: example.text).filter { $0.rule == rule.id }
        #expect(Set(found.map(\.span)) == Set(example.spans), "\(rule.id) in \(example.text)")
      }
      for text in rule.leaves {
        #expect(!firings(stage, in: text).contains { $0.rule == rule.id }, "\(rule.id) in \(text)")
      }
    }
  }

  @Test(arguments: stages) func everyRuleThatFiresIsTold(stage: String) {
    let told = Set(Self.rules.lazy.filter { $0.stage == stage }.map(\.id))
    let texts = AnnotatedArticle.all().map(\.text) + TestFiles.cases(stage).map { $0[0] }
    for text in texts {
      for firing in firings(stage, in: text) { #expect(told.contains(firing.rule), "\(firing.rule)") }
    }
  }
}
