/// Evenly spaced numbers from one end to the other, both included: numpy's `linspace`.
///
/// In numpy's own arithmetic, so that sequences agree to the bit: `i · ((b − a)/(n − 1)) + a`,
/// and exactly `b` at the last. One number is `a`. Indices outside 0..<count are clamped.
struct EvenSpacing: Sendable, Hashable {
  let first: Double
  let last: Double
  let count: Int

  subscript(index: Int) -> Double {
    guard index > 0, count > 1 else { return first }
    guard index < count - 1 else { return last }
    let divisor = Double(count - 1)
    let step = (last - first) / divisor
    // A step that underflows would flatten the line; numpy divides the index instead.
    guard step != 0 else { return Double(index) / divisor * (last - first) + first }
    return Double(index) * step + first
  }
}
