import Datasets
import Engine
import Networks

/// Metrics of the batches that are trained on, gathered over the interval of a row.
///
/// Each batch is measured by the outputs that its loss was computed from: in training mode, as it was
/// augmented, before its update. The batches of an update count together or not at all: they are held until
/// ``commit()`` or ``drop()``.
struct TrainMeasures {
  private let metrics: [Metric]
  private var gathering: MetricGathering
  private var samples = 0
  /// The outputs and targets of the update's batches; room that every update uses again.
  private var held: HeldOutputs

  /// Begins to measure.
  ///
  /// - Parameters:
  ///   - metrics: What is measured.
  ///   - scaling: How the targets are scaled that the plans have.
  init(_ metrics: [Metric], scaling: TargetScaling? = nil) {
    (self.metrics, gathering) = (metrics, MetricGathering(metrics))
    held = HeldOutputs(scaling: scaling)
  }

  /// Whether nothing is asked for.
  var isEmpty: Bool { metrics.isEmpty }

  /// Holds the batch of a plan that has gone forward and not yet backward.
  mutating func hold(_ plan: Plan, _ kind: TargetKind) {
    if !isEmpty { held.append(plan, kind) }
  }

  /// Adds the batches that are held.
  mutating func commit() {
    if isEmpty { return }
    samples += held.count
    // The arrays are held by nothing else when they are emptied, so that they keep their room.
    do {
      let outputs = held.outputs
      gathering.add(outputs.span, of: held.indices, held.targets)
    }
    held.removeAll()
  }

  /// Forgets the batches that are held, since their update is not done.
  mutating func drop() { held.removeAll() }

  /// The values over the interval so far; nil where there was no sample.
  var values: [Double?] {
    samples > 0 ? gathering.values : [Double?](repeating: nil, count: metrics.count)
  }

  /// Begins the next interval.
  mutating func reset() { (gathering, samples) = (MetricGathering(metrics), 0) }

  /// What the interval has gathered: the number of samples, with a 1 where an output was not a number; then
  /// what metrics are made of.
  var state: [[Double]] {
    if isEmpty { return [] }
    let spoilt: [Double] = gathering.areNumbers ? [] : [1]
    return [[Double(samples)] + spoilt] + gathering.state
  }

  /// Goes on from the ``state`` of an interval.
  ///
  /// - Parameters:
  ///   - state: The numbers, from a file that may hold anything.
  ///   - width: The number of a sample's outputs.
  /// - Returns: false where no interval of these metrics can have that state; nothing is changed then.
  mutating func restore(_ state: [[Double]], width: Int) -> Bool {
    guard !isEmpty, let head = state.first else { return isEmpty && state.isEmpty }
    guard (1...2).contains(head.count), head.dropFirst().allSatisfy({ $0 == 1 }),
      let samples = head.prefix(1).counts(upTo: maximumSampleCount)?.first
    else { return false }
    let rest = state.dropFirst()
    guard samples > 0 else {
      guard rest.count == gathering.state.count else { return false }
      reset()
      return true
    }
    let saved = MetricGathering(
      metrics, state: rest, samples: samples, width: width, areNumbers: head.count == 1)
    guard let saved else { return false }
    (gathering, self.samples) = (saved, samples)
    return true
  }
}
