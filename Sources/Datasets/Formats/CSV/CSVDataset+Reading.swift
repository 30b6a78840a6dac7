import Declarations
import Messages
package import Networks

/// A table that was read: numbers, or columns whose words and gaps are still to become numbers.
package struct ReadTable: Sendable {
  /// The digest and what is odd; the samples, too, where all cells are numbers.
  package var loaded: LoadedSamples
  /// The columns, where they are still to be encoded.
  package let table: Table?
  /// The rows of each file, one after the other.
  package let parts: [Range<Int>]
  /// What is told of the reading: the delimiter, and the type of each column.
  package let notes: [String]
  /// The columns of the inputs where all of them are numbers and have names.
  package var columns: TableEncoding?
}

extension CSVDataset {
  /// Reads the file, and the rows of others of the same columns behind its own.
  ///
  /// - Parameters:
  ///   - targets: What the loss needs.
  ///   - others: The paths of further files.
  ///   - group: The column that tells which rows belong together, which is then no input unless ``columns``
  ///     types it.
  /// - Returns: The rows of all files.
  /// - Throws: ``DatasetError``, located.
  package func read(
    _ targets: TargetKind, also others: [String] = [], group: String? = nil
  ) throws(DatasetError) -> ReadTable {
    var files = InputFiles()
    var contents: [[UInt8]] = []
    for path in [path] + others { contents.append(try files.read(path)) }
    return try read(contents, of: [path] + others, targets, group: group, digest: files.digest)
  }

  /// Reads the contents of files; see ``read(_:also:group:)``.
  func read(
    _ contents: [[UInt8]], of paths: [String], _ targets: TargetKind, group: String? = nil,
    digest: String
  ) throws(DatasetError) -> ReadTable {
    var texts: [TableText] = []
    for (path, content) in zip(paths, contents) {
      var dataset = self
      dataset.path = path
      texts.append(
        try TableText(dataset, content, targets, group: group, delimiter: texts.first?.delimiter))
      try texts[texts.count - 1].checkNames(against: texts[0])
    }
    let suspicions = texts[0].suspicions
    if mayBeNumbers, group == nil, let read = numbers(texts, targets, digest: digest) {
      return read
    }
    var reader = try TableReader(texts[0], targets)
    var table = try reader.table()
    for text in texts.dropFirst() {
      var other = try TableReader(text, targets, types: reader.types)
      table.append(try other.table())
    }
    try reader.check(table)
    var loaded = LoadedSamples(unread: digest)
    loaded.suspicions = suspicions + reader.suspicions
    return ReadTable(
      loaded: loaded, table: table, parts: table.parts,
      notes: texts[0].notes + reader.notes(of: table))
  }

  /// The names of the columns; their positions where there is no header.
  func columnNames() throws(DatasetError) -> [String] {
    var files = InputFiles()
    var dataset = self
    (dataset.target, dataset.columns) = (nil, nil)
    let text = try TableText(dataset, try files.read(path), .none, group: nil, delimiter: nil)
    return text.plan.names
  }

  /// Reads the file as columns, also where all of them are numbers.
  ///
  /// - Parameters:
  ///   - kind: What the loss needs.
  ///   - key: The column that names the rows.
  ///   - classes: The classes that targets can be; nil for any.
  /// - Returns: The columns, in the order of the file.
  /// - Throws: ``DatasetError``, located.
  func table(
    _ kind: TargetKind, key: String?, _ classes: ClassNames?
  ) throws(DatasetError) -> Table {
    var files = InputFiles()
    let text = try TableText(self, try files.read(path), kind, group: key, delimiter: nil)
    var reader = try TableReader(text, kind, classes: classes)
    return try reader.table()
  }

  /// The samples of a table that was read, encoded by all of its rows.
  func loaded(_ read: ReadTable) throws(DatasetError) -> LoadedSamples {
    guard let table = read.table else { return read.loaded }
    let rows = Array(0..<table.count)
    let encoding = try table.encoding(fittedOn: rows)
    var loaded = read.loaded
    loaded.samples = table.samples(by: encoding)
    loaded.suspicions += table.suspicions(by: encoding, fittedOn: rows)
    return loaded
  }

  /// Whether nothing is asked for that a table of numbers does not have.
  private var mayBeNumbers: Bool {
    (columns?.entries ?? []).allSatisfy { $0.value == .drop || $0.value == .number }
  }

  /// The samples where all cells are numbers; nil where they are not.
  private func numbers(_ texts: [TableText], _ kind: TargetKind, digest: String) -> ReadTable? {
    var (rows, parts) = (NumberRows(texts[0].plan, kind), [] as [Range<Int>])
    for text in texts {
      let start = rows.count
      guard rows.append(text.rows) else { return nil }
      parts.append(start..<rows.count)
    }
    let targets: Targets =
      switch kind {
      case .none: .none
      case .classes: .classes(rows.classes, classCount: Int(rows.classes.max() ?? 0) + 1)
      case .values: .values(rows.values, width: texts[0].plan.targets.count)
      }
    let samples = Samples(
      inputShape: [texts[0].plan.inputs.count], count: rows.count, inputs: rows.inputs,
      targets: targets)
    var loaded = LoadedSamples(samples: samples, digest: digest)
    loaded.suspicions = texts[0].suspicions + texts[0].plan.counting(rows.inputs, rows.count)
    let plan = texts[0].plan
    let columns = plan.inputs.map { TableEncoding.Column(plan.names[$0], .number) }
    return ReadTable(
      loaded: loaded, table: nil, parts: parts, notes: texts[0].notes + ["all columns are numbers"],
      columns: header ? TableEncoding(columns: columns, classes: nil) : nil)
  }
}

extension TablePlan {
  /// Tells of columns whose numbers count the rows.
  func counting(_ values: [Float], _ rows: Int) -> [String] {
    guard inputs.count > 1, rows >= 10 else { return [] }
    return inputs.indices.filter { column in
      guard isIndexLike(inputs[column]) else { return false }
      let first = values[column]
      return (0..<rows).allSatisfy { values[$0 * inputs.count + column] == first + Float($0) }
    }.map { countingText(inputs[$0]) }
  }

  /// Whether a column is called as an index is; one that counts the rows may be a time as well.
  func isIndexLike(_ column: Int) -> Bool {
    let name = names[column].lowercased()
    return ["id", "index", "idx", "row", "rownames", "rowid", "key", "no", "nr", "number"].contains(
      name)
      || name.hasSuffix("_id") || name.hasSuffix(" id")
  }

  /// Tells that a column counts the rows.
  func countingText(_ column: Int) -> String {
    "\(text(of: column)) counts the rows and is an input like the others; to leave it out write "
      + "columns: {\(Legible.quotation(names[column].utf8)): drop}"
  }
}
