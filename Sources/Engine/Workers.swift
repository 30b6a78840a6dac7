import COneDNN
import Synchronization

/// The threads that share work of our own; they are those of oneDNN's loops.
package struct Workers: Sendable {
  /// How many there are; fewer than one are one, the caller.
  package let count: Int

  /// Takes so many of the threads.
  package init(count: Int) { self.count = max(1, count) }

  // The pool's own barriers order everything; these say so to whoever checks for races and does not
  // see into the pool.
  private static let handOver = Atomic<Int>(0)
  /// A single one, which is the caller.
  package static let single = Workers(count: 1)

  /// Work that can be done in parts, side by side.
  package protocol Work: AnyObject {
    /// Does a part of the work, on any thread.
    func run(_ part: Range<Int>)
  }

  /// How many threads come where so many are asked for: the pool has its own limits, such as
  /// `OMP_THREAD_LIMIT`.
  ///
  /// oneDNN's loops wait at barriers for as many as they were promised, and would do so for ever.
  package static func arriving(of count: Int) -> Int {
    guard count > 1 else { return 1 }
    omp_set_dynamic(0)
    var arrived: Int32 = 1
    withUnsafeMutablePointer(to: &arrived) { arrived in
      GOMP_parallel(
        { arrived in
          guard omp_get_thread_num() == 0 else { return }
          arrived?.assumingMemoryBound(to: Int32.self).pointee = omp_get_num_threads()
        }, arrived, UInt32(clamping: count), 0)
    }
    return min(Int(arrived), count)
  }

  /// Does `size` units of work in as many parts as there are workers, and waits for all of them.
  ///
  /// Allocates nothing: the work is an object that the caller keeps.
  ///
  /// - Parameters:
  ///   - size: The number of units. Parts are of one size, the first ones greater by one where it
  ///     does not divide, as oneDNN divides its own loops: what a worker finds in its cache is then
  ///     often what it left there.
  ///   - work: What is done with each part.
  package func split(_ size: Int, _ work: any Work) {
    let parts = min(count, size)
    guard parts > 1 else {
      work.run(0..<size)
      return
    }
    var share = Share(work: work, size: size, parts: parts)
    withUnsafeMutablePointer(to: &share) { share in
      Self.handOver.add(1, ordering: .releasing)
      GOMP_parallel(
        { share in
          guard let share else { return }
          _ = Workers.handOver.load(ordering: .acquiring)
          share.assumingMemoryBound(to: Share.self).pointee
            .run(Int(omp_get_thread_num()), of: Int(omp_get_num_threads()))
        }, share, UInt32(parts), 0)
    }
    _ = Self.handOver.load(ordering: .acquiring)
  }

  /// What all threads of a parallel region are handed.
  private struct Share {
    unowned(unsafe) let work: any Work
    let size: Int
    let parts: Int

    /// Does a thread's part, and further ones where there are fewer threads than parts.
    func run(_ thread: Int, of threads: Int) {
      let (least, rest) = size.quotientAndRemainder(dividingBy: parts)
      for part in stride(from: thread, to: parts, by: threads) {
        let start = part * least + min(part, rest)
        work.run(start..<start + least + (part < rest ? 1 : 0))
      }
      Workers.handOver.add(1, ordering: .releasing)
    }
  }
}
