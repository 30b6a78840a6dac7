/// A value of a schedule among its neighbours, which tell a step from a slope.
struct StepWindow {
  private let values: (Int) -> Double
  private var next: Int
  private var before: Double?
  private var after: Double
  private var later: Double

  /// The value in the middle.
  private(set) var value: Double

  /// Begins at step 0 of a schedule, which holds its last value beyond its end.
  init(_ values: @escaping (Int) -> Double) {
    self.values = values
    value = values(0)
    after = values(1)
    later = values(2)
    next = 3
  }

  /// Whether the value is left for the next by a step: it held, and the next one holds.
  ///
  /// On a slope a neighbour moves as well, and a curve is drawn from value to value.
  var isStep: Bool { value != after && isHeld && later == after }

  /// Whether the value was the same before; the first one counts as held.
  var isHeld: Bool { (before ?? value) == value }

  /// Goes on by one step.
  mutating func advance() {
    before = value
    value = after
    after = later
    later = values(next)
    next += 1
  }

  /// Goes on to a step, which is not one before this.
  mutating func advance(to step: Int) {
    let current = next - 3
    if step == current { return }
    if step == current + 1 { return advance() }
    (before, value, after, later) = (
      values(step - 1), values(step), values(step + 1), values(step + 2)
    )
    next = step + 3
  }
}
