internal import RealModule

/// The way between 0 and 1; raw values are the spellings of a spec.
public enum Ramp: String, Sendable, Hashable, CaseIterable {
  /// Along a straight line.
  case linear
  /// Along half a cosine.
  case cosine
  /// Along a square root, steep where it is close to 1.
  case squareRoot = "1-sqrt"

  /// The value at a share of the way from 0 to 1, both ends included.
  func rise(at share: Double) -> Double { fall(at: 1 - share) }

  /// The value at a share of the way from 1 to 0, both ends included.
  func fall(at share: Double) -> Double {
    switch self {
    case .linear: 1 - share
    case .cosine: 0.5 * (1 + .cos(.pi * share))
    case .squareRoot: 1 - share.squareRoot()
    }
  }
}
