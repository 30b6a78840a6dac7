/// Samples that are never trained on: how many are drawn, or where they are.
public enum HeldOut: Sendable, Hashable {
  /// A share of all samples, which are drawn.
  case fraction(Double)
  /// So many of all samples, which are drawn.
  case count(Int)
  /// A part that the makers of the data set set apart.
  case split(NamedSplit)
  /// A file or a folder of its own, of the kind that the data set reads: with the same columns, or classes.
  case file(String)
  /// Files of their own, where inputs and targets lie apart.
  case arrays(HeldOutArrays)

  /// How many of so many samples are drawn; nil where none are.
  func drawn(of count: Int) -> Int? {
    switch self {
    case .fraction(let fraction): Int((fraction * Double(count)).rounded())
    case .count(let held): held
    case .split, .file, .arrays: nil
    }
  }

  /// Whether samples are drawn.
  public var isDrawn: Bool {
    switch self {
    case .fraction, .count: true
    case .split, .file, .arrays: false
    }
  }

  /// The paths of files and folders of its own, by the keys below that of the part; of a single one by none.
  package var paths: [(key: String?, path: String)] {
    switch self {
    case .fraction, .count, .split: []
    case .file(let path): [(nil, path)]
    case .arrays(let files):
      [("inputs", files.inputs)] + (files.targets.map { [("targets", $0)] } ?? [])
    }
  }
}
