#if PLAIN_FUZZER
  import Glibc

  /// Random changes of the seeds without libFuzzer: OnRecordFuzz SECONDS SEEDS…; the input under way is kept in a file,
  /// so that what stops the program can be read there.
  @main
  struct PlainFuzzer {
    private var state: UInt64
    private let seeds: [[UInt8]]

    static func main() {
      let arguments = CommandLine.arguments
      let seconds = arguments.count > 1 ? Int(arguments[1]) ?? 10 : 10
      let seeds = arguments.dropFirst(2).compactMap(contents)
      let path = "/tmp/onrecord-fuzz-\(getpid())"
      var fuzzer = PlainFuzzer(
        state: UInt64(seconds) &* 77 &+ UInt64(getpid()), seeds: seeds.isEmpty ? [[0x7B]] : seeds)
      let end = time(nil) + seconds
      var count = 0
      var slowest = 0.0
      while time(nil) < end {
        let input = fuzzer.input()
        keep(input, path)
        let start = ContinuousClock.now
        _ = input.withUnsafeBufferPointer { testOneInput($0.baseAddress, $0.count) }
        let spent = start.duration(to: .now)
        slowest = max(slowest, Double(spent.components.attoseconds) / 1e18 + Double(spent.components.seconds))
        count += 1
      }
      unlink(path)
      print("\(count) inputs, the slowest took \(slowest) s")
    }

    private mutating func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, limit)))
    }

    /// A seed with some bytes changed, cut, doubled, moved or taken from another seed.
    private mutating func input() -> [UInt8] {
      var bytes = seeds[random(seeds.count)]
      for _ in 0...random(6) {
        guard !bytes.isEmpty else { return [UInt8(truncatingIfNeeded: random(256))] }
        let place = random(bytes.count)
        let length = min(bytes.count - place, 1 + random(40))
        switch random(9) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random(256))
        case 1: bytes[place] ^= 1 << UInt8(random(8))
        case 2: bytes.removeSubrange(place..<(place + length))
        case 3: bytes.insert(contentsOf: bytes[place..<(place + length)], at: random(bytes.count))
        case 4: bytes = Array(bytes.prefix(place))
        case 5:
          let other = seeds[random(seeds.count)]
          let start = random(other.count)
          bytes.insert(contentsOf: other[start...].prefix(1 + random(200)), at: place)
        case 6: bytes.insert(contentsOf: [UInt8](repeating: bytes[place], count: 1 + random(400)), at: place)
        case 7:
          let marks = Array("{}[]\"\\,<>&;:/\n\r\t「」（）【】，。0123456789一二三億".utf8)
          bytes.insert(marks[random(marks.count)], at: place)
        default: bytes.swapAt(place, random(bytes.count))
        }
        if bytes.count > 1 << 15 { bytes = Array(bytes.prefix(1 << 15)) }
      }
      return bytes
    }

    private static func contents(_ path: String) -> [UInt8]? {
      guard let file = fopen(path, "rb") else { return nil }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = fread(&bytes, 1, bytes.count, file)
      return count > 0 ? Array(bytes.prefix(count)) : nil
    }

    private static func keep(_ bytes: [UInt8], _ path: String) {
      guard let file = fopen(path, "wb") else { return }
      fwrite(bytes, 1, bytes.count, file)
      fclose(file)
    }
  }
#endif
