import Testing

/// A row of a table that was made with Python: a source and the values that it has there.
struct PythonRow: Sendable, CustomTestStringConvertible {
  let source: String
  let values: [Double]

  var testDescription: String { source }

  /// Reads lines of `source => value value …`; the name of an error stands for NaN.
  static func table(_ text: String) -> [PythonRow] {
    text.split(separator: "\n").map { line in
      let parts = line.split(separator: "=> ", maxSplits: 1, omittingEmptySubsequences: false)
      let values = (parts.last ?? "").split(separator: " ").map { Double($0) ?? .nan }
      return PythonRow(source: String(parts[0].dropLast()), values: values)
    }
  }
}
