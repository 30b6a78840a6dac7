internal import Datasets
internal import Experiments
internal import Messages
internal import Results
internal import System

/// Something to tell the user about, as text that is ready to be shown.
package struct Problem: Sendable, Hashable {
  /// One or more lines, without a newline at the end.
  package let text: String
  /// How a command ends because of it; nil for a warning.
  package let status: ExitStatus?

  /// Makes a problem from its text; whatever that quotes, no terminal obeys it.
  package init(_ text: String, _ status: ExitStatus?) {
    self.text = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Legible.escaped(String($0)) }.joined(separator: "\n")
    self.status = status
  }

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
    self.init(text, error.kind == .malformed ? .invalidData : .missingInput)
  }

  init(_ error: FileError) {
    let status: ExitStatus =
      switch error.kind {
      case .missing, .unreadable: .missingInput
      case .tooLarge: .invalidData
      case .cannotCreate: .cannotCreate
      case .failed: .ioFailure
      }
    self.init("\(Legible.escaped(error.path)): error: \(Legible.escaped(error.message))", status)
  }

  init(_ error: ResultsError) {
    let status: ExitStatus =
      switch error.kind {
      case .cannotCreate: .cannotCreate
      case .failed: .ioFailure
      case .busy: .busy
      }
    self.init("\(Legible.escaped(error.path)): error: \(Legible.escaped(error.message))", status)
  }
}
