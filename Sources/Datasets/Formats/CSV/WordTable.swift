/// The words of a column of one block of text, by their bytes, with a number each.
struct WordTable {
  /// What a slot without a word holds.
  private static let free: Int32 = -1

  private var slots = [Int32](repeating: Self.free, count: 64)
  private var hashes: [UInt64] = []
  /// Where the bytes of each word lie in the block.
  private var ranges: [Range<Int>] = []
  /// The number of each word.
  private var numbers: [Int32] = []

  /// The number of a word; nil where it is new.
  func number(of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Int32? {
    let hash = Self.hash(text, range)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != Self.free {
      let entry = Int(slots[slot])
      if hashes[entry] == hash, Self.isEqual(text, ranges[entry], range) { return numbers[entry] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Remembers the number of a word that is new.
  mutating func note(
    _ number: Int32, of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>
  ) {
    if 2 * ranges.count >= slots.count { grow() }
    hashes.append(Self.hash(text, range))
    ranges.append(range)
    numbers.append(number)
    insert(ranges.count - 1)
  }

  private mutating func insert(_ entry: Int) {
    var slot = Int(truncatingIfNeeded: hashes[entry]) & (slots.count - 1)
    while slots[slot] != Self.free { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(entry)
  }

  private mutating func grow() {
    slots = [Int32](repeating: Self.free, count: 4 * slots.count)
    for entry in ranges.indices { insert(entry) }
  }

  /// FNV-1a, whose low bits are mixed with the high ones.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in range { hash = (hash ^ UInt64(text[i])) &* 0x100_0000_01B3 }
    return hash ^ hash >> 32
  }

  private static func isEqual(
    _ text: UnsafeBufferPointer<UInt8>, _ one: Range<Int>, _ other: Range<Int>
  ) -> Bool {
    guard one.count == other.count else { return false }
    for i in 0..<one.count where text[one.lowerBound + i] != text[other.lowerBound + i] {
      return false
    }
    return true
  }
}
