/// Minimises a smooth function within a box: L-BFGS along the variables that are free to move.
struct BoxMinimizer: Sendable {
  /// A function's value and its gradient.
  typealias Function = (_ x: [Double]) -> (value: Double, gradient: [Double])

  let low: [Double]
  let high: [Double]
  /// How many steps are made at most.
  var stepLimit = 100
  /// A change of the function that is too small to go on for.
  var tolerance = 1e-8

  private typealias Change = (x: [Double], gradient: [Double], product: Double)

  /// The least value found from a start within the box, and where it is.
  func minimum(from start: [Double], of function: Function) -> (x: [Double], value: Double) {
    var x = start
    var (value, gradient) = function(x)
    var changes: [Change] = []
    for _ in 0..<stepLimit {
      let isFree = x.indices.map { i in
        gradient[i] > 0 ? x[i] > low[i] : gradient[i] < 0 && x[i] < high[i]
      }
      let direction = direction(gradient, isFree, changes)
      guard let next = search(x, value, gradient, direction, function) else {
        // What was remembered of the function misleads; without it, go down the gradient.
        if changes.isEmpty { break }
        changes = []
        continue
      }
      let change = (x: zip(next.x, x).map(-), gradient: zip(next.gradient, gradient).map(-))
      let product = dot(change.x, change.gradient)
      if product > 1e-12 { changes.append((change.x, change.gradient, product)) }
      if changes.count > 8 { changes.removeFirst() }
      let gain = value - next.value
      (x, value, gradient) = next
      if gain < tolerance { break }
    }
    return (x, value)
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  // The two loops of L-BFGS.
  private func direction(
    _ gradient: [Double], _ isFree: [Bool], _ changes: [Change]
  ) -> [Double] {
    let free = zip(gradient, isFree).map { $1 ? $0 : 0 }
    var direction = free.map(-)
    var factors: [Double] = []
    for change in changes.reversed() {
      let factor = dot(change.x, direction) / change.product
      for i in direction.indices { direction[i] -= factor * change.gradient[i] }
      factors.append(factor)
    }
    if let last = changes.last {
      let scale = last.product / dot(last.gradient, last.gradient)
      for i in direction.indices { direction[i] *= scale }
    } else {
      // The first step is no longer than a tenth of the unit.
      let scale = 0.1 / max(0.1, dot(free, free).squareRoot())
      for i in direction.indices { direction[i] *= scale }
    }
    for (change, factor) in zip(changes, factors.reversed()) {
      let other = dot(change.gradient, direction) / change.product
      for i in direction.indices { direction[i] += (factor - other) * change.x[i] }
    }
    return zip(direction, isFree).map { $1 ? $0 : 0 }
  }

  // Halves a step until it gains enough; nil where none does.
  private func search(
    _ x: [Double], _ value: Double, _ gradient: [Double], _ direction: [Double],
    _ function: Function
  ) -> (x: [Double], value: Double, gradient: [Double])? {
    guard dot(gradient, direction) < 0 else { return nil }
    var length = 1.0
    for _ in 0..<20 {
      let next = x.indices.map { min(max(x[$0] + length * direction[$0], low[$0]), high[$0]) }
      let expected = dot(gradient, zip(next, x).map(-))
      let (nextValue, nextGradient) = function(next)
      if nextValue.isFinite, nextValue <= value + 1e-4 * expected, expected < 0 {
        return (next, nextValue, nextGradient)
      }
      length /= 2
    }
    return nil
  }
}
