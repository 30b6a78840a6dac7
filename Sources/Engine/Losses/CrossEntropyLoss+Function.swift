import CKernels
import Networks
import RealModule

extension CrossEntropyLoss: RunnableLoss {
  var function: LossFunction {
    guard labelSmoothing > 0 || !weight.isEmpty else {
      return { outputs, target, slopes, _ in
        Self.unweighted(outputs, target.classes.span, slopes: &slopes)
      }
    }
    let weights = weight.map { Float($0) }
    return { [labelSmoothing] outputs, target, slopes, share in
      Self.weighted(
        outputs, target.classes.span, smoothing: labelSmoothing, weights: weights.span,
        share: share, slopes: &slopes)
    }
  }

  /// The mean over rows of log Σ exp(y) − y at the class, with the row's maximum taken out.
  private static func unweighted(
    _ outputs: Span<Float>, _ classes: Span<Int32>, slopes: inout MutableSpan<Float>
  ) -> Double {
    let (rows, width) = (classes.count, outputs.count / classes.count)
    LossMath.checkRange(of: classes, width: width)
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

  /// The weighted mean over rows of the cross entropy with a smoothed target.
  ///
  /// For a row of class c, with weights w and L = log Σ exp(y), that is
  /// (1 − ε) w_c (L − y_c) + ε/C Σ w_k (L − y_k), multiplied by the share.
  private static func weighted(
    _ outputs: Span<Float>, _ classes: Span<Int32>, smoothing: Double, weights: Span<Float>,
    share: Double, slopes: inout MutableSpan<Float>
  ) -> Double {
    let width = outputs.count / classes.count
    LossMath.checkRange(of: classes, width: width)
    precondition(weights.isEmpty || weights.count == width, "a weight for each output")
    let spread = smoothing / Double(width)
    var total = 0.0
    for row in classes.indices {
      let line = outputs.extracting(row * width..<(row + 1) * width)
      let target = Int(classes[row])
      let level = LossMath.logSumExp(line)
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
        slopes[row * width + j] = Float((mass * .exp(Double(line[j]) - level) - pull) * share)
      }
    }
    return total * share
  }
}
