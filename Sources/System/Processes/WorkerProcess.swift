internal import Glibc
internal import SystemPackage

/// Another process of this program, which takes lines of work and answers with lines.
///
/// It has a process group of its own, so that a Ctrl-C reaches it through this process alone. Its
/// input ends with this process, however that ends.
package final class WorkerProcess {
  /// How a process has ended.
  package enum End: Sendable, Equatable {
    /// With an exit status.
    case exited(Int)
    /// By a signal.
    case signaled(Int)
  }

  /// The most bytes of messages that are kept.
  private static let room = 1 << 13

  /// The number of the process.
  package let number: Int
  private let input: FileDescriptor
  private let output: FileDescriptor
  private let errors: FileDescriptor
  private var isInputOpen = true
  private var open: [CInt]
  private var received: [UInt8] = []
  private var log: [UInt8] = []

  /// Starts a process of this program; nil where the system has none to give.
  package init?(_ arguments: [String], environment: [String: String]) {
    var pipes: [(readEnd: FileDescriptor, writeEnd: FileDescriptor)] = []
    for _ in 0..<3 {
      if let pipe = try? FileDescriptor.pipe(options: .closeOnExec) { pipes.append(pipe) }
    }
    guard pipes.count == 3,
      let process = ChildProcess.spawn(
        ["runner"] + arguments, program: "/proc/self/exe", environment: environment,
        streams: [pipes[0].readEnd, pipes[1].writeEnd, pipes[2].writeEnd].map {
          .descriptor($0.rawValue)
        })
    else {
      for pipe in pipes { [pipe.readEnd, pipe.writeEnd].forEach { try? $0.close() } }
      return nil
    }
    for end in [pipes[0].readEnd, pipes[1].writeEnd, pipes[2].writeEnd] { try? end.close() }
    (number, input) = (Int(process), pipes[0].writeEnd)
    (output, errors) = (pipes[1].readEnd, pipes[2].readEnd)
    open = [output.rawValue, errors.rawValue]
  }

  deinit {
    endInput()
    for descriptor in [output, errors] { try? descriptor.close() }
  }

  /// Gives it a line; one that has ended does not get it.
  package func send(_ line: String) {
    guard isInputOpen else { return }
    _ = try? input.writeAll(Array((line + "\n").utf8))
  }

  /// Tells it that there is no more work.
  package func endInput() {
    guard isInputOpen else { return }
    isInputOpen = false
    try? input.close()
  }

  /// Sends it a signal.
  package func send(_ signal: StopSignal) { Glibc.kill(pid_t(number), signal.number) }

  /// Ends it at once, even if it is frozen.
  package func kill() { Glibc.kill(pid_t(number), SIGKILL) }

  /// Waits until one of some processes has said something or has ended, or the time is over.
  package static func wait(for workers: [WorkerProcess], milliseconds: Int32) {
    var descriptors = workers.flatMap(\.open).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    guard poll(&descriptors, nfds_t(descriptors.count), milliseconds) > 0 else { return }
    let ready = Set(descriptors.filter { $0.revents != 0 }.map(\.fd))
    for worker in workers {
      for descriptor in worker.open where ready.contains(descriptor) { worker.read(descriptor) }
    }
  }

  private func read(_ descriptor: CInt) {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let count = piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { return }
    guard count > 0 else { return open.removeAll { $0 == descriptor } }
    if descriptor == output.rawValue {
      received += piece[..<count]
    } else {
      log = (log + piece[..<count]).suffix(Self.room)
    }
  }

  /// The lines that it has written since they were asked for last.
  package func lines() -> [String] {
    guard let end = received.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    let lines = received[..<end].split(separator: UInt8(ascii: "\n"))
    received.removeSubrange(...end)
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The last of what it said on standard error since this was asked for last.
  package func takeLog() -> String {
    defer { log = [] }
    return String(decoding: log, as: UTF8.self)
  }

  /// Whether it has ended, or is about to.
  package var hasEnded: Bool { open.isEmpty }

  /// Waits for its end; once.
  package func waitForEnd() -> End {
    var status: CInt = 0
    _ = retry { waitpid(pid_t(number), &status, 0) }
    let signal = status & 0x7F
    return signal == 0 ? .exited(Int(status >> 8 & 0xFF)) : .signaled(Int(signal))
  }
}
