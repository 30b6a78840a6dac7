/// The rows, or columns, of an image that each element of a mean pooling takes.
enum MeanWindows: Hashable {
  /// Windows that slide over `size` rows, with so many rows of zeros on each side.
  case sliding(count: Int, size: Int, kernel: Int, stride: Int, padding: Int)
  /// Parts of `size` rows, which share a row where the sizes do not divide evenly.
  case parts(count: Int, size: Int)

  /// One element's rows, and what it divides their sum by.
  struct Window {
    /// The rows within the image.
    let range: Range<Int>
    /// The number of rows that count, zeros of the padding among them.
    let divisor: Int
  }

  /// The number of windows.
  var count: Int {
    switch self {
    case .sliding(let count, _, _, _, _), .parts(let count, _): count
    }
  }

  /// A window by its number.
  ///
  /// A sliding one counts its rows up to the end of the padding and not beyond; part i of `count`
  /// has the rows from ⌊i·size / count⌋ up to ⌈(i + 1)·size / count⌉.
  subscript(index: Int) -> Window {
    switch self {
    case .sliding(_, let size, let kernel, let stride, let padding):
      let start = index * stride - padding
      let end = min(start + kernel, size + padding)
      return Window(range: max(start, 0)..<min(end, size), divisor: end - start)
    case .parts(let count, let size):
      // Whole and rest apart, so that no product overflows.
      let (whole, rest) = size.quotientAndRemainder(dividingBy: count)
      let start = index * whole + index * rest / count
      let end = (index + 1) * whole + ((index + 1) * rest + count - 1) / count
      return Window(range: start..<end, divisor: end - start)
    }
  }
}
