/// Room for one batch that is made ahead of its use.
struct BatchSlot: ~Copyable {
  private(set) var count = 0
  private let inputSize: Int
  private let targetWidth: Int
  private var inputs: [Float]
  private var classes: [Int32] = []
  private var values: [Float] = []

  /// Allocates room for the largest batch of a loader.
  init(for loader: BatchLoader) {
    let rows = min(loader.order.batchSize, loader.order.indices.count)
    inputSize = loader.samples.inputSize
    inputs = [Float](repeating: 0, count: rows * inputSize)
    switch loader.samples.targets {
    case .none: targetWidth = 0
    case .classes:
      targetWidth = 1
      classes = [Int32](repeating: 0, count: rows)
    case .values(_, let width):
      targetWidth = width
      values = [Float](repeating: 0, count: rows * width)
    }
  }

  /// Loads the batch of a step.
  mutating func fill(from loader: inout BatchLoader, step: Int) {
    count = loader.advance(to: step)
    var span = inputs.mutableSpan
    loader.copyInputs(into: &span)
    switch loader.samples.targets {
    case .none: break
    case .classes:
      var span = classes.mutableSpan
      loader.copyClasses(into: &span)
    case .values:
      var span = values.mutableSpan
      loader.copyValues(into: &span)
    }
  }

  /// Copies the inputs of the batch.
  func copyInputs(into span: inout MutableSpan<Float>) {
    Self.copy(inputs, count * inputSize, into: &span)
  }

  /// Copies the classes of the batch.
  func copyClasses(into span: inout MutableSpan<Int32>) {
    precondition(!classes.isEmpty, "the samples have no class targets")
    Self.copy(classes, count, into: &span)
  }

  /// Copies the target values of the batch.
  func copyValues(into span: inout MutableSpan<Float>) {
    precondition(classes.isEmpty && targetWidth > 0, "the samples have no target values")
    Self.copy(values, count * targetWidth, into: &span)
  }

  private static func copy<Element: BitwiseCopyable>(
    _ source: [Element], _ count: Int, into span: inout MutableSpan<Element>
  ) {
    precondition(count <= span.count, "the batch does not fit in the span")
    source.withUnsafeBufferPointer { source in
      span.withUnsafeMutableBufferPointer { target in
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        to.update(from: from, count: count)
      }
    }
  }
}
