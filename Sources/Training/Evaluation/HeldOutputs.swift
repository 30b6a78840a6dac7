import Datasets
import Engine
import Networks

/// The outputs and targets of the batches of an update, in the targets' own unit.
///
/// The arrays keep their room from update to update, so that after the first nothing is allocated.
struct HeldOutputs {
  private let scaling: TargetScaling?
  private var kind = TargetKind.none
  private var classes: [Int32] = []
  private var values: [Float] = []
  private var numbers: [Int] = []
  /// The outputs, `[samples, width]`.
  private(set) var outputs: [Float] = []
  /// The number of samples.
  private(set) var count = 0

  /// Begins without batches.
  init(scaling: TargetScaling?) { self.scaling = scaling }

  /// The samples, counted from 0.
  var indices: ArraySlice<Int> { numbers[..<count] }

  /// The samples' targets.
  var targets: Targets {
    switch kind {
    case .none: .none
    case .classes: .classes(classes, classCount: 0)
    case .values: .values(values, width: values.count / max(count, 1))
    }
  }

  /// Appends the batch of a plan that has gone forward.
  mutating func append(_ plan: Plan, _ kind: TargetKind) {
    self.kind = kind
    count += plan.batchSize
    for number in numbers.count..<max(count, numbers.count) { numbers.append(number) }
    let scaling = kind == .values ? scaling : nil
    plan.withOutputs { Self.append($0, scaling, to: &outputs) }
    switch kind {
    case .none: break
    case .classes:
      plan.withClassTargets { span in for index in span.indices { classes.append(span[index]) } }
    case .values:
      plan.withValueTargets { span in Self.append(span.span, scaling, to: &values) }
    }
  }

  private static func append(
    _ span: Span<Float>, _ scaling: TargetScaling?, to array: inout [Float]
  ) {
    if let scaling {
      scaling.appendOriginal(span, to: &array)
    } else {
      span.withUnsafeBufferPointer { array.append(contentsOf: $0) }
    }
  }

  /// Begins the next update.
  mutating func removeAll() {
    count = 0
    outputs.removeAll(keepingCapacity: true)
    classes.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }
}
