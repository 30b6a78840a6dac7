internal import Glibc
internal import Synchronization

/// What becomes of the process where a library ends it.
///
/// GNU's OpenMP calls `exit(1)` where the system refuses a thread.
package enum LibraryExit {
  /// Called once at most, on the thread that ends the process and does nothing else any more; that is
  /// why it may say that it is sendable.
  private struct End: @unchecked Sendable {
    let body: () -> Int32
  }

  /// What is being done, the innermost last.
  private static let ends = Mutex<[(number: Int, end: End)]>([])

  /// Whether the C library was asked to say when the process ends.
  private static let isWatching: Bool =
    on_exit({ _, _ in LibraryExit.end() }, nil) == 0

  /// Does something in which a library may end the process; in that case something else is done.
  ///
  /// That is done on the thread that was to end, and gives the status that the process ends with. One
  /// within another stands for its part.
  package static func during<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result, otherwise end: @escaping () -> Int32
  ) throws(Failure) -> Result {
    _ = isWatching
    let end = End(body: end)
    let number = ends.withLock { ends in
      let number = (ends.last?.number ?? 0) + 1
      ends.append((number, end))
      return number
    }
    defer { ends.withLock { $0.removeAll { $0.number == number } } }
    return try body()
  }

  private static func end() {
    let last = ends.withLock { ends in
      defer { ends = [] }
      return ends.last
    }
    if let last { _exit(last.end.body()) }
  }
}
