import OnRecordLexicon
import OnRecordModel

/// Puts mentions together into entities: same entry, same form, gloss, short form.
struct NameResolver {
  private let reading: Reading
  private let found: [FoundMention]

  init(_ reading: Reading, _ found: [FoundMention]) {
    self.reading = reading
    self.found = found
  }

  func names() -> Names {
    var names = Names()
    var index: [String: Int] = [:]
    for mention in found {
      let text = reading.document.text(mention.span)
      let entry = mention.entity.map { reading.lexicon.description($0) }
      let name = entry?.name ?? text
      let key = "\(mention.type.rawValue)/\(name)"
      let entity: Int
      if let known = index[key] {
        entity = known
      } else {
        entity = names.entities.count
        index[key] = entity
        let id = entry == nil ? "\(key)@\(reading.article.id)" : key
        names.entities.append(
          Entity(id: id, type: mention.type, name: text, gazetteer: entry == nil ? nil : key))
      }
      names.entities[entity].mentions.append(Mention(span: mention.span, text: text, rule: mention.rule))
      names.mentions.append(NamedSpan(span: mention.span, type: mention.type, entity: entity, rule: mention.rule))
    }
    return names
  }
}
