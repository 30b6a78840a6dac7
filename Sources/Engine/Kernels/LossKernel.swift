import CKernels
import RealModule

/// Losses with their mean reduction, summed in double precision in an order that follows from the
/// sizes alone.
///
/// Each function also gives the gradient of its result in `slopes`, unless that is empty.
enum LossKernel {
  /// The mean of the outputs.
  static func mean(_ outputs: Span<Float>, slopes: inout MutableSpan<Float>) -> Double {
    let slopeCount = slopes.count
    let share = 1 / Double(outputs.count)
    slopes.withUnsafeMutableBufferPointer { slopes in
      guard let slopes = slopes.baseAddress else { return }
      MachineKernels.best.fill(slopes, Float(share), slopeCount)
    }
    return share * sum(outputs)
  }

  /// The sum of all numbers.
  static func sum(_ numbers: Span<Float>) -> Double {
    numbers.withUnsafeBufferPointer { numbers in
      numbers.baseAddress.map { MachineKernels.best.sum($0, numbers.count) } ?? 0
    }
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
      return (
        positive - y * t + Double.log(onePlus: Double.exp(-abs(y))), 1 / (1 + Double.exp(-y)) - t
      )
    }
  }

  /// The mean over rows of log Σ exp(y) − y at the class, with the row's maximum taken out.
  static func crossEntropy(
    _ outputs: Span<Float>, _ classes: Span<Int32>, slopes: inout MutableSpan<Float>
  ) -> Double {
    let (rows, width) = (classes.count, outputs.count / classes.count)
    for row in classes.indices {
      precondition(
        classes[row] >= 0 && Int(classes[row]) < width,
        "class \(classes[row]) of \(width) is out of range")
    }
    precondition(
      slopes.count == 0 || slopes.count == outputs.count, "a slope for each output")
    let total = outputs.withUnsafeBufferPointer { outputs in
      classes.withUnsafeBufferPointer { classes in
        slopes.withUnsafeMutableBufferPointer { slopes in
          guard let x = outputs.baseAddress, let classes = classes.baseAddress else { return 0.0 }
          return MachineKernels.best.cross_entropy(
            x, classes, slopes.isEmpty ? nil : slopes.baseAddress, rows, width,
            1 / Float(rows))
        }
      }
    }
    return total / Double(rows)
  }

  /// The mean of terms and their slopes over all elements.
  @inline(__always)
  static func reduce(
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
