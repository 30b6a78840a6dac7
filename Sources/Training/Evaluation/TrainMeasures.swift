import Datasets
import Engine
import Networks

/// Metrics of the batches that are trained on, gathered over the interval of a row.
///
/// Each batch is measured by the outputs that its loss was computed from: in training mode, as it was
/// augmented, before its update.
struct TrainMeasures {
  private let metrics: [Metric]
  /// How the targets are scaled that the plans have.
  private let scaling: TargetScaling?
  private var gathering: MetricGathering
  private var samples = 0

  /// Begins to measure.
  init(_ metrics: [Metric], scaling: TargetScaling? = nil) {
    (self.metrics, self.scaling, gathering) = (metrics, scaling, MetricGathering(metrics))
  }

  /// Whether nothing is asked for.
  var isEmpty: Bool { metrics.isEmpty }

  /// Adds the batch of a plan that has gone forward and not yet backward.
  mutating func add(_ plan: Plan, _ kind: TargetKind) {
    if isEmpty { return }
    let count = plan.batchSize
    samples += count
    let (targets, indices) = (plan.targets(kind).original(by: scaling), Array(0..<count))
    plan.withOutputs { outputs in
      if let original = scaling?.original(outputs) {
        gathering.add(original.span, of: indices[...], targets)
      } else {
        gathering.add(outputs, of: indices[...], targets)
      }
    }
  }

  /// The values over the interval so far; nil where there was no sample.
  var values: [Double?] {
    samples > 0 ? gathering.values : [Double?](repeating: nil, count: metrics.count)
  }

  /// Begins the next interval.
  mutating func reset() { self = TrainMeasures(metrics, scaling: scaling) }

  /// What the interval has gathered: the number of samples, then what metrics are made of.
  var state: [[Double]] {
    get { isEmpty ? [] : [[Double(samples)]] + gathering.state }
    set {
      guard newValue.count == Self.stateCount(metrics), newValue.count > 1 else { return }
      samples = newValue[0].first.flatMap { Int(exactly: $0) } ?? 0
      gathering.state = Array(newValue.dropFirst())
    }
  }

  /// How many lists the state of some metrics has.
  static func stateCount(_ metrics: [Metric]) -> Int {
    metrics.isEmpty ? 0 : 1 + MetricGathering.types(of: metrics).count
  }
}

extension Plan {
  /// A copy of the targets of its batch.
  fileprivate func targets(_ kind: TargetKind) -> Targets {
    switch kind {
    case .none: .none
    case .classes:
      withClassTargets { span in
        .classes(span.indices.map { span[$0] }, classCount: 0)
      }
    case .values:
      withValueTargets { span in
        .values(span.indices.map { span[$0] }, width: span.count / batchSize)
      }
    }
  }
}

extension Targets {
  /// Values in their own unit.
  fileprivate func original(by scaling: TargetScaling?) -> Targets {
    guard let scaling, case .values(let values, let width) = self else { return self }
    return .values(scaling.original(values.span), width: width)
  }
}
