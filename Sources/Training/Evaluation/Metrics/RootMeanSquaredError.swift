import Datasets
import Declarations

extension Metric {
  /// The metric `rmse`.
  public static let rmse = Metric(RootMeanSquaredError.self)
}

/// The root of the mean squared difference of outputs and targets.
struct RootMeanSquaredError: MetricAccumulator {
  static let declaration = Declaration<Self>(
    "rmse", Self(), "The root of the mean squared difference of outputs and targets.",
    formula: "√(mean of (y − t)² over samples and outputs)")

  static let isGreaterBetter = false

  private var sum = 0.0
  private var count = 0

  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets) {
    count += outputs.count
    targets.forEachValue(of: samples, outputs) { output, target, _ in
      let error = Double(output) - Double(target)
      sum += error * error
    }
  }

  var value: Double { (sum / Double(count)).squareRoot() }

  var state: [Double] {
    get { [sum, Double(count)] }
    set {
      guard newValue.count == 2 else { return }
      (sum, count) = (newValue[0], Int(exactly: newValue[1]) ?? 0)
    }
  }
}
