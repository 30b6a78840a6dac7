/// Samples that are never trained on: how many are drawn, or where they are.
public enum HeldOut: Sendable, Hashable {
  /// A share of all samples, which are drawn.
  case fraction(Double)
  /// So many of all samples, which are drawn.
  case count(Int)
  /// A part that the makers of the data set set apart.
  case split(NamedSplit)
  /// A file of its own, of the same columns, or a folder of its own, of the same classes.
  case file(String)

  /// How many of so many samples are drawn; nil where none are.
  func drawn(of count: Int) -> Int? {
    switch self {
    case .fraction(let fraction): Int((fraction * Double(count)).rounded())
    case .count(let held): held
    case .split, .file: nil
    }
  }

  /// Whether samples are drawn.
  public var isDrawn: Bool {
    switch self {
    case .fraction, .count: true
    case .split, .file: false
    }
  }
}
