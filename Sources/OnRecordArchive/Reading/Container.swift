import CArchive

/// A zip or tar archive, read from front to back; its members are streams of their own.
///
/// Nothing is unpacked to disk: a member's name is only told, so `../` in it leads nowhere. Links are not followed.
final class Container {
  private final class Feed {
    let stream: ByteStream
    var given = 0

    init(_ stream: ByteStream) { self.stream = stream }
  }

  private let feed: Feed
  private let handle: OpaquePointer
  private var total = 0

  init(_ stream: ByteStream) throws(StreamError) {
    feed = Feed(stream)
    let context = Unmanaged.passUnretained(feed).toOpaque()
    let opened = carchive_container_open(context) { context, bytes in
      let feed = Unmanaged<Feed>.fromOpaque(context).takeUnretainedValue()
      feed.stream.skip(feed.given)
      let window = feed.stream.window()
      feed.given = window.count
      bytes.pointee = window.baseAddress
      return window.count
    }
    guard let opened else { throw StreamError(reason: "no archive that can be read") }
    handle = opened
  }

  deinit { carchive_container_close(handle) }

  /// The name of the next member that is a file, nil at the end.
  func next() throws(StreamError) -> String? {
    var name: UnsafePointer<CChar>?
    var isFile = false
    while true {
      switch Int(carchive_container_next(handle, &name, &isFile)) {
      case CARCHIVE_MEMBER: if isFile, let name { return String(cString: name) }
      case CARCHIVE_END: return nil
      default: throw failure()
      }
    }
  }

  /// The bytes of the member last named.
  func member() -> any ByteSource { Member(self) }

  private func failure() -> StreamError {
    feed.stream.failure ?? StreamError(reason: String(cString: carchive_container_error(handle)))
  }

  private final class Member: ByteSource {
    private let container: Container

    init(_ container: Container) { self.container = container }

    func read(into target: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
      guard let base = target.bindMemory(to: UInt8.self).baseAddress else { return 0 }
      let count = carchive_container_read(container.handle, base, min(target.count, 1 << 20))
      if count < 0 { throw container.failure() }
      container.total += count
      if container.total > 64 << 20, container.total / 2000 > container.feed.stream.offset {
        throw StreamError(reason: "expands to more than 2000 times its size: a decompression bomb")
      }
      return count
    }
  }
}
