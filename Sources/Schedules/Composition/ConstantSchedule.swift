/// A knob that keeps its base value while a composite moves it at other times.
struct ConstantSchedule: Schedule, Hashable {
  let base: Double

  func value(at step: Int) -> Double { base }

  func value(at step: Int, base: Double) -> Double { base }

  var isMonotoneBetweenJoins: Bool { true }

  var usesBase: Bool { true }
}
