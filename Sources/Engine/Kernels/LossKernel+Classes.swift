import RealModule

extension LossKernel {
  /// The mean of d²/2 where |d| < δ, else of δ (|d| − δ/2), with d = y − t.
  static func huber(
    _ outputs: Span<Float>, _ targets: Span<Float>, delta: Double,
    slopes: inout MutableSpan<Float>
  ) -> Double {
    reduce(outputs, targets, &slopes) { y, t in
      let difference = Double(y) - Double(t)
      return abs(difference) < delta
        ? (0.5 * difference * difference, difference)
        : (delta * (abs(difference) - 0.5 * delta), difference > 0 ? delta : -delta)
    }
  }

  /// The weighted mean over rows of −y at the class; without weights all are 1.
  static func negativeLogLikelihood(
    _ outputs: Span<Float>, _ classes: Span<Int32>, weights: Span<Float>,
    slopes: inout MutableSpan<Float>
  ) -> Double {
    let width = outputs.count / classes.count
    let share = 1 / weightSum(classes, weights, width: width)
    for i in 0..<slopes.count { slopes[i] = 0 }
    var total = 0.0
    for row in classes.indices {
      let weight = weights.isEmpty ? 1 : Double(weights[Int(classes[row])])
      let place = row * width + Int(classes[row])
      total -= weight * Double(outputs[place])
      if slopes.count > 0 { slopes[place] = Float(-weight * share) }
    }
    return total * share
  }

  /// The weighted mean over rows of the cross entropy with a smoothed target.
  ///
  /// For a row of class c, with weights w and L = log Σ Double.exp(y), that is
  /// (1 − ε) w_c (L − y_c) + ε/C Σ w_k (L − y_k), divided by the sum of w_c over all rows.
  static func crossEntropy(
    _ outputs: Span<Float>, _ classes: Span<Int32>, smoothing: Double, weights: Span<Float>,
    slopes: inout MutableSpan<Float>
  ) -> Double {
    let width = outputs.count / classes.count
    let share = 1 / weightSum(classes, weights, width: width)
    let spread = smoothing / Double(width)
    var total = 0.0
    for row in classes.indices {
      let line = outputs.extracting(row * width..<(row + 1) * width)
      let target = Int(classes[row])
      let level = logSumExp(line)
      let hit = (1 - smoothing) * (weights.isEmpty ? 1 : Double(weights[target]))
      total += hit * (level - Double(line[target]))
      var mass = hit
      for j in 0..<width where spread > 0 {
        let weight = spread * (weights.isEmpty ? 1 : Double(weights[j]))
        total += weight * (level - Double(line[j]))
        mass += weight
      }
      guard slopes.count > 0 else { continue }
      for j in 0..<width {
        let weight = spread * (weights.isEmpty ? 1 : Double(weights[j]))
        let pull = weight + (j == target ? hit : 0)
        slopes[row * width + j] = Float((mass * Double.exp(Double(line[j]) - level) - pull) * share)
      }
    }
    return total * share
  }

  /// The sum of the weights of all rows' classes.
  private static func weightSum(
    _ classes: Span<Int32>, _ weights: Span<Float>, width: Int
  ) -> Double {
    precondition(weights.isEmpty || weights.count == width, "a weight for each output")
    var sum = 0.0
    for row in classes.indices {
      let target = Int(classes[row])
      precondition(target >= 0 && target < width, "class \(target) of \(width) is out of range")
      sum += weights.isEmpty ? 1 : Double(weights[target])
    }
    return sum
  }

  /// log Σ Double.exp(y), with the row's maximum taken out.
  private static func logSumExp(_ line: Span<Float>) -> Double {
    var greatest = line[0]
    for j in line.indices where line[j] > greatest { greatest = line[j] }
    var sum = 0.0
    for j in line.indices { sum += Double.exp(Double(line[j]) - Double(greatest)) }
    return Double(greatest) + Double.log(sum)
  }
}
