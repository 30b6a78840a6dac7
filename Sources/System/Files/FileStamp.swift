internal import Glibc

/// What tells a file's content from what it was before and will be, without reading it: as long as nobody
/// sets clocks, a file with the stamp that it had has the bytes that it had.
package struct FileStamp: Sendable, Equatable {
  /// The stamp as numbers: device, inode, size, and the seconds and nanoseconds at which the content and
  /// whatever is known of the file were changed last.
  package let numbers: [Int]

  /// The moments of the two changes.
  private var changes: [Timestamp] {
    [3, 5].map { Timestamp(seconds: numbers[$0], nanoseconds: numbers[$0 + 1]) }
  }

  /// The seconds and nanoseconds at which the content was changed last.
  package var written: (Int, Int) { (numbers[3], numbers[4]) }

  /// Takes the stamp of the regular file that a path leads to; nil if there is none.
  package init?(of path: String) {
    var status = stat()
    guard !path.utf8.contains(0), stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      [status.st_mtim, status.st_ctim].allSatisfy({ (0..<1_000_000_000).contains($0.tv_nsec) })
    else { return nil }
    numbers = [
      Int(truncatingIfNeeded: status.st_dev), Int(truncatingIfNeeded: status.st_ino),
      Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec,
      status.st_ctim.tv_nsec,
    ]
  }

  /// Whether a file of this stamp, which it had at a moment, cannot have changed after that and kept it: some
  /// file systems count time in steps of two seconds.
  package func isSettled(at moment: Timestamp) -> Bool {
    changes.allSatisfy { $0.seconds < moment.seconds - 2 }
  }
}
