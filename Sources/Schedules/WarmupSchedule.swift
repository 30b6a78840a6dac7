/// A schedule that begins late, behind a rise to its first value; see `WarmupPolicy`.
struct WarmupSchedule: Schedule {
  let rest: any Schedule
  let warmup: Int
  let startFactor: Double
  let shape: WarmupShape

  func value(at step: Int) -> Double {
    let step = max(step, 0)
    return step < warmup ? rest.value(at: 0) * factor(at: step) : rest.value(at: step - warmup)
  }

  func value(at step: Int, base: Double) -> Double {
    let step = max(step, 0)
    return step < warmup
      ? rest.value(at: 0, base: base) * factor(at: step)
      : rest.value(at: step - warmup, base: base)
  }

  /// The end of what is behind the warm-up.
  var length: Int? { rest.length.map { $0.addingSaturated(warmup) } }

  /// What the rest takes, and the rise.
  var work: Int { rest.work.addingSaturated(4) }

  /// The end of the warm-up, and what joins behind it.
  var joins: [Int] {
    (warmup > 0 ? [warmup] : []) + rest.joins.map { $0.addingSaturated(warmup) }
  }

  /// The end of the warm-up, unless it is a step up by its shape, and the seams behind it.
  var seams: [Int] {
    (warmup > 0 && shape != .constant ? [warmup] : [])
      + rest.seams.map { $0.addingSaturated(warmup) }
  }

  var isMonotoneBetweenJoins: Bool { rest.isMonotoneBetweenJoins }

  private func factor(at step: Int) -> Double {
    shape.factor(from: startFactor, at: Double(step) / Double(warmup))
  }
}
