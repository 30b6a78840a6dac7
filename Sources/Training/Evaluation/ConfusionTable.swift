/// How often samples of each class were given each class.
public struct ConfusionTable: Sendable, Hashable {
  /// The names of the classes; of outputs that no class has, their numbers.
  public let classes: [String]
  /// The counts, `[class of the sample][class that the model gave]`.
  public let counts: [[Int]]

  /// Lays out counts, of which the first are of classes of some names.
  init(_ pairs: PairCounts, classes names: [String]) {
    let indices = 0..<pairs.width
    classes = indices.map { $0 < names.count ? names[$0] : String($0) }
    counts = indices.map { Array(pairs.counts[$0 * pairs.width..<($0 + 1) * pairs.width]) }
  }
}
