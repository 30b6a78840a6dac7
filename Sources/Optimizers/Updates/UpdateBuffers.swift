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

    /// The first of the buffers, so many of them.
    static func first(_ count: Int) -> Selection { Selection(rawValue: 1 << count - 1) }
  }

  /// Where the elements of all buffers lie.
  struct Pointers {
    let first: UnsafeMutableBufferPointer<Float>
    let second: UnsafeMutableBufferPointer<Float>
    let third: UnsafeMutableBufferPointer<Float>
  }

  private var arrays: [[Float]] = [[], [], []]

  /// The buffer with an index from 0.
  subscript(index: Int) -> [Float] {
    get { arrays[index] }
    set { arrays[index] = newValue }
  }

  /// The indices of the selected ones among the buffers that are empty.
  func missing(_ selection: Selection) -> [Int] {
    arrays.indices.filter { selection.contains(Selection(rawValue: 1 << $0)) && arrays[$0].isEmpty }
  }

  /// Lends all buffers, to be changed.
  mutating func withSpans(
    _ body: (
      _ first: inout MutableSpan<Float>, _ second: inout MutableSpan<Float>,
      _ third: inout MutableSpan<Float>
    ) -> Void
  ) {
    // The spans of three elements of one array cannot be had at once, those of three arrays can.
    var (first, second, third): ([Float], [Float], [Float]) = ([], [], [])
    swap(&first, &arrays[0])
    swap(&second, &arrays[1])
    swap(&third, &arrays[2])
    var firstSpan = first.mutableSpan
    var secondSpan = second.mutableSpan
    var thirdSpan = third.mutableSpan
    body(&firstSpan, &secondSpan, &thirdSpan)
    swap(&first, &arrays[0])
    swap(&second, &arrays[1])
    swap(&third, &arrays[2])
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
}
