import Engine

/// An update of a long range, shared by the store's workers.
///
/// Elements are moved each by itself, so the bits do not depend on who moves which.
final class SplitUpdate<Kernel: UpdateKernel>: Workers.Work {
  /// The elements of a cache line, which no two workers share.
  private static var unit: Int { 16 }

  /// The elements that are worth a worker: fewer are updated before it would have begun.
  private static var leastPart: Int { 1 << 14 }

  /// What is updated, while it is.
  private struct Task {
    let kernel: Kernel
    let range: Range<Int>
    let values: UnsafeMutableBufferPointer<Float>
    let gradients: UnsafeBufferPointer<Float>
    let buffers: UpdateBuffers.Pointers
  }

  private var task: Task?

  /// Updates a range as the kernel would alone.
  func run(
    _ kernel: Kernel, in range: Range<Int>, of store: ParameterStore, _ buffers: inout UpdateBuffers
  ) {
    let workers = Workers(count: min(store.workers.count, range.count / Self.leastPart))
    store.withValues { values, gradients in
      values.withUnsafeMutableBufferPointer { values in
        gradients.withUnsafeBufferPointer { gradients in
          buffers.withPointers { buffers in
            task = Task(
              kernel: kernel, range: range, values: values, gradients: gradients, buffers: buffers)
            workers.split((range.count + Self.unit - 1) / Self.unit, self)
            task = nil
          }
        }
      }
    }
  }

  func run(_ part: Range<Int>) {
    guard let task else { return }
    let range = task.range
    let end = min(range.upperBound, range.lowerBound + part.upperBound * Self.unit)
    let part = range.lowerBound + part.lowerBound * Self.unit..<end
    var values = task.values.mutableSpan
    var first = task.buffers.first.mutableSpan
    var second = task.buffers.second.mutableSpan
    var third = task.buffers.third.mutableSpan
    task.kernel.update(
      &values, gradients: task.gradients.span, &first, &second, &third, in: part)
  }
}
