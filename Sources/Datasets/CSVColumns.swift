import Messages

/// What is known of a CSV file's columns before its rows are read.
struct CSVColumns {
  let source: CSVSource
  /// How many columns there are.
  let width: Int
  /// Their names, where there is a header.
  let names: [String]?

  /// The position of the column that holds the targets, nil where all columns are inputs.
  func target(_ requirement: TargetRequirement) throws(DatasetError) -> Int? {
    switch source.target {
    case nil where requirement == .none: return nil
    case nil:
      throw mistake("a target column is needed: give its name or its index")
    case .name(let name): return try position(of: name)
    case .index(let index):
      let position = index < 0 ? index + width : index
      guard 0 <= position, position < width else {
        throw mistake("there is no column \(index); the first row has \(width), counted from 0")
      }
      return position
    }
  }

  private func position(of name: String) throws(DatasetError) -> Int {
    let quoted = Legible.quotation(name.utf8)
    guard let names else {
      throw mistake("there is no header to find column \(quoted) in; give the column's index")
    }
    let found = names.indices.filter { names[$0] == name }
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      throw mistake("\(found.count) columns of the header are named \(quoted)")
    }
    let guess = Spelling.nearest(to: name, among: names)
      .map { "; did you mean \(Legible.quotation($0.utf8))?" }
    throw mistake("no column \(quoted) in the header" + (guess ?? ""))
  }

  private func mistake(_ message: String) -> DatasetError {
    DatasetError(
      .malformed, file: source.path, message: message,
      argument: source.target == nil ? nil : "target")
  }
}
