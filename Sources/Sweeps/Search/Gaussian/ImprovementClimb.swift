internal import Randomness
internal import RealModule

/// Looks for the point of the greatest expected improvement: among many points that fill the space,
/// then uphill from the best and from some others.
struct ImprovementClimb: Sendable {
  // As many starts as Optuna's GPSampler has, and no more rounds than help.
  private static let startCount = 10
  private static let roundLimit = 10
  private static let tolerance = 1e-4
  // An axis of so many values is searched whole.
  private static let wholeLimit = 16

  let cube: UnitCube
  let improvement: ExpectedImprovement
  let pointCount: Int

  private typealias Candidate = (assignment: [Double], value: Double)

  /// The best assignment found; `known` is one to start from as well.
  func best(
    _ sequence: ScrambledSobol, known: [Double], _ stream: inout RandomStream
  ) -> [Double] {
    let dimensions = cube.space.axes.indices.map { sequence.dimension($0) }
    let candidates = (0..<pointCount).map { index in
      candidate(cube.assignment { dimensions[$0].value(index) })
    }
    var best = climb(candidate(known))
    for start in starts(among: candidates, &stream) {
      let top = climb(start)
      if top.value > best.value { best = top }
    }
    return best.assignment
  }

  private func candidate(_ assignment: [Double]) -> Candidate {
    (assignment, improvement.value(at: cube.embedding(assignment)))
  }

  // The best, and others by chance in proportion to their improvement.
  private func starts(among candidates: [Candidate], _ stream: inout RandomStream) -> [Candidate] {
    guard let best = candidates.max(by: { $0.value < $1.value }) else { return [] }
    let weights = candidates.map { Double.exp($0.value - best.value) }
    let total = weights.reduce(0, +)
    return [best]
      + (1..<Self.startCount).map { _ in
        var rest = stream.uniformDouble() * total
        let place = weights.firstIndex { weight in
          rest -= weight
          return rest < 0
        }
        return place.map { candidates[$0] } ?? best
      }
  }

  private func climb(_ start: Candidate) -> Candidate {
    var best = start
    for _ in 0..<Self.roundLimit {
      let before = best.value
      best = climbNumbers(best)
      for axis in cube.space.axes.indices { best = climbSteps(best, axis) }
      if best.value - before < Self.tolerance { break }
    }
    return best
  }

  // Along the continuous axes that are active, all at once.
  private func climbNumbers(_ start: Candidate) -> Candidate {
    let active = cube.point(start.assignment).values
    let axes = active.indices.filter { axis in
      active[axis] != nil && cube.space.scales[axis].kind == .continuous
        && cube.space.scales[axis].width > 0
    }
    guard !axes.isEmpty else { return start }
    var embedded = cube.embedding(start.assignment)
    var minimizer = BoxMinimizer(low: axes.map { _ in 0 }, high: axes.map { _ in 1 })
    (minimizer.stepLimit, minimizer.tolerance) = (50, Self.tolerance)
    let end = minimizer.minimum(from: axes.map { embedded[$0] }) { x in
      for (axis, coordinate) in zip(axes, x) { embedded[axis] = coordinate }
      let (value, gradient) = improvement.gradient(at: embedded)
      return (-value, axes.map { -gradient[$0] })
    }
    guard -end.value > start.value else { return start }
    var assignment = start.assignment
    for (axis, coordinate) in zip(axes, end.x) { assignment[axis] = coordinate }
    return (assignment, -end.value)
  }

  // Along one axis of steps or options: all of few values, of many those at doubling distances.
  private func climbSteps(_ start: Candidate, _ axis: Int) -> Candidate {
    let scale = cube.space.scales[axis]
    let count: Int
    switch scale.kind {
    case .continuous: return start
    case .cells(let cells): count = cells
    case .options(let options): count = options
    }
    let here = place(start.assignment[axis], axis)
    let distances = (0..<63).lazy.map { 1 << $0 }.prefix { $0 < count }
    let places =
      count <= Self.wholeLimit
      ? Array(0..<count)
      : distances.flatMap { [here - $0, here + $0] }.filter { (0..<count).contains($0) }
    var best = start
    for place in places where place != here {
      var assignment = start.assignment
      let value = scale.kind == .cells(count) ? scale.value(ofCell: place) : .option(place)
      assignment[axis] = cube.coordinate(axis, value)
      let other = candidate(assignment)
      if other.value > best.value { best = other }
    }
    return best
  }

  private func place(_ coordinate: Double, _ axis: Int) -> Int {
    let scale = cube.space.scales[axis]
    return switch scale.kind {
    case .continuous: 0
    case .cells: scale.cell(at: scale.low + coordinate * scale.width)
    case .options: Int(coordinate)
    }
  }
}
