import CDataset

/// The files of the target CDataset, which every binary carries inside.
enum EmbeddedFile {
  static func text(_ name: String) -> String {
    guard let file = cdataset_find(name)?.pointee else { preconditionFailure("no embedded file \(name)") }
    return file.bytes.withMemoryRebound(to: UInt8.self, capacity: file.size) {
      String(decoding: UnsafeBufferPointer(start: $0, count: file.size), as: UTF8.self)
    }
  }
}
