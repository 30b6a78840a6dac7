import Datasets
import Declarations
import Networks

/// A metric while it is measured: what it has gathered from the batches so far, in double precision.
///
/// One file holds it, with its name as a ``Metric``; to add one is to write that file and a row of
/// ``MetricRegistry``.
protocol MetricAccumulator: Declared {
  /// Whether more is better.
  static var isGreaterBetter: Bool { get }

  /// What is wrong with measuring it on a model that is trained with this loss, if anything is.
  static func mistake(under loss: any Loss, output: Shape, targets: TargetForm) -> String?

  /// Looks at all that will be measured, once before any batch.
  mutating func begin(_ set: ValidationSet)

  /// Adds a batch.
  ///
  /// - Parameters:
  ///   - outputs: What the model gave, `[samples, width]`.
  ///   - samples: Which samples they are of.
  ///   - targets: The targets of all samples, for which the metric is defined.
  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets)

  /// Its value over what was added.
  var value: Double { get }

  /// What was added so far, in numbers that a checkpoint can hold; empty before the first batch.
  var state: [Double] { get set }
}

extension MetricAccumulator {
  /// Targets that are no values, and a loss under which outputs are no predictions of them.
  static func mistake(under loss: any Loss, output: Shape, targets: TargetForm) -> String? {
    let name = specName
    guard !loss.takesLogits else {
      return "\(name) compares outputs with targets, but under \(loss.kind) "
        + "the outputs are logits"
    }
    return TargetKind.values.mistake(of: name, output: output, targets: targets)
  }

  mutating func begin(_ set: ValidationSet) {}
}

extension Targets {
  /// Goes through the outputs of a batch with their targets, where those are values.
  @inline(__always)
  func forEachValue(
    of samples: ArraySlice<Int>, _ outputs: Span<Float>,
    _ body: (_ output: Float, _ target: Float, _ column: Int) -> Void
  ) {
    guard case .values(let values, let width) = self else { return }
    var start = 0
    for sample in samples {
      for column in 0..<width {
        body(outputs[start + column], values[sample * width + column], column)
      }
      start += width
    }
  }
}
