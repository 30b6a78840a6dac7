import Datasets

/// All outputs with their targets, for metrics that need their order.
struct KeptOutputs: MetricAccumulator {
  /// The number of outputs of a sample.
  private(set) var width = 0
  /// The outputs, `[samples, width]`.
  private(set) var outputs: [Float] = []
  /// The targets: the class of each sample, or `[samples, width]` values.
  private(set) var targets: [Float] = []

  /// The number of samples.
  var count: Int { width == 0 ? 0 : outputs.count / width }
  /// Whether samples have classes and no values.
  var areClasses: Bool { width > 1 && targets.count == count }

  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets) {
    let width = outputs.count / max(samples.count, 1)
    if self.width != width { self = KeptOutputs(width: width) }
    outputs.withUnsafeBufferPointer { self.outputs.append(contentsOf: $0) }
    switch targets {
    case .none: break
    case .classes(let classes, _):
      for sample in samples { self.targets.append(Float(classes[sample])) }
    case .values(let values, let width):
      for sample in samples {
        self.targets.append(contentsOf: values[sample * width..<(sample + 1) * width])
      }
    }
  }

  init() {}

  private init(width: Int) { self.width = width }

  var state: [Double] {
    [Double(width), Double(outputs.count)] + outputs.map(Double.init) + targets.map(Double.init)
  }

  init?(state: [Double], samples: Int, width: Int) {
    guard state.count > 2, state[0] == Double(width), let count = Int(exactly: state[1]),
      count % width == 0, count / width == samples, count <= state.count - 2
    else { return nil }
    let rest = state.count - 2 - count
    guard rest == count || rest == samples else { return nil }
    self.width = width
    outputs = state[2..<2 + count].map { Float($0) }
    targets = state[(2 + count)...].map { Float($0) }
    guard !areClasses || state[(2 + count)...].counts(upTo: width - 1) != nil else { return nil }
  }

  static func byteCount(samples: Double, outputs: Double) -> Double {
    // Arrays that grow have room for twice as much; one column at a time is sorted with its targets.
    samples * (16 * outputs + 64)
  }
}
