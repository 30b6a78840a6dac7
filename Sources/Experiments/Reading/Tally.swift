/// Enforces a limit on the size of a spec: on its layers, on its schedulers.
final class Tally {
  private let limit: Int
  private var count = 0

  /// Begins at 0.
  init(limit: Int) { self.limit = limit }

  /// Counts more; whether these are the first that are too many.
  func passesLimit(with more: Int) -> Bool {
    let wasWithin = isWithinLimit
    count += more
    return wasWithin && !isWithinLimit
  }

  /// Whether there may be so many.
  var isWithinLimit: Bool { count <= limit }
}
