import Datasets

/// Metrics while they are measured: those that are made of the same numbers gather them once.
///
/// Where an output is not a number, every metric is NaN: scikit-learn refuses such outputs.
struct MetricGathering: Sendable {
  private let metrics: [Metric]
  private var accumulators: [any MetricAccumulator]
  /// The place of each metric's accumulator.
  private let places: [Int]
  /// Whether all outputs so far are numbers.
  private(set) var areNumbers = true

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
    for index in outputs.indices where outputs[index].isNaN { areNumbers = false }
    guard areNumbers else { return }
    for index in accumulators.indices { accumulators[index].add(outputs, of: samples, targets) }
  }

  /// The values of the metrics, in their order.
  var values: [Double] {
    guard areNumbers else { return metrics.map { _ in .nan } }
    var finished = accumulators
    for index in finished.indices { finished[index].finish() }
    return zip(metrics, places).map { $0.value(finished[$1]) }
  }

  /// What was gathered, accumulator by accumulator.
  var state: [[Double]] { accumulators.map(\.state) }

  /// Takes up what another's ``state`` was; fails where no such samples can lead to it.
  ///
  /// - Parameters:
  ///   - metrics: What is measured.
  ///   - state: The numbers, from a file that may hold anything.
  ///   - samples: How many samples were added, at least one.
  ///   - width: The number of a sample's outputs.
  ///   - areNumbers: Whether all outputs were numbers; otherwise the state counts for nothing.
  init?(
    _ metrics: [Metric], state: ArraySlice<[Double]>, samples: Int, width: Int, areNumbers: Bool
  ) {
    self.init(metrics)
    self.areNumbers = areNumbers
    guard state.count == accumulators.count else { return nil }
    guard areNumbers else { return }
    for (index, state) in zip(accumulators.indices, state) {
      let type = type(of: accumulators[index])
      guard let saved = type.init(state: state, samples: samples, width: width) else { return nil }
      accumulators[index] = saved
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
