import Datasets
import Declarations

extension Metric {
  /// The metric `r2`.
  public static let r2 = Metric(DeterminationCoefficient.self)
}

/// The coefficient of determination.
///
/// An output whose targets are all the same counts as 1 if it is met exactly, else as 0.
struct DeterminationCoefficient: MetricAccumulator {
  static let declaration = Declaration<Self>(
    "r2", Self(), "The coefficient of determination.",
    formula: "mean over outputs of 1 − Σ(y − t)²/Σ(t − mean t)²", source: "scikit-learn, r2_score")

  static let isGreaterBetter = true

  // For each output.
  private var squaredErrors: [Double] = []
  private var squaredDeviations: [Double] = []
  /// The means of the targets so far, where not all of them were seen before the first batch.
  private var means: [Double] = []
  private var count = 0

  mutating func begin(_ set: ValidationSet) {
    guard case .values(let values, let width) = set.samples.targets else { return }
    squaredErrors = [Double](repeating: 0, count: width)
    squaredDeviations = (0..<width).map { output in
      let column = set.indices.map { Double(values[$0 * width + output]) }
      let mean = column.reduce(0, +) / Double(column.count)
      return column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
  }

  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets) {
    if squaredErrors.isEmpty { beginRunning(width: outputs.count / max(samples.count, 1)) }
    targets.forEachValue(of: samples, outputs) { output, target, column in
      let error = Double(output) - Double(target)
      squaredErrors[column] += error * error
      if !means.isEmpty { note(Double(target), column) }
    }
  }

  private mutating func beginRunning(width: Int) {
    squaredErrors = [Double](repeating: 0, count: width)
    (squaredDeviations, means) = (squaredErrors, squaredErrors)
  }

  /// Adds a target to its column's mean and squared deviations (Welford's update).
  private mutating func note(_ target: Double, _ column: Int) {
    if column == 0 { count += 1 }
    let deviation = target - means[column]
    means[column] += deviation / Double(count)
    squaredDeviations[column] += deviation * (target - means[column])
  }

  var state: [Double] {
    get { squaredErrors + squaredDeviations + means + [Double(count)] }
    set {
      guard newValue.count % 3 == 1, newValue.count > 1, let last = newValue.last else { return }
      let width = newValue.count / 3
      squaredErrors = Array(newValue[..<width])
      squaredDeviations = Array(newValue[width..<2 * width])
      means = Array(newValue[2 * width..<3 * width])
      count = Int(exactly: last) ?? 0
    }
  }

  var value: Double {
    zip(squaredErrors, squaredDeviations).reduce(0) { sum, output in
      let (errors, deviation) = output
      return sum + (deviation > 0 ? 1 - errors / deviation : errors == 0 ? 1 : 0)
    } / Double(squaredErrors.count)
  }
}
