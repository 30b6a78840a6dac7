public import Declarations
import Messages
public import Networks

/// Samples in a table of text, one row a sample: numbers, words, dates.
///
/// Quoted fields, CRLF, a byte order mark, spaces around cells and gzip compression are
/// understood. Blank lines are allowed at the end alone. The type of a column that is not named follows from
/// its first thousand cells.
public struct CSVDataset: TableDataset, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "csv", Self(), "A table in a file of comma-separated values or the like, one row a sample.",
    source: "RFC 4180",
    arguments: [
      .required(
        \.path, "path", .path, "the file, gzip-compressed or not", example: "digits.csv.gz"),
      .optional(
        \.header, "header", .boolean, "whether the first row names the columns", example: "false"),
      .optional(
        \.target, "target", .optional(.oneOrMore(column)),
        "the column of the targets, or several of them: names or indices",
        otherwise: "all columns are inputs", example: "64"),
      .optional(
        \.columns, "columns", .optional(.byName(.choice("column type"), of: "columns")),
        "what the cells of columns are, by names or indices: words (`category`), two words (`boolean`), days "
          + "(`date`), numbers, or nothing that is used (`drop`)",
        otherwise: "the types follow from the first cells", example: "{0: drop}"),
      .optional(
        \.delimiter, "delimiter", .optional(delimiters), "what stands between cells",
        otherwise: "it is guessed"),
      .optional(
        \.comment, "comment", .optional(.text),
        "the character that lines begin with that do not count",
        otherwise: "all lines count", example: "\"#\""),
      .optional(
        \.missing, "missing", .optional(.mapping),
        "what becomes of cells that are empty or say `NA`, `NaN`, `null`, `None` or `?`",
        otherwise: "they are mistakes", example: "mean"),
    ])

  /// One of the columns.
  public typealias Column = ColumnKey

  /// Where the file is.
  public var path = ""
  /// Whether the first row names the columns.
  public var header = true
  /// Which columns hold the targets; nil where all columns are inputs.
  public var target: [Column]?
  /// What the cells of columns are, by the columns' names or indices.
  public var columns: ByName<ColumnType>?
  /// What stands between cells; nil to guess it.
  public var delimiter: CellDelimiter?
  /// The character that lines begin with that do not count.
  public var comment: String?
  /// What becomes of missing cells; nil where they are mistakes.
  public var missing: MissingCells?

  init() {}

  /// Names a file.
  public init(path: String, header: Bool = true, target: Column? = nil) {
    (self.path, self.header, self.target) = (path, header, target.map { [$0] })
  }

  /// Reads the file: the target columns' cells are targets, the others, in order, inputs.
  ///
  /// Class targets are words, or whole numbers: those from 0 on are their own indices. What missing values
  /// and words become is learnt from all rows.
  ///
  /// - Throws: ``DatasetError`` with line, column and excerpt where a cell or row is at fault.
  public func load(
    _ targets: TargetKind, seed: UInt64
  ) throws(DatasetError) -> LoadedSamples {
    try loaded(try read(targets))
  }

  /// What is wrong with the arguments together: a column's name without a header.
  public var problems: [ArgumentError] {
    var problems: [ArgumentError] = []
    if let comment, comment.utf8.count != 1 {
      let message = "expected one character, found '\(comment)'"
      problems.append(ArgumentError(argument: "comment", message: message))
    }
    guard !header else { return problems }
    for case .name(let name) in target ?? [] {
      let found = name.count > 60 ? name.prefix(57) + "..." : name
      let message = "expected a column's index, since the file has no header, found '\(found)'"
      problems.append(ArgumentError(argument: "target", message: message))
    }
    return problems
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

  private static let delimiters = ValueKind<CellDelimiter>(
    .choice(CellDelimiter.allCases.map(\.rawValue)),
    read: { reader in
      guard reader.text != "\t" else {
        reader.note(.text(CellDelimiter.tab.rawValue), as: "choice")
        return .tab
      }
      return reader.choice(of: CellDelimiter.allCases.map(\.rawValue), noun: "delimiter")
        .flatMap(CellDelimiter.init(rawValue:))
    },
    plain: { .text($0.rawValue) })
}
