import Foundation
import Networks

/// Every loss by its definition, in double precision.
///
/// A loss without a rule fails the suite of laws.
enum LossReference {
  /// The mean loss of outputs `[samples, width]` with values, or with one class a sample.
  typealias Rule =
    @Sendable (
      _ loss: any Loss, _ outputs: [Double], _ values: [Double], _ classes: [Int]
    ) -> Double

  /// One row a loss.
  static let rules: [String: Rule] = [
    "mean": { _, y, _, _ in mean(y) },
    "mse": values { _, y, t in (y - t) * (y - t) },
    "l1": values { _, y, t in abs(y - t) },
    "smooth_l1": values { _, y, t in bent(abs(y - t), at: 1) },
    "huber": values { loss, y, t in
      let delta = (loss as? HuberLoss)?.delta ?? .nan
      return delta * bent(abs(y - t), at: delta)
    },
    "bce_with_logits": values { _, y, t in
      -t * log(1 / (1 + exp(-y))) - (1 - t) * log(1 - 1 / (1 + exp(-y)))
    },
    "cross_entropy": { loss, y, _, classes in
      let smoothing = (loss as? CrossEntropyLoss)?.labelSmoothing ?? .nan
      return entropy(y, classes, loss.weight, smoothing) { line in
        let sum = line.map { exp($0) }.reduce(0, +)
        return line.map { log(exp($0) / sum) }
      }
    },
    "nll": { loss, y, _, classes in entropy(y, classes, loss.weight, 0) { $0 } },
  ]

  private static func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }

  private static func values(
    _ term: @escaping @Sendable (any Loss, Double, Double) -> Double
  ) -> Rule {
    { loss, y, t, _ in mean(zip(y, t).map { term(loss, $0, $1) }) }
  }

  /// d²/2δ up to δ, and from there on d − δ/2.
  private static func bent(_ d: Double, at delta: Double) -> Double {
    d < delta ? d * d / (2 * delta) : d - delta / 2
  }

  /// The weighted mean of −Σ share · log p over samples.
  private static func entropy(
    _ y: [Double], _ classes: [Int], _ weight: [Double], _ smoothing: Double,
    _ logarithms: ([Double]) -> [Double]
  ) -> Double {
    let width = y.count / classes.count
    let weights = weight.isEmpty ? [Double](repeating: 1, count: width) : weight
    var (sum, divisor) = (0.0, 0.0)
    for (sample, target) in classes.enumerated() {
      let line = logarithms(Array(y[sample * width..<(sample + 1) * width]))
      for (j, logarithm) in line.enumerated() {
        let share = (j == target ? 1 - smoothing : 0) + smoothing / Double(width)
        sum -= share * weights[j] * logarithm
      }
      divisor += weights[target]
    }
    return sum / divisor
  }
}
