import System

/// Makes batches on a thread of its own, a few steps ahead of their use.
///
/// The batches are those of the loader, bit for bit and in its order. The thread starts at the
/// first ``advance(to:)`` and ends with the pipeline; no memory is allocated for a batch.
public final class BatchPipeline: BatchFeed {
  /// How many batches are made ahead at most, with the one in use among them.
  public static let depth = 3

  private let loader: BatchLoader
  private var ahead: BatchAhead?
  private var thread: Thread?
  private var step = 0
  private var slot = 0

  /// Makes a pipeline of a loader's batches.
  public init(_ loader: BatchLoader) { self.loader = loader }

  deinit { finish() }

  /// Waits for the batch of a training step and tells its size.
  ///
  /// A step that does not follow the last one starts the thread anew.
  public func advance(to step: Int) -> Int {
    let ahead = ahead(at: step)
    self.step = step
    if thread == nil { ahead.makeBatch(of: step) }
    slot = ahead.wait(for: step)
    return ahead.withSlot(slot) { $0.count }
  }

  /// Copies the batch's inputs.
  public func copyInputs(into inputs: inout MutableSpan<Float>) {
    current.withSlot(slot) { $0.copyInputs(into: &inputs) }
  }

  /// Copies the batch's classes; the targets must be classes.
  public func copyClasses(into classes: inout MutableSpan<Int32>) {
    current.withSlot(slot) { $0.copyClasses(into: &classes) }
  }

  /// Copies the batch's target values; the targets must be values.
  public func copyValues(into values: inout MutableSpan<Float>) {
    current.withSlot(slot) { $0.copyValues(into: &values) }
  }

  private var current: BatchAhead {
    guard let ahead else { preconditionFailure("advance(to:) comes before a batch is copied") }
    return ahead
  }

  /// The shared part, with the thread at work on the step or on a later one.
  private func ahead(at step: Int) -> BatchAhead {
    if let ahead, step == self.step { return ahead }
    if let ahead, step == self.step + 1 {
      ahead.release()
      return ahead
    }
    finish()
    let ahead = BatchAhead(loader, from: step, depth: Self.depth)
    // Where the system has no thread to give, batches are made when needed.
    thread = Thread { ahead.makeBatches() }
    self.ahead = ahead
    return ahead
  }

  private func finish() {
    ahead?.stop()
    thread?.join()
    ahead = nil
    thread = nil
  }
}
