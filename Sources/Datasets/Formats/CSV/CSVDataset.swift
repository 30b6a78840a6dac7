public import Declarations
import Messages
public import Networks

/// Samples in a file of comma-separated values, one row a sample, all of it numbers.
///
/// Quoted fields, CRLF, a byte order mark, spaces around numbers and gzip compression are
/// understood. Blank lines are allowed at the end alone.
public struct CSVDataset: Dataset, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "csv", Self(), "A table of numbers in a file of comma-separated values, one row a sample.",
    source: "RFC 4180",
    arguments: [
      .required(
        \.path, "path", .path, "the file, gzip-compressed or not", example: "digits.csv.gz"),
      .optional(
        \.header, "header", .boolean, "whether the first row names the columns", example: "false"),
      .optional(
        \.target, "target", .optional(column), "the column of the targets: its name or its index",
        otherwise: "all columns are inputs", example: "64"),
    ])

  /// One of the columns.
  public enum Column: Sendable, Hashable {
    /// The column of this name in the header.
    case name(String)
    /// The column at this position, from 0; negative ones count from the end, −1 being the last.
    case index(Int)
  }

  /// Where the file is.
  public var path = ""
  /// Whether the first row names the columns.
  public var header = true
  /// Which column holds the targets; nil where all columns are inputs.
  public var target: Column?

  init() {}

  /// Names a file.
  public init(path: String, header: Bool = true, target: Column? = nil) {
    (self.path, self.header, self.target) = (path, header, target)
  }

  /// Reads the file: the target column's numbers are targets, the others, in order, inputs.
  ///
  /// Class targets are whole numbers from 0; there are as many classes as the largest one says.
  ///
  /// - Throws: ``DatasetError`` with line, column and excerpt where a cell or row is at fault.
  public func load(
    _ targets: TargetKind, seed: UInt64
  ) throws(DatasetError) -> LoadedSamples {
    var files = InputFiles()
    var table = CSVTable(dataset: self, targets: targets, bytes: try files.read(path))
    var loaded = LoadedSamples(samples: try table.samples(), digest: files.digest)
    loaded.suspicions = table.suspicions
    return loaded
  }

  /// What is wrong with the arguments together: a column's name without a header.
  public var problems: [ArgumentError] {
    guard !header, case .name(let name)? = target else { return [] }
    let found = name.count > 60 ? name.prefix(57) + "..." : name
    let message = "expected a column's index, since the file has no header, found '\(found)'"
    return [ArgumentError(argument: "target", message: message)]
  }

  /// Which column of so many holds the targets, nil where all are inputs.
  func targetColumn(
    _ targets: TargetKind, width: Int, names: [String]?
  ) throws(DatasetError) -> Int? {
    switch target {
    case nil where targets == .none: return nil
    case nil:
      throw DatasetError(
        .malformed, file: path,
        message: "a target column is needed: give its name or its index")
    case .name(let name): return try position(of: name, in: names)
    case .index(let index):
      let position = index < 0 ? index + width : index
      guard 0 <= position, position < width else {
        throw mistake("there is no column \(index); the first row has \(width), counted from 0")
      }
      return position
    }
  }

  private func position(of name: String, in names: [String]?) throws(DatasetError) -> Int {
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
    DatasetError(.malformed, file: path, message: message, argument: "target")
  }

  private static let column = ValueKind<Column>(
    .either([.wholeNumber(.any), .text]),
    read: { reader in
      // A quoted number is a name; a bare one counts columns, also where they have names.
      guard reader.isPlain, let index = reader.text.flatMap({ Int($0) }) else {
        return reader.string().map { .name($0) }
      }
      reader.note(.integer(index), as: "column")
      return .index(index)
    },
    plain: { column in
      switch column {
      case .name(let name): .text(name)
      case .index(let index): .integer(index)
      }
    })
}
