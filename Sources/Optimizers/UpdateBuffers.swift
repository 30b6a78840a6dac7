/// The buffers of a rule, each a twin of the store's, empty until an update needs it.
public struct UpdateBuffers: Sendable {
  /// Which of the three buffers an update needs.
  public struct Selection: OptionSet, Sendable, Hashable {
    /// One bit for each buffer, the first the lowest.
    public let rawValue: Int

    /// Selects buffers by their bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The first buffer.
    public static let first = Selection(rawValue: 1)

    /// The second buffer.
    public static let second = Selection(rawValue: 2)

    /// The third buffer.
    public static let third = Selection(rawValue: 4)

    /// Whether the buffer with this index, from 0, is among them.
    func contains(index: Int) -> Bool { contains(Selection(rawValue: 1 << index)) }
  }

  /// The number of buffers that a rule can have.
  static let count = 3

  private var first: [Float] = []
  private var second: [Float] = []
  private var third: [Float] = []

  /// Lends all buffers, to be changed.
  mutating func withSpans(
    _ body: (
      _ first: inout MutableSpan<Float>, _ second: inout MutableSpan<Float>,
      _ third: inout MutableSpan<Float>
    ) -> Void
  ) {
    Self.lend(&first, &second, &third, to: body)
  }

  /// Where the elements of all buffers lie.
  struct Pointers {
    let first: UnsafeMutableBufferPointer<Float>
    let second: UnsafeMutableBufferPointer<Float>
    let third: UnsafeMutableBufferPointer<Float>
  }

  /// Lends the places of all buffers, to be changed.
  mutating func withPointers(_ body: (Pointers) -> Void) {
    withSpans { first, second, third in
      first.withUnsafeMutableBufferPointer { first in
        second.withUnsafeMutableBufferPointer { second in
          third.withUnsafeMutableBufferPointer { third in
            body(Pointers(first: first, second: second, third: third))
          }
        }
      }
    }
  }

  // The spans of three properties of one value cannot be had at once, those of three arrays can.
  private static func lend(
    _ first: inout [Float], _ second: inout [Float], _ third: inout [Float],
    to body: (
      inout MutableSpan<Float>, inout MutableSpan<Float>, inout MutableSpan<Float>
    ) -> Void
  ) {
    var firstSpan = first.mutableSpan
    var secondSpan = second.mutableSpan
    var thirdSpan = third.mutableSpan
    body(&firstSpan, &secondSpan, &thirdSpan)
  }

  /// The buffer with an index from 0.
  subscript(index: Int) -> [Float] {
    get {
      switch index {
      case 0: first
      case 1: second
      default: third
      }
    }
    set {
      switch index {
      case 0: first = newValue
      case 1: second = newValue
      default: third = newValue
      }
    }
  }

  /// The selected ones among the buffers that are empty.
  func missing(_ selection: Selection) -> Selection {
    var missing = selection
    if !first.isEmpty { missing.remove(.first) }
    if !second.isEmpty { missing.remove(.second) }
    if !third.isEmpty { missing.remove(.third) }
    return missing
  }
}
