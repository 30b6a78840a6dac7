/// Small numbers as runs of equal ones and groups of eight packed bit by bit.
///
/// Source: apache/parquet-format, Encodings.md, "Run Length Encoding / Bit-Packing Hybrid".
struct HybridRuns {
  /// The bits of each number, 1 to 32.
  let width: Int
  private var finished: [UInt8] = []
  /// Numbers that are to be packed: always whole groups of eight, but for what `last` may add.
  private var open: [UInt32] = []
  private var (last, count): (UInt32, Int) = (0, 0)

  /// Begins with no numbers.
  init(width: Int) { self.width = width }

  /// The numbers in as many bits as the greatest of them takes.
  static func bytes(_ numbers: some Sequence<UInt32>, width: Int) -> [UInt8] {
    var runs = HybridRuns(width: width)
    for number in numbers { runs.append(number) }
    return runs.encoded
  }

  private mutating func append(_ number: UInt32) {
    if count > 0, number != last { endRun() }
    (last, count) = (number, count + 1)
  }

  /// Puts the run of equal numbers where it takes least: first to fill a group that is begun.
  private mutating func endRun() {
    while count > 0, open.count % 8 != 0 {
      open.append(last)
      count -= 1
    }
    if count >= 8 {
      pack()
      finished.append(varint: UInt64(count) << 1)
      finished += last.littleEndianBytes.prefix((width + 7) / 8)
    } else {
      open += repeatElement(last, count: count)
    }
    count = 0
  }

  /// Ends the groups that are begun; only the last ones of all may have to be filled with zeros.
  private mutating func pack() {
    guard !open.isEmpty else { return }
    while open.count % 8 != 0 { open.append(0) }
    finished.append(varint: UInt64(open.count / 8) << 1 | 1)
    finished += Self.packed(open, width: width)
    open = []
  }

  /// Numbers bit by bit, the lowest first.
  static func packed(_ numbers: [UInt32], width: Int) -> [UInt8] {
    var (bytes, bits, count): ([UInt8], UInt64, Int) = ([], 0, 0)
    for number in numbers {
      bits |= UInt64(number) << UInt64(count)
      count += width
      while count >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: bits))
        bits >>= 8
        count -= 8
      }
    }
    if count > 0 { bytes.append(UInt8(truncatingIfNeeded: bits)) }
    return bytes
  }

  private var encoded: [UInt8] {
    var whole = self
    whole.endRun()
    whole.pack()
    return whole.finished
  }
}
