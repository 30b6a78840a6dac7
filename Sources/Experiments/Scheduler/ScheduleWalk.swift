internal import Schedules

/// Looks for mistakes and suspicions in one knob's schedule over a run.
///
/// Every step is looked at, or, where values lie between those at the ends of their part by the
/// schedule's making, those ends alone.
struct ScheduleWalk {
  let knob: Knob
  let schedule: any Schedule
  /// Whether the knob is a decay rate of a moving average.
  var isBeta = false
  /// The number of steps in the run.
  let length: Int
  /// Whether every step can be looked at; where not, those that must be are.
  var maySeeAll = true

  /// All findings, the first of each kind; after a mistake no suspicion counts.
  func scheduleFindings() -> [ScheduleFinding] {
    guard schedule.isMonotoneBetweenJoins else { return scheduleFindings(at: 0..<length) }
    let found = scheduleFindings(at: landmarks)
    // The ends say that there is something; where it begins lies between.
    return maySeeAll && found.contains(where: isBetween)
      ? self.scheduleFindings(at: 0..<length) : found
  }

  /// Whether finding that shows at a step may have begun between it and the one looked at before.
  private func isBetween(_ finding: ScheduleFinding) -> Bool {
    finding.step > 0 && finding.kind != .jump && finding.kind != .climb
  }

  /// The ends of all parts in the run, with a neighbour on either side.
  private var landmarks: [Int] {
    let ends = schedule.joins.flatMap { [$0 - 1, $0, $0 == .max ? $0 : $0 + 1] }
    return Set([0, 1, length - 2, length - 1] + ends).filter { 0 <= $0 && $0 < length }.sorted()
  }

  private func scheduleFindings(at steps: some Sequence<Int>) -> [ScheduleFinding] {
    var (found, seen) = ([ScheduleFinding](), Set<ScheduleFinding.Kind>())
    var (peak, low) = (-Double.infinity, (value: Double.infinity, step: 0))
    for step in steps {
      let value = schedule.value(at: step)
      if let finding = ScheduleFinding(value, of: knob, isBeta: isBeta, at: step),
        seen.insert(finding.kind).inserted
      {
        if finding.isError { return [finding] }
        found.append(finding)
      }
      // The lowest value since the highest.
      if value > peak { (peak, low) = (value, (value, step)) }
      if value < low.value { low = (value, step) }
    }
    return found + jumps() + climb(peak: peak, low: low)
  }

  /// The first join where the value does not go on from where it was.
  ///
  /// A change from one step to the next is a jump if it is more than a twentieth of the larger of
  /// the two values, and more than twice as large as the change before it and the change after it.
  /// A part of a single step has no course to go on with, and the join at its end is not judged.
  private func jumps() -> [ScheduleFinding] {
    var last = 0
    for join in schedule.seams where join < length {
      defer { last = join }
      guard join - last > 1 else { continue }
      let values = (join - 2...min(join + 1, length - 1)).map(schedule.value(at:))
      let change = abs(values[2] - values[1])
      let beside = max(
        abs(values[1] - values[0]), values.count > 3 ? abs(values[3] - values[2]) : 0)
      guard change > 0.05 * max(abs(values[1]), abs(values[2])), change > 2 * beside else {
        continue
      }
      return [ScheduleFinding(jumpFrom: values[1], to: values[2], at: join)]
    }
    return []
  }

  /// A learning rate that climbs again and does not come down before the run ends.
  ///
  /// It does where it ends, and would go on, more than a tenth of the way up from the lowest value
  /// since its highest.
  private func climb(peak: Double, low: (value: Double, step: Int)) -> [ScheduleFinding] {
    guard knob == .learningRate, length > 1 else { return [] }
    let last = schedule.value(at: length - 1)
    let end = min(last, schedule.value(at: length))
    guard low.step < length - 1, end - low.value > 0.1 * (peak - low.value) else { return [] }
    return [ScheduleFinding(climbFrom: low.value, to: last, at: low.step)]
  }
}
