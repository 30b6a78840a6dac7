import System

/// Reads the blocks of a file on several threads and joins them in their order: the table is the same for any
/// number of threads.
///
/// What the threads share changes under the lock alone; that is why the class may say that it is sendable.
final class BlockReading: @unchecked Sendable {
  /// How many blocks may be taken, and not yet joined, at a time.
  private static let mostInFlight = 8

  private let lock = Condition()
  private let text: TableText
  private let rules: CellRules
  private var blocks: TextBlocks
  private var assembly: TableAssembly
  /// Blocks that were read before one that stands before them.
  private var early: [Int: BlockReader] = [:]
  private var (taken, joined) = (0, 0)
  private var isStopped = false
  /// What is wrong with a block, which counts before what is wrong with the bytes behind it.
  private var failure: DatasetError?
  private var sourceFailure: DatasetError?

  /// Prepares to read a file behind what was assembled.
  private init(
    _ text: TableText, _ rules: CellRules, _ assembly: TableAssembly
  ) throws(DatasetError) {
    (self.text, self.rules, self.assembly) = (text, rules, assembly)
    blocks = try text.blocks()
  }

  /// Reads a file behind what was assembled.
  static func read(
    _ text: TableText, _ rules: CellRules, _ assembly: inout TableAssembly, threads: Int
  ) throws(DatasetError) {
    let reading = try BlockReading(text, rules, assembly)
    let helpers = (1..<max(threads, 1)).compactMap { _ in Thread { reading.work() } }
    reading.work()
    for helper in helpers { helper.join() }
    if let failure = reading.failure ?? reading.sourceFailure { throw failure }
    assembly = reading.assembly
  }

  /// Reads blocks until none is left: the whole life of a thread.
  private func work() {
    while let (bytes, number) = take() {
      var reader = BlockReader(bytes, number: number, of: text, rules)
      reader.read()
      lock.change { join(reader, number) }
    }
  }

  private func take() -> (bytes: [UInt8], number: Int)? {
    let block = lock.wait {
      // The thread with the block that the others wait for has it already, and does not come here.
      isStopped || taken - joined < Self.mostInFlight ? .some(next()) : nil
    }
    // Each that finds the end lets another one that waits find it.
    if block == nil { lock.change {} }
    return block
  }

  /// The next block; nil at the end, or where reading has stopped.
  private func next() -> (bytes: [UInt8], number: Int)? {
    guard !isStopped else { return nil }
    var block: (bytes: [UInt8], number: Int)?
    do throws(DatasetError) {
      block = try blocks.next().map { ($0, taken) }
    } catch { sourceFailure = error }
    taken += 1
    isStopped = block == nil
    return block
  }

  /// Joins a block, and those behind it that were waiting for it.
  private func join(_ reader: BlockReader, _ number: Int) {
    early[number] = reader
    while failure == nil, let next = early.removeValue(forKey: joined) {
      do throws(DatasetError) { try assembly.append(next) } catch {
        (failure, isStopped) = (error, true)
      }
      joined += 1
    }
  }
}
