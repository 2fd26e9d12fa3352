import Testing

@testable import OnRecord

/// SHA-256 by the processor's instructions and without them: the vectors of FIPS 180-4 and lengths around a block.
struct FingerprintTests {
  private func fingerprints(_ text: String) -> Set<String> {
    var text = text
    return text.withUTF8 { bytes in
      [
        SHA256.hexadecimal(of: bytes), SHA256.hexadecimal(of: bytes, isAccelerated: false),
      ]
    }
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func knownVectors(text: String, expected: String) {
    #expect(fingerprints(text) == [expected])
  }

  @Test(arguments: 54...66)
  func bothWaysAgree(length: Int) {
    #expect(fingerprints(String(repeating: "a", count: length)).count == 1)
  }
}
