import CLibXML

/// A page as libxml2 reads it.
final class HTMLPage {
  let document: htmlDocPtr

  init?(_ text: String) {
    var text = text
    let parsed = text.withUTF8 { bytes -> htmlDocPtr? in
      guard let base = bytes.baseAddress, bytes.count < Int(Int32.max) else { return nil }
      return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        let options =
          HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
          | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
        return htmlReadMemory($0, Int32(bytes.count), nil, "UTF-8", Int32(options))
      }
    }
    guard let parsed else { return nil }
    document = parsed
  }

  deinit { xmlFreeDoc(document) }
}
