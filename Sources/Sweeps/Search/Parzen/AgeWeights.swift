/// How much each of some kernels weighs, from the oldest to the newest, beside a prior of weight 1.
///
///     w = 1                                        the newest 25
///     w = 1/n, …, 1 in even steps                  those before, of n
struct AgeWeights: Sendable {
  let count: Int

  /// What all kernels and the prior weigh together.
  var total: Double {
    // The mean of the ramp is ½(1 + 1/n) but where it has one value.
    let ramp = max(0, count - 25)
    let mean = ramp == 1 ? self[0] : (1 + 1 / Double(max(count, 1))) / 2
    return Double(min(count, 25)) + Double(ramp) * mean + 1
  }

  /// The weight of the kernel of an age; 0 is the oldest.
  subscript(age: Int) -> Double {
    let ramp = count - 25
    guard age < ramp else { return 1 }
    let first = 1 / Double(count)
    return ramp == 1 ? first : first + Double(age) * (1 - first) / Double(ramp - 1)
  }
}
