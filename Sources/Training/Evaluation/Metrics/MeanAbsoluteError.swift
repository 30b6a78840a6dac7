import Datasets
import Declarations

extension Metric {
  /// The metric `mae`.
  public static let mae = Metric(MeanAbsoluteError.self)
}

/// The mean absolute difference of outputs and targets.
struct MeanAbsoluteError: MetricAccumulator {
  static let declaration = Declaration<Self>(
    "mae", Self(), "The mean absolute difference of outputs and targets.",
    formula: "mean of |y − t| over samples and outputs")

  static let isGreaterBetter = false

  private var sum = 0.0
  private var count = 0

  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets) {
    count += outputs.count
    targets.forEachValue(of: samples, outputs) { output, target, _ in
      sum += abs(Double(output) - Double(target))
    }
  }

  var value: Double { sum / Double(count) }

  var state: [Double] {
    get { [sum, Double(count)] }
    set {
      guard newValue.count == 2 else { return }
      (sum, count) = (newValue[0], Int(exactly: newValue[1]) ?? 0)
    }
  }
}
