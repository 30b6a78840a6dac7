import Messages
package import Networks
import System

extension TableDataset {
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
    var sources: [ByteSource] = []
    for path in [path] + others { sources.append(try ByteSource(path)) }
    return try read(sources, targets, group: group)
  }

  /// Reads the contents of files; see ``read(_:also:group:)``.
  func read(
    _ contents: [[UInt8]], of paths: [String], _ targets: TargetKind, group: String? = nil,
    blockSize: Int = TextBlocks.size, threads: Int = 1
  ) throws(DatasetError) -> ReadTable {
    var sources: [ByteSource] = []
    for (path, bytes) in zip(paths, contents) { sources.append(try ByteSource(bytes, path: path)) }
    return try read(sources, targets, group: group, blockSize: blockSize, threads: threads)
  }

  /// How many threads read a file: two keep up with what decompresses it or computes its digest.
  private static var threads: Int { min(2, Host.processorCount) }

  private func read(
    _ sources: [ByteSource], _ kind: TargetKind, group: String?, blockSize: Int = TextBlocks.size,
    threads: Int = Self.threads
  ) throws(DatasetError) -> ReadTable {
    var texts: [TableText] = []
    for source in sources {
      var dataset = self
      dataset.path = source.path
      let delimiter = texts.first?.form.delimiter
      let text = try TableText(
        dataset, source, kind, group: group, delimiter: delimiter, blockSize: blockSize)
      try text.checkNames(against: texts.first ?? text)
      texts.append(text)
    }
    let first = texts[0]
    let rules = CellRules(first, try TypeInference(first).types(), kind)
    var (assembly, files) = (TableAssembly(first, rules), InputFiles())
    for text in texts {
      assembly.begin(text)
      try BlockReading.read(text, rules, &assembly, threads: threads)
      try assembly.end()
      files.note(text.source.digest)
    }
    let (table, isOfNumbers) = try assembly.table(first, kind)
    return try read(table, first, isOfNumbers: isOfNumbers, digest: files.digest)
  }

  /// The names of the columns; their positions where there is no header.
  func columnNames() throws(DatasetError) -> [String] {
    var dataset = self
    (dataset.target, dataset.columns) = (nil, nil)
    return try TableText(
      dataset, try ByteSource(path), .none, group: nil, delimiter: nil, blockSize: TextBlocks.size
    ).plan.names
  }

  /// Reads some columns of the file, also where all of them are numbers.
  ///
  /// - Parameters:
  ///   - kind: What the loss needs.
  ///   - places: Where the columns stand.
  ///   - classes: The classes that targets can be; nil for any.
  /// - Returns: The columns, in the order in which their places are given.
  /// - Throws: ``DatasetError``, located.
  func table(
    _ kind: TargetKind, _ places: ColumnPlaces, _ classes: ClassNames?
  ) throws(DatasetError) -> Table {
    let text = try TableText(
      self, try ByteSource(path), kind, group: nil, delimiter: nil, blockSize: TextBlocks.size,
      places: places)
    let rules = CellRules(
      text, try TypeInference(text).types(), kind, classes: classes,
      optional: places.optional, isOfRun: true)
    var assembly = TableAssembly(text, rules)
    assembly.begin(text)
    try BlockReading.read(text, rules, &assembly, threads: Self.threads)
    try assembly.end()
    return try assembly.table(text, kind).table
  }

  /// Takes a table as it is, or as the samples that its numbers are.
  private func read(
    _ table: consuming Table, _ text: TableText, isOfNumbers: Bool, digest: String
  ) throws(DatasetError) -> ReadTable {
    let (parts, suspicions) = (table.parts, text.suspicions + text.plan.counting(in: table))
    var loaded = LoadedSamples(unread: digest)
    guard isOfNumbers else {
      loaded.suspicions = suspicions
      let notes =
        text.notes + table.notes(naming: text.plan.inputs.map(text.plan.text)) + table.droppedText
      return ReadTable(loaded: loaded, table: table, parts: parts, notes: notes)
    }
    let columns = table.inputs.map { TableEncoding.Column($0.name, .number) }
    let encoding = TableEncoding(columns: columns, classes: table.classes)
    loaded = LoadedSamples(samples: table.samples(by: encoding), digest: digest)
    loaded.suspicions = suspicions
    return ReadTable(
      loaded: loaded, table: nil, parts: parts, notes: text.notes + ["all columns are numbers"],
      columns: header ? TableEncoding(columns: columns, classes: nil) : nil)
  }

  /// The samples of a table that was read, encoded by all of its rows.
  func loaded(_ read: consuming ReadTable) throws(DatasetError) -> LoadedSamples {
    var loaded = read.loaded
    guard let table = read.table.take() else { return loaded }
    let rows = Array(0..<table.count)
    let encoding = try table.encoding(fittedOn: rows)
    loaded.suspicions += table.suspicions(by: encoding, fittedOn: rows)
    loaded.samples = table.samples(by: encoding)
    return loaded
  }
}
