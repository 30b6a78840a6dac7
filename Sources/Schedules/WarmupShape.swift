#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How a warm-up goes from its first factor to 1; raw values are the spellings of a spec.
public enum WarmupShape: String, Sendable, Hashable, CaseIterable {
  /// Along a straight line.
  case linear
  /// Along half a cosine: slowly at both ends.
  case cosine
  /// Not at all: the first factor holds to the end.
  case constant
  /// By the same ratio every step.
  case exponential

  /// The factor at a share of the way below 1.
  func factor(from start: Double, at share: Double) -> Double {
    switch self {
    case .linear: start + (1 - start) * share
    case .cosine: start + (1 - start) * (1 - cos(.pi * share)) / 2
    case .constant: start
    case .exponential: pow(start, 1 - share)
    }
  }
}
