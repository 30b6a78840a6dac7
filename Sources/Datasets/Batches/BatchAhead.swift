import System

/// What a pipeline and its thread share: the slots, and how far either has come with them.
///
/// Slot `n % depth` belongs to the thread while `made == n`, and to the pipeline from then on
/// until `used == n + 1`; the counts change under the condition alone. That is why the class may say
/// that it is sendable.
final class BatchAhead: @unchecked Sendable {
  private let condition = Condition()
  private let slots: UnsafeMutableBufferPointer<BatchSlot>
  private var loader: BatchLoader
  private var made: Int
  private var used: Int
  private var isStopped = false

  /// Prepares to make batches from a step on.
  init(_ loader: BatchLoader, from step: Int, depth: Int) {
    self.loader = loader
    made = step
    used = step
    slots = .allocate(capacity: depth)
    for i in 0..<depth { slots.initializeElement(at: i, to: BatchSlot(for: loader)) }
  }

  deinit { slots.deinitialize().deallocate() }

  /// Makes batches until it is stopped: the whole life of the thread.
  func makeBatches() {
    var step = made
    while hasRoom(for: step) {
      makeBatch(of: step)
      step += 1
    }
  }

  /// Makes one batch, whose slot must be free.
  func makeBatch(of step: Int) {
    slots[step % slots.count].fill(from: &loader, step: step)
    condition.change { made = step + 1 }
  }

  /// Waits for the batch of the next step and gives its slot, which stays as it is until
  /// ``release()``.
  func wait(for step: Int) -> Int {
    condition.wait { made > step ? step % slots.count : nil }
  }

  /// Looks at a slot that ``wait(for:)`` gave.
  func withSlot<Result>(_ index: Int, _ body: (borrowing BatchSlot) -> Result) -> Result {
    body(slots[index])
  }

  /// Gives the oldest slot back to the thread.
  func release() { condition.change { used += 1 } }

  /// Asks the thread to end after the batch that it is making.
  func stop() { condition.change { isStopped = true } }

  /// Waits until there is a slot for the batch of a step; false if the thread must end.
  private func hasRoom(for step: Int) -> Bool {
    condition.wait { isStopped ? false : step - used < slots.count ? true : nil }
  }
}
