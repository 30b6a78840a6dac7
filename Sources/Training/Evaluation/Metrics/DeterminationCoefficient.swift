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
    targets.forEachValue(of: samples, outputs) { output, target, column in
      let error = Double(output) - Double(target)
      squaredErrors[column] += error * error
    }
  }

  var value: Double {
    zip(squaredErrors, squaredDeviations).reduce(0) { sum, output in
      let (errors, deviation) = output
      return sum + (deviation > 0 ? 1 - errors / deviation : errors == 0 ? 1 : 0)
    } / Double(squaredErrors.count)
  }
}
