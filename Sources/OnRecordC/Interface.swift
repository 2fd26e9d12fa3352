public import COnRecord
import Glibc
import OnRecord
import OnRecordModel

// The functions of onrecord.h. Handles are retained objects; every pointer is checked before it is used.

private final class Handle: Sendable {
  let extractor: Extractor

  init(_ extractor: Extractor) { self.extractor = extractor }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func onrecord_version() -> UnsafePointer<CChar>? {
  UnsafeRawPointer(OnRecordVersion.text.utf8Start).assumingMemoryBound(to: CChar.self)
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func onrecord_last_error() -> UnsafePointer<CChar>? { onrecord_kept_error() }

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func onrecord_open(_ gazetteers: UnsafePointer<onrecord_text>?, _ count: Int) -> OpaquePointer? {
  keep("")
  var overlays: [(path: String, text: String)] = []
  for index in 0..<max(0, count) {
    guard let gazetteers, let text = string(gazetteers[index]) else {
      keep("gazetteer \(index + 1): expected UTF-8 text")
      return nil
    }
    overlays.append(("gazetteer \(index + 1)", text))
  }
  do {
    return OpaquePointer(Unmanaged.passRetained(Handle(try Extractor(overlays: overlays))).toOpaque())
  } catch {
    keep("\(error)")
    return nil
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func onrecord_close(_ extractor: OpaquePointer?) {
  guard let extractor else { return }
  Unmanaged<Handle>.fromOpaque(UnsafeRawPointer(extractor)).release()
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func onrecord_extract(
  _ extractor: OpaquePointer?, _ article: UnsafePointer<onrecord_article>?, _ length: UnsafeMutablePointer<Int>?
) -> UnsafeMutablePointer<CChar>? {
  keep("")
  guard let extractor, let article, let length else {
    keep("a null pointer, expected an extractor, an article and where to write the length")
    return nil
  }
  guard article.pointee.size >= MemoryLayout<onrecord_article>.size else {
    keep("an article of \(article.pointee.size) bytes, expected \(MemoryLayout<onrecord_article>.size)")
    return nil
  }
  guard let read = read(article.pointee) else { return nil }
  let handle = Unmanaged<Handle>.fromOpaque(UnsafeRawPointer(extractor)).takeUnretainedValue()
  var json = JSONBuffer()
  GraphWriter().write(
    handle.extractor.extract(read), text: article.pointee.writes_text != 0 ? read.text : nil, to: &json)
  guard let copy = malloc(max(1, json.count)) else {
    keep("no memory for a graph of \(json.count) bytes")
    return nil
  }
  json.withBytes { bytes in
    if let base = bytes.baseAddress { copy.copyMemory(from: base, byteCount: bytes.count) }
  }
  length.pointee = json.count
  return copy.assumingMemoryBound(to: CChar.self)
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func onrecord_free(_ json: UnsafeMutablePointer<CChar>?) { Glibc.free(json) }

// MARK: Texts

/// The article, or nil with the error kept.
private func read(_ given: onrecord_article) -> Article? {
  func field(_ text: onrecord_text, _ name: String) -> (isGood: Bool, text: String?) {
    if text.bytes == nil { return (true, nil) }
    guard let read = string(text) else {
      keep("\(name): expected UTF-8")
      return (false, nil)
    }
    return (true, read)
  }
  let id = field(given.id, "id")
  let text = field(given.text, "text")
  let title = field(given.title, "title")
  let published = field(given.published, "published")
  let url = field(given.url, "url")
  let outlet = field(given.outlet, "outlet")
  guard id.isGood, text.isGood, title.isGood, published.isGood, url.isGood, outlet.isGood else { return nil }
  guard let body = text.text else {
    keep("text: found none, expected an article's text")
    return nil
  }
  var article = Article(
    id: id.text ?? "", text: body, published: published.text, url: url.text, outlet: outlet.text)
  article.adopt(title: title.text)
  for index in 0..<given.byline_count {
    guard let names = given.byline, let name = string(names[index]) else {
      keep("byline: expected UTF-8")
      return nil
    }
    article.byline.append(name)
  }
  return article
}

/// The text of valid UTF-8 bytes, else nil.
private func string(_ text: onrecord_text) -> String? {
  guard let bytes = text.bytes else { return nil }
  return bytes.withMemoryRebound(to: UInt8.self, capacity: text.length) {
    String(validating: UnsafeBufferPointer(start: $0, count: text.length), as: UTF8.self)
  }
}

private func keep(_ error: String) {
  var error = error
  error.withUTF8 { utf8 in
    utf8.withMemoryRebound(to: CChar.self) { bytes in
      if let base = bytes.baseAddress { onrecord_keep_error(base, bytes.count) } else { onrecord_keep_error("", 0) }
    }
  }
}
