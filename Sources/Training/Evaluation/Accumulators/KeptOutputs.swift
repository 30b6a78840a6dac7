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
    get {
      [Double(width), Double(outputs.count)] + outputs.map(Double.init) + targets.map(Double.init)
    }
    set {
      guard newValue.count >= 2, let width = Int(exactly: newValue[0]), width > 0,
        let count = Int(exactly: newValue[1]), count >= 0, count % width == 0
      else { return }
      let rest = newValue.count - 2 - count
      guard rest == count || rest == count / width else { return }
      self.width = width
      outputs = newValue[2..<2 + count].map { Float($0) }
      targets = newValue[(2 + count)...].map { Float($0) }
    }
  }

  static func byteCount(samples: Double, outputs: Double) -> Double {
    // Arrays that grow have room for twice as much; a column is sorted with its targets.
    samples * (16 * outputs + 64)
  }
}
