internal import Datasets
internal import Experiments
internal import Messages
internal import System
internal import Weights

/// Something to tell the user about, as text that is ready to be shown.
package struct Problem: Error, Sendable, Hashable {
  /// One or more lines, without a newline at the end.
  package let text: String
  /// How a command ends because of it; nil for a warning.
  package let status: ExitStatus?
  /// Whether a disk is to blame that is full, broken or may only be read.
  let isOfDisk: Bool

  /// The most characters of a line, whatever it quotes.
  private static let lineLimit = 4000

  /// What is told, as the last word, where there is no memory to make a problem of it.
  package static let refusedMemory = Message.refusedMemory

  /// The system refuses threads, or memory for them.
  package static let refusedThread = Problem(at: "runner", Message.refusedThread, .refused)

  /// Makes a problem from its text; whatever that quotes, no terminal obeys it.
  package init(_ text: String, _ status: ExitStatus?) { self.init(text, status, isOfDisk: false) }

  /// Makes a problem from its text, as ``init(_:_:)`` does, which a disk may be to blame for.
  init(_ text: String, _ status: ExitStatus?, isOfDisk: Bool) {
    self.text = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        let start = line.unicodeScalars.prefix(Self.lineLimit)
        let isWhole = start.endIndex == line.unicodeScalars.endIndex
        return Legible.escaped(String(start)) + (isWhole ? "" : "…")
      }.joined(separator: "\n")
    (self.status, self.isOfDisk) = (status, isOfDisk)
  }

  /// A problem of one line with a file, a folder or whatever else: `PLACE: error: MESSAGE`.
  init(at place: String, _ message: String, _ status: ExitStatus?, isOfDisk: Bool = false) {
    let severity = status == nil ? "warning" : "error"
    self.init(
      "\(Legible.escaped(place)): \(severity): \(Legible.escaped(message))", status,
      isOfDisk: isOfDisk)
  }

  /// A problem as ``init(at:_:_:isOfDisk:)`` makes it, followed by the last lines that a process has said.
  init(at place: String, _ message: String, log: String, _ status: ExitStatus?) {
    self.init(Problem(at: place, message, status).text + Message.log(log), status)
  }

  /// A mistake of a spec, or a suspicion, with its line.
  init(_ diagnostic: Diagnostic, _ status: ExitStatus = .invalidData) {
    self.init(diagnostic.rendered, diagnostic.severity == .error ? status : nil)
  }

  /// Everything that was found, in source order; only the first hundreds with their lines.
  static func all(_ findings: Findings) -> [Problem] {
    findings.sorted.enumerated().map { index, diagnostic in
      guard index < 200 else {
        return Problem(diagnostic.head, diagnostic.severity == .error ? .invalidData : nil)
      }
      return Problem(diagnostic)
    }
  }

  /// A mistake within a data file, as compilers print them.
  init(_ error: DatasetError) {
    let numbers = [error.place?.line, error.place?.column].compactMap { $0.map { ":\($0)" } }
    let file = error.file.isEmpty ? "data" : Legible.escaped(error.file)
    var text = "\(file)\(numbers.joined()): error: \(Legible.escaped(error.message))"
    if let place = error.place {
      let range = place.excerptColumn.map { $0 - 1..<$0 }
      text += "\n\(Excerpt(place.excerpt, number: place.line, pointingAt: range).rendered)"
    }
    self.init(text, ExitStatus(error.kind))
  }

  /// A file that cannot be read or written.
  init(_ error: FileError) {
    self.init(at: error.path, error.message, ExitStatus(error.kind), isOfDisk: error.isOfDisk)
  }

  /// Does what may fail at a file, and passes the failure on as a problem.
  static func catching<Result>(
    _ body: () throws(FileError) -> Result
  ) throws(Problem) -> Result {
    do throws(FileError) {
      return try body()
    } catch { throw Problem(error) }
  }
}

extension ExitStatus {
  /// How a command ends because of a user's data.
  init(_ kind: DatasetError.Kind) {
    self =
      switch kind {
      case .missing, .unreadable: .missingInput
      case .malformed: .invalidData
      case .refused: .refused
      }
  }

  /// How a command ends because of a file of weights.
  init(_ kind: WeightsError.Kind) {
    self =
      switch kind {
      case .missing, .unreadable: .missingInput
      case .malformed: .invalidData
      case .refused: .refused
      }
  }

  /// How a command ends because of a file.
  init(_ kind: FileError.Kind) {
    self =
      switch kind {
      case .missing, .unreadable: .missingInput
      case .tooLarge, .altered: .invalidData
      case .refused: .refused
      case .cannotCreate: .cannotCreate
      case .failed: .ioFailure
      case .busy: .busy
      }
  }
}
