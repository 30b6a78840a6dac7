/// The curve of a `CyclicPolicy`: from a foot to a top and back, again and again.
struct CyclicCurve: Schedule {
  let foot: Double
  let top: Double
  let up: Int
  let down: Int
  let scale: CyclicScale

  func value(at step: Int) -> Double {
    let step = max(step, 0)
    let (cycle, place) = step.quotientAndRemainder(dividingBy: up + down)
    let share = place < up ? Double(place) / Double(up) : Double(up + down - place) / Double(down)
    return foot + (top - foot) * share * scale.height(cycle: cycle, step: step)
  }

  /// The tops and feet of the first cycles.
  var joins: [Int] {
    var (joins, start) = ([Int](), 0)
    while joins.count < 100 {
      let (top, isTooFar) = start.addingReportingOverflow(up)
      let (end, isTooLong) = start.addingReportingOverflow(up + down)
      if isTooFar || isTooLong { break }
      if up > 0, down > 0 { joins.append(top) }
      joins.append(end)
      start = end
    }
    return joins
  }

  // A side of a step or none is steep, and meant to be.
  var seams: [Int] { [] }

  var period: Int? { up + down }

  var isMonotoneBetweenJoins: Bool {
    switch scale {
    case .triangular, .triangular2: true
    case .exponentialRange, .custom: false
    }
  }
}
