/// One piece of work of a plan; running it allocates nothing.
struct Step {
  /// Everything it reads or writes.
  let tensors: [Tensor]
  /// Does the work of the training step with this number.
  let run: (UInt64) -> Void
}

extension Step {
  /// All steps in their order as a single one to call.
  ///
  /// Closures hold what they call: unlike a loop over an array, this counts no references, which
  /// would take longer than the smallest steps themselves. Halves of halves keep the stack short.
  static func sequence(_ steps: ArraySlice<Step>) -> (UInt64) -> Void {
    guard let first = steps.first else { return { _ in } }
    if steps.count == 1 { return first.run }
    let middle = steps.startIndex + steps.count / 2
    let (head, tail) = (sequence(steps[..<middle]), sequence(steps[middle...]))
    return { number in
      head(number)
      tail(number)
    }
  }
}
