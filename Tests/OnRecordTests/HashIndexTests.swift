import Testing

@testable import OnRecord

/// `HashIndex`: what is the same has one number, whatever hash it shares with others.
struct HashIndexTests {
  @Test func equalThingsHaveOneNumber() {
    let things = ["甲", "乙", "甲", "丙", "乙", "甲"]
    var index = HashIndex(capacity: things.count)
    var numbers: [Int] = []
    for new in things.indices { numbers.append(index.number(7, orNew: new) { things[$0] == things[new] }) }
    #expect(numbers == [0, 1, 0, 3, 1, 0])
    #expect(index.contains(7) { things[$0] == "丙" })
    #expect(!index.contains(7) { things[$0] == "丁" })
  }

  @Test func itHoldsAsManyAsItWasMadeFor() {
    var index = HashIndex(capacity: 1000)
    for number in 0..<1000 { #expect(index.number(UInt64(number), orNew: number) { $0 == number } == number) }
    for number in 0..<1000 { #expect(index.contains(UInt64(number)) { $0 == number }) }
  }
}
