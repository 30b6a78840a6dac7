#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Losses with their mean reduction, summed in double precision in the order of the elements.
///
/// Each function also gives the gradient of its result in `slopes`, unless that is empty.
enum LossKernel {
  /// The mean of the outputs.
  static func mean(_ outputs: Span<Float>, slopes: inout MutableSpan<Float>) -> Double {
    let share = 1 / Double(outputs.count)
    var sum = 0.0
    for i in outputs.indices { sum += Double(outputs[i]) }
    for i in 0..<slopes.count { slopes[i] = Float(share) }
    return sum * share
  }

  /// The mean of (y − t)².
  static func squared(
    _ outputs: Span<Float>, _ targets: Span<Float>, slopes: inout MutableSpan<Float>
  ) -> Double {
    reduce(outputs, targets, &slopes) { y, t in
      let difference = Double(y) - Double(t)
      return (difference * difference, 2 * difference)
    }
  }

  /// The mean of |y − t|; its slope at 0 is 0.
  static func absolute(
    _ outputs: Span<Float>, _ targets: Span<Float>, slopes: inout MutableSpan<Float>
  ) -> Double {
    reduce(outputs, targets, &slopes) { y, t in
      let difference = Double(y) - Double(t)
      return (abs(difference), difference > 0 ? 1 : difference < 0 ? -1 : 0)
    }
  }

  /// The mean of d²/2 where |d| < 1, else of |d| − 1/2, with d = y − t.
  static func smoothAbsolute(
    _ outputs: Span<Float>, _ targets: Span<Float>, slopes: inout MutableSpan<Float>
  ) -> Double {
    reduce(outputs, targets, &slopes) { y, t in
      let difference = Double(y) - Double(t)
      return abs(difference) < 1
        ? (0.5 * difference * difference, difference)
        : (abs(difference) - 0.5, difference > 0 ? 1 : -1)
    }
  }

  /// The mean of max(y, 0) − y t + log(1 + e^−|y|), which never overflows.
  static func binaryCrossEntropy(
    _ outputs: Span<Float>, _ targets: Span<Float>, slopes: inout MutableSpan<Float>
  ) -> Double {
    reduce(outputs, targets, &slopes) { y, t in
      let (y, t) = (Double(y), Double(t))
      // Not max(y, 0), which would hide a NaN.
      let positive = y < 0 ? 0 : y
      return (positive - y * t + log1p(exp(-abs(y))), 1 / (1 + exp(-y)) - t)
    }
  }

  /// The mean over rows of log Σ exp(y) − y at the class, with the row's maximum taken out.
  static func crossEntropy(
    _ outputs: Span<Float>, _ classes: Span<Int32>, slopes: inout MutableSpan<Float>
  ) -> Double {
    let width = outputs.count / classes.count
    let share = 1 / Float(classes.count)
    var total = 0.0
    for row in classes.indices {
      let line = outputs.extracting(row * width..<(row + 1) * width)
      let target = Int(classes[row])
      precondition(target >= 0 && target < width, "class \(target) of \(width) is out of range")
      var greatest = line[0]
      for j in 1..<width where line[j] > greatest { greatest = line[j] }
      let sum = exponentials(line, less: greatest, at: row * width, in: &slopes)
      total += log(Double(sum)) + Double(greatest) - Double(line[target])
      guard slopes.count > 0 else { continue }
      let scale = share / sum
      for j in 0..<width { slopes[row * width + j] *= scale }
      slopes[row * width + target] -= share
    }
    return total / Double(classes.count)
  }

  /// The sum of exp(y − greatest), whose terms are kept in `terms` unless that is empty.
  @inline(__always)
  private static func exponentials(
    _ line: Span<Float>, less greatest: Float, at start: Int, in terms: inout MutableSpan<Float>
  ) -> Float {
    var sum: Float = 0
    for j in line.indices {
      let term = expf(line[j] - greatest)
      sum += term
      if terms.count > 0 { terms[start + j] = term }
    }
    return sum
  }

  /// The mean of terms and their slopes over all elements.
  @inline(__always)
  private static func reduce(
    _ outputs: Span<Float>, _ targets: Span<Float>, _ slopes: inout MutableSpan<Float>,
    _ term: (Float, Float) -> (value: Double, slope: Double)
  ) -> Double {
    precondition(outputs.count == targets.count, "a target for each output")
    precondition(slopes.count == 0 || slopes.count == outputs.count, "a slope for each output")
    let share = 1 / Double(outputs.count)
    var sum = 0.0
    for i in outputs.indices {
      let (value, slope) = term(outputs[i], targets[i])
      sum += value
      if slopes.count > 0 { slopes[i] = Float(slope * share) }
    }
    return sum * share
  }
}
