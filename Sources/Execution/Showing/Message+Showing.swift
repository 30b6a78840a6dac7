internal import Messages

// Messages of showing specs, data and schedules.
extension Message {
  static let nothingToDraw = "the run has no steps to draw"
  static let namelessFile = "a file needs a name"
  static let directory = "is a directory"
  static func missingFolder(_ folder: String) -> String {
    "there is no folder \(Legible.name(folder))"
  }
  static let existingFile = "exists already; runner init replaces no file"
  static let irregularFile = "is not a regular file"
  static let noSharedColumn = "no column is in both"
  static func intervals(_ first: String, _ second: String) -> String {
    "one scheduler advances by \(first), the other by \(second); give both the same 'interval'"
  }
  static func only(in path: String, _ columns: [String]) -> String {
    "only in \(path): \(columns.joined(separator: ", "))"
  }
  static func sampled(_ compared: Int, of length: String) -> String {
    "compared at \(compared) of \(length): even ones, and all around joins and differences"
  }
  static func equal(over length: String, _ columns: [String]) -> String {
    "equal over \(length): \(columns.joined(separator: ", "))"
  }
}
