internal import Glibc

/// Standard input, line by line, as soon as a line is there.
package struct LineInput {
  private var bytes: [UInt8] = []
  private var start = 0

  /// Begins to read.
  package init() {}

  /// The next line without its end; nil at the end of the input.
  ///
  /// Each time that none comes for some milliseconds, something is done, as long as it says that there is
  /// more to do.
  package mutating func next(
    after milliseconds: Int32 = -1, idle: () -> Bool = { false }
  ) -> String? {
    while true {
      if let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
      }
      bytes.removeSubrange(..<start)
      start = 0
      while milliseconds >= 0, !isReady(within: milliseconds), idle() {}
      guard fill() else { return nil }
    }
  }

  private func isReady(within milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, milliseconds) > 0
  }

  /// Waits for a line, or for the end of the input, for some time; false if neither has come.
  package mutating func hasLine(milliseconds: Int32) -> Bool {
    while bytes[start...].firstIndex(of: UInt8(ascii: "\n")) == nil {
      guard isReady(within: milliseconds) else { return false }
      guard fill() else { return true }
    }
    return true
  }

  private mutating func fill() -> Bool {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    repeat {
      count = piece.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
    } while count < 0 && errno == EINTR
    guard count > 0 else { return false }
    bytes += piece[..<count]
    return true
  }
}
