import CKernels
import RealModule

/// What losses are made of, summed in double precision in an order that follows from the sizes
/// alone.
enum LossMath {
  /// The sum of all numbers.
  static func sum(_ numbers: Span<Float>) -> Double {
    numbers.withUnsafeBufferPointer { numbers in
      numbers.baseAddress.map { MachineKernels.best.sum($0, numbers.count) } ?? 0
    }
  }

  /// The mean of terms and their slopes over all elements.
  @inline(__always)
  static func mean(
    _ outputs: Span<Float>, _ target: LossTarget, _ slopes: inout MutableSpan<Float>,
    _ term: (Float, Float) -> (value: Double, slope: Double)
  ) -> Double {
    let targets = target.values.span
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

  /// The sum of the weights of all rows' classes.
  static func weightSum(_ classes: Span<Int32>, _ weights: Span<Float>) -> Double {
    checkRange(of: classes, width: weights.count)
    var sum = 0.0
    for row in classes.indices { sum += Double(weights[Int(classes[row])]) }
    return sum
  }

  /// Traps unless each class is that of an output.
  static func checkRange(of classes: Span<Int32>, width: Int) {
    for row in classes.indices {
      precondition(
        classes[row] >= 0 && Int(classes[row]) < width,
        "class \(classes[row]) of \(width) is out of range")
    }
  }

  /// log Σ exp(y), with the row's maximum taken out.
  static func logSumExp(_ line: Span<Float>) -> Double {
    var greatest = line[0]
    for j in line.indices where line[j] > greatest { greatest = line[j] }
    var sum = 0.0
    for j in line.indices { sum += .exp(Double(line[j]) - Double(greatest)) }
    return Double(greatest) + .log(sum)
  }
}
