import Datasets

/// Metrics while they are measured: those that are made of the same numbers gather them once.
struct MetricGathering: Sendable {
  private let metrics: [Metric]
  private var accumulators: [any MetricAccumulator]
  /// The place of each metric's accumulator.
  private let places: [Int]

  /// Begins to measure.
  init(_ metrics: [Metric]) {
    let types = Self.types(of: metrics)
    self.metrics = metrics
    accumulators = types.map { $0.init() }
    places = metrics.map { metric in types.firstIndex { $0 == metric.accumulator } ?? 0 }
  }

  /// What some metrics are made of.
  static func types(of metrics: [Metric]) -> [any MetricAccumulator.Type] {
    var types: [any MetricAccumulator.Type] = []
    for metric in metrics where !types.contains(where: { $0 == metric.accumulator }) {
      types.append(metric.accumulator)
    }
    return types
  }

  /// Adds a batch.
  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets) {
    for index in accumulators.indices { accumulators[index].add(outputs, of: samples, targets) }
  }

  /// The values of the metrics, in their order.
  var values: [Double] { zip(metrics, places).map { $0.value(accumulators[$1]) } }

  /// What was gathered, accumulator by accumulator.
  var state: [[Double]] {
    get { accumulators.map(\.state) }
    set {
      for (index, state) in zip(accumulators.indices, newValue) {
        accumulators[index].state = state
      }
    }
  }
}

extension [Metric] {
  /// The most bytes that it takes to measure them on so many samples of so many outputs.
  package func measuringByteCount(samples: Double, outputs: Int) -> Double {
    MetricGathering.types(of: self).reduce(0) {
      $0 + $1.byteCount(samples: samples, outputs: Double(outputs))
    }
  }
}
