import Engine

/// An update of a parameter that the store's workers share.
///
/// Elements are moved each by itself, so the bits do not depend on who moves which.
final class SplitUpdate<Kernel: UpdateKernel>: Workers.Work {
  /// The elements that are worth a worker: fewer are updated before it would have begun.
  private static var leastPart: Int { 1 << 14 }

  /// What is updated, while it is.
  private struct Task {
    let kernel: Kernel
    let range: Range<Int>
    let stretch: Int
    let unit: Int
    let values: UnsafeMutableBufferPointer<Float>
    let gradients: UnsafeBufferPointer<Float>
    let buffers: UpdateBuffers.Pointers
  }

  private var task: Task?

  /// Updates a parameter as the kernel would alone.
  func run(
    _ kernel: Kernel, on parameter: Int, of store: ParameterStore, _ buffers: inout UpdateBuffers
  ) {
    let range = store.range(of: parameter)
    let (stretch, unit) = store.stretches(of: parameter)
    let workers = Workers(count: min(store.workers.count, range.count / Self.leastPart))
    store.withValues { values, gradients in
      values.withUnsafeMutableBufferPointer { values in
        gradients.withUnsafeBufferPointer { gradients in
          buffers.withPointers { buffers in
            task = Task(
              kernel: kernel, range: range, stretch: stretch, unit: unit, values: values,
              gradients: gradients, buffers: buffers)
            workers.split(stretch / unit, self)
            task = nil
          }
        }
      }
    }
  }

  func run(_ part: Range<Int>) {
    guard let task else { return }
    var values = task.values.mutableSpan
    var first = task.buffers.first.mutableSpan
    var second = task.buffers.second.mutableSpan
    var third = task.buffers.third.mutableSpan
    for start in stride(from: task.range.lowerBound, to: task.range.upperBound, by: task.stretch) {
      task.kernel.update(
        &values, gradients: task.gradients.span, &first, &second, &third,
        in: start + part.lowerBound * task.unit..<start + part.upperBound * task.unit)
    }
  }
}
