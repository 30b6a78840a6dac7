internal import RealModule

/// The way from one value to another; raw values are the spellings of a spec.
public enum Annealing: String, Sendable, Hashable, CaseIterable {
  /// Along half a cosine.
  case cosine = "cos"
  /// Along a straight line.
  case linear

  /// The value at a share of the way, both ends included.
  func value(from start: Double, to end: Double, at share: Double) -> Double {
    switch self {
    case .cosine: end + (start - end) / 2 * (1 + .cos(.pi * share))
    case .linear: (end - start) * share + start
    }
  }
}
