import Declarations
import Messages
import Networks

/// The columns of a table, and what each is for.
struct TablePlan {
  /// The names of the columns; their positions where there is no header.
  let names: [String]
  /// What is declared of each column, before any of its cells was read.
  private(set) var types: [ColumnType?]
  /// The positions of the targets, in the order in which they are named.
  private(set) var targets: [Int] = []
  /// The position of the column that tells which rows belong together.
  private(set) var group: Int?
  /// The positions of the inputs.
  private(set) var inputs: [Int] = []
  /// Whether every cell of a column is a word, `NA` and `None` among them.
  private(set) var hasAllWords: [Bool] = []
  /// What is odd about the columns.
  private(set) var suspicions: [String] = []

  private let dataset: any TableDataset
  private let header: [String]?

  /// Takes columns whose places are known.
  init(
    _ dataset: any TableDataset, header: [String]?, width: Int, _ places: ColumnPlaces
  ) {
    (self.dataset, self.header) = (dataset, header)
    names = header ?? (0..<width).map(String.init)
    types = [ColumnType?](repeating: nil, count: width)
    for (place, type) in zip(places.inputs, places.types) { types[place] = type }
    (inputs, targets, group) = (places.inputs, places.targets, places.key)
    hasAllWords = names.indices.map { places.wordy.contains($0) }
  }

  /// Finds the columns that a data set names, among so many.
  init(
    _ dataset: any TableDataset, _ kind: TargetKind, header: [String]?, width: Int, group: String?
  ) throws(DatasetError) {
    (self.dataset, self.header) = (dataset, header)
    names = header ?? (0..<width).map(String.init)
    types = [ColumnType?](repeating: nil, count: width)
    if kind != .none, dataset.target == nil {
      throw DatasetError(
        .malformed, file: dataset.path,
        message: "a target column is needed: give its name or its index")
    }
    for column in dataset.target ?? [] { targets.append(try position(of: column)) }
    if kind == .classes, targets.count > 1 {
      throw mistake(
        "the loss needs one class a row, but \(targets.count) columns are targets", "target")
    }
    guard Set(targets).count == targets.count else {
      throw mistake("a column is named twice", "target")
    }
    for entry in dataset.columns?.entries ?? [] {
      let (name, type) = (entry.name, entry.value)
      let position = try declared(name)
      if type == .drop, targets.contains(position) {
        throw mistake(
          "column \(Legible.quotation(name.utf8)) is the target and cannot be dropped", "columns")
      }
      guard types[position] == nil else {
        throw mistake(
          "column \(Legible.quotation(name.utf8)) is typed twice, by its name and by its index",
          "columns")
      }
      types[position] = type
    }
    hasAllWords = types.map { $0?.holdsWords == true }
    if let group { self.group = try declared(group, "split") }
    inputs = (0..<width).filter { column in
      !targets.contains(column) && types[column] != .drop
        && (column != self.group || types[column] != nil)
    }
    guard !inputs.isEmpty else { throw mistake("no column is left for the inputs", nil) }
    suspicions = oddNames
  }

  /// Names that are odd: those of an index, and those that several columns have.
  private var oddNames: [String] {
    guard let header else { return [] }
    let nameless = inputs.filter { Self.isNameless(header[$0]) }.map { column in
      "column \(column) has no name, as pandas writes a table's index, and is an input like the others; to "
        + "write a table without its index use to_csv(..., index=False)"
    }
    let counts = Dictionary(grouping: inputs.map { header[$0] }) { $0 }
    let several = counts.filter { $0.value.count > 1 && !$0.key.isEmpty }.map { name, found in
      "\(found.count) columns are named \(Legible.quotation(name.utf8)), and all of them are inputs"
    }
    return nameless + several.sorted()
  }

  /// Whether pandas names an index so, when it writes it and after it has read it.
  private static func isNameless(_ name: String) -> Bool {
    name.isEmpty || name.hasPrefix("Unnamed: ")
  }

  /// What messages call a column.
  func text(of column: Int) -> String {
    header == nil ? "column \(column)" : "column \(Legible.quotation(names[column].utf8))"
  }

  private func position(of column: ColumnKey) throws(DatasetError) -> Int {
    switch column {
    case .name(let name): return try position(of: name, "target")
    case .index(let index):
      guard let position = column.position(among: names) else { throw none(index, "target") }
      return position
    }
  }

  private func none(_ index: Int, _ argument: String) -> DatasetError {
    mistake(
      "there is no column \(index); the first row has \(names.count), counted from 0", argument)
  }

  /// The column that is declared by its name or, where none has that name, by its index.
  private func declared(_ name: String, _ argument: String = "columns") throws(DatasetError) -> Int
  {
    guard header?.contains(name) != true, let index = Int(name) else {
      return try position(of: name, argument)
    }
    guard let position = ColumnKey.index(index).position(among: names) else {
      throw none(index, argument)
    }
    return position
  }

  private func position(of name: String, _ argument: String) throws(DatasetError) -> Int {
    let quoted = Legible.quotation(name.utf8)
    guard let header else {
      let message = "there is no header to find column \(quoted) in; give the column's index"
      throw mistake(message, argument)
    }
    let found = header.indices.filter { header[$0] == name }
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      throw mistake("\(found.count) columns of the header are named \(quoted)", argument)
    }
    let guess = Spelling.nearest(to: name, among: header)
      .map { "; did you mean \(Legible.quotation($0.utf8))?" }
    throw mistake("no column \(quoted) in the header" + (guess ?? ""), argument)
  }

  private func mistake(_ message: String, _ argument: String?) -> DatasetError {
    DatasetError(.malformed, file: dataset.path, message: message, argument: argument)
  }
}
