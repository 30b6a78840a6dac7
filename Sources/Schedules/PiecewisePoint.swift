/// A value that a piecewise schedule has at a step.
public struct PiecewisePoint: Sendable, Hashable {
  /// The step.
  public let step: Int

  /// The value from there on, or on the way from there.
  public let value: Double

  /// Makes a point.
  public init(step: Int, value: Double) {
    self.step = step
    self.value = value
  }

  /// What keeps points from being a schedule.
  static func problem(_ points: [PiecewisePoint]) -> String? {
    guard let first = points.first else { return "must have at least one point" }
    if first.step < 0 { return "must not be at a negative step, but is at \(first.step)" }
    for (point, next) in zip(points, points.dropFirst()) where next.step < point.step {
      return "must be in the order of steps, but \(next.step) comes after \(point.step)"
    }
    guard let point = points.first(where: { !$0.value.isFinite }) else { return nil }
    return "must be finite, but is \(point.value) at step \(point.step)"
  }
}

extension [PiecewisePoint] {
  /// The index of the last point at or before a step, or nil before the first.
  func index(at step: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].step <= step { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
