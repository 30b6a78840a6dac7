import Declarations
import Messages
package import Networks

/// The rows of a file, encoded as those of another were.
package struct EncodedTable: Sendable {
  /// The rows, not normalized.
  package let samples: Samples
  /// The cells of the column that names the rows, as the file spells them.
  package let keys: [String]?
  /// The numbers of the rows in the file, from 0, where some were left out.
  package let rowNumbers: [Int]?
  /// The rows that lack a target, whose targets mean nothing.
  package let unlabelled: Set<Int>
  /// What is odd about the rows, in sentences for people.
  package let suspicions: [String]
}

extension TableDataset {
  /// Reads the file as another one was read, by what was learnt from that.
  ///
  /// Columns are found by their names, in whatever order they stand; in files without a header by their
  /// positions, with the targets or without.
  ///
  /// - Parameters:
  ///   - kind: What the loss needs.
  ///   - learnt: What the columns become.
  ///   - needsTargets: Whether a file without targets is a mistake, and so a row without one; else they are read
  ///     without.
  ///   - key: The column that names the rows.
  /// - Returns: The rows.
  /// - Throws: ``DatasetError``, located: also for a column that is missing, a gap that nothing was learnt to fill
  ///   with, and a class that is not known.
  package func encoded(
    _ kind: TargetKind, by learnt: LearntColumns, needsTargets: Bool, key: String? = nil
  ) throws(DatasetError) -> EncodedTable {
    let names = try columnNames()
    var places = try learnt.places(of: self, among: names, needsTargets: needsTargets, key: key)
    if !needsTargets { places.optional.formUnion(places.targets) }
    // An input's gaps are filled like others.
    if let key = places.key, !places.inputs.contains(key) { places.optional.insert(key) }
    let kind = places.targets.isEmpty ? .none : kind
    let table = try table(kind, places, learnt.classes)
    var classes: ClassNames?
    if table.targetKind == .classes {
      if let known = learnt.classes { classes = known } else { classes = try table.indices() }
    }
    let columns =
      learnt.encoding?.columns
      ?? places.inputs.map { TableEncoding.Column(names[$0], .number) }
    let coding = TableEncoding(columns: columns, classes: classes)
    try table.checkGaps(by: coding)
    let suspicions =
      unused(names, places) + table.droppedText + table.unknownWords(by: coding)
      + lostTargets(names, places) + table.unlabelledText
    var keys = table.groupWords
    if let key, let place = places.key, (places.inputs + places.targets).contains(place) {
      // As the file spells them, whatever the cells become.
      keys = try cells(of: key)
      guard keys?.count == table.count else {
        throw DatasetError(
          .malformed, file: path,
          message: "rows with gaps are left out; \(Legible.quotation(key.utf8)) is an input and "
            + "cannot name the others")
      }
    }
    let (numbers, unlabelled) = (table.rowNumbers, table.unlabelled)
    return EncodedTable(
      samples: table.samples(by: coding), keys: keys, rowNumbers: numbers, unlabelled: unlabelled,
      suspicions: suspicions)
  }

  /// The cells of a column as they are spelt, of the file's rows and then of those of others.
  ///
  /// - Throws: ``DatasetError``, located: also for a cell that is empty.
  package func cells(
    of column: String, also others: [String] = []
  ) throws(DatasetError) -> [String] {
    var reading = self
    // Every row counts, whatever becomes of the gaps in others of its cells.
    (reading.target, reading.columns, reading.missing) = (nil, nil, nil)
    let place = try keyPosition(column, among: reading.columnNames())
    let places = ColumnPlaces(
      inputs: [place], types: [.category], optional: [place], key: place, wordy: [place])
    var cells: [String] = []
    for file in [path] + others {
      reading.path = file
      cells += try reading.table(.none, places, nil).groupWords ?? []
    }
    return cells
  }

  /// Where the column stands that names the rows.
  func keyPosition(_ key: String, among names: [String]) throws(DatasetError) -> Int {
    guard let position = names.firstIndex(of: key) else {
      throw DatasetError(
        .malformed, file: path,
        message: "no column \(Legible.quotation(key.utf8)) to name the rows by")
    }
    return position
  }

  /// Tells of targets that are not read, since another one is not there.
  private func lostTargets(_ names: [String], _ places: ColumnPlaces) -> [String] {
    guard header, places.targets.isEmpty, let target, target.count > 1 else { return [] }
    let found = target.filter { $0.position(among: names) != nil }
    guard !found.isEmpty else { return [] }
    return ["not all \(target.count) columns of targets are there: none of them is read"]
  }

  /// Tells of columns that are not used.
  private func unused(_ names: [String], _ places: ColumnPlaces) -> [String] {
    let targets = (target ?? []).compactMap { $0.position(among: names) }
    let known = places.inputs + targets + droppedPositions(among: names)
    let others = names.indices.filter { !known.contains($0) && $0 != places.key }
    guard header else { return [] }
    let own = Set(known.map { names[$0] })
    func text(_ columns: [Int], _ reason: String) -> [String] {
      guard !columns.isEmpty else { return [] }
      let quoted = columns.prefix(8).map { Legible.quotation(names[$0].utf8) }
      let more = columns.count > 8 ? ", …" : ""
      return ["not used, since \(reason): \(quoted.joined(separator: ", "))\(more)"]
    }
    return text(others.filter { own.contains(names[$0]) }, "another column of the name comes first")
      + text(others.filter { !own.contains(names[$0]) }, "the run was trained without")
  }
}

extension Table {
  /// The words of the column of groups, a row each.
  var groupWords: [String]? {
    guard let groups, case .words(let codes, let words) = column(groups).cells else { return nil }
    return codes.map { $0 < 0 ? "" : words[Int($0)] }
  }

  /// Tells of rows whose target is missing, or is a class that is not known.
  var unlabelledText: [String] {
    let count = unlabelled.count
    guard count > 0 else { return [] }
    return [
      "\(counted(count, "row")) \(count == 1 ? "has" : "have") no target, or a class that the run does not have"
    ]
  }

  /// Tells of rows that were left out.
  var droppedText: [String] {
    let count = dropped.count
    guard count > 0 else { return [] }
    return ["\(counted(count, "row")) with a missing cell \(count == 1 ? "is" : "are") left out"]
  }

  /// The numbers of the rows in the file, from 0, where some were left out.
  var rowNumbers: [Int]? {
    guard !dropped.isEmpty else { return nil }
    let isDropped = Set(dropped)
    return (0..<count + dropped.count).filter { !isDropped.contains($0) }
  }

  /// Classes that are their own indices, as many as the greatest says.
  func indices() throws(DatasetError) -> ClassNames {
    guard let target = targets.first, case .word(let slot) = target.place else {
      return ClassNames(ordered: [])
    }
    let words = words[slot]
    let indices = words.compactMap(ClassNames.wholeNumber)
    guard indices.count == words.count, let greatest = indices.max(),
      indices.allSatisfy({ (0..<Targets.classLimit).contains($0) })
    else {
      throw DatasetError(
        .malformed, file: file, message: "the classes of the run are whole numbers from 0 on")
    }
    return ClassNames(ordered: (0...greatest).map(String.init))
  }

  /// Refuses gaps in columns that nothing was learnt to fill with.
  func checkGaps(by encoding: TableEncoding) throws(DatasetError) {
    for (field, coding) in zip(inputs, encoding.columns)
    where field.gaps > 0 && coding.number == nil && coding.word == nil {
      let column = column(field)
      guard let row = (0..<count).first(where: column.isMissing) else { continue }
      throw DatasetError(
        .malformed, file: file,
        message: "the cell of column \(Legible.quotation(column.name.utf8)) in row \(row) (from 0) "
          + "is missing, and the run has learnt nothing to fill it with")
    }
  }
}
