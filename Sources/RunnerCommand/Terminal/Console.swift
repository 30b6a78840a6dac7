internal import ArgumentParser
internal import Execution
internal import System

/// Standard output for results, standard error for everything else.
enum Console {
  /// The most problems that are shown at once.
  private static let most = 100

  /// Writes problems to standard error, and how many more there are than can be read.
  static func report(_ problems: [Problem], warnings: Bool) {
    let shown = problems.filter { warnings || $0.status != nil }
    for problem in shown.prefix(most) { tell(problem.text) }
    if shown.count > most { tell("... and \(shown.count - most) more") }
  }

  /// Does something, and where that fails tells why and ends the command.
  static func ending(warnings: Bool, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as PreparationError {
      report(error.problems, warnings: warnings)
      try error.status.exitUnlessDone()
    } catch let problem as Problem {
      tell(problem.text)
      try (problem.status ?? .software).exitUnlessDone()
    }
  }

  /// Writes a line to standard error; nobody can be told if that fails.
  static func tell(_ line: String) { try? write(Array((line + "\n").utf8), to: .error) }

  /// Writes a result to standard output, ended by one newline.
  static func print(_ text: String) throws {
    try write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }

  /// Writes bytes to standard output or error.
  static func write(_ bytes: [UInt8], to stream: StandardStream = .output) throws {
    do throws(StandardStream.WriteError) {
      try stream.write(bytes)
    } catch {
      if stream == .output {
        if error.isUnread { StandardStream.endAsUnread() }
        tell("standard output: error: \(error.message)")
      }
      throw ExitCode(ExitStatus.ioFailure.rawValue)
    }
  }

  /// Whether standard error is a terminal that lines can be redrawn on.
  static var isTerminal: Bool { Terminal.error.canRedraw }

  /// Characters in a line of the terminal.
  static var width: Int { Terminal.error.drawnWidth }
}

extension ExitStatus {
  /// Ends the command unless all is well.
  func exitUnlessDone() throws {
    if self != .done { throw ExitCode(rawValue) }
  }
}
