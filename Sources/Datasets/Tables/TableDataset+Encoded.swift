import Declarations
import Messages
package import Networks

/// The rows of a file, encoded as those of another were.
package struct EncodedTable: Sendable {
  /// The rows, not normalized.
  package let samples: Samples
  /// The cells of the column that names the rows, as the file spells them.
  package let keys: [String]?
  /// What is odd about the rows, in sentences for people.
  package let suspicions: [String]
}

/// What a run has learnt of a table's columns, as far as it has written that down.
package struct LearntColumns: Sendable {
  /// What the columns become; nil where all are numbers and their names were not kept.
  let encoding: TableEncoding?
  /// How many inputs the model takes; nil where that is not known.
  let inputCount: Int?
  /// The classes, in the order of the model's outputs; nil where they are their indices, and it is not known
  /// how many there are.
  let classes: ClassNames?

  /// Takes what is known.
  package init(_ encoding: TableEncoding?, inputCount: Int?, classes: ClassNames?) {
    (self.encoding, self.inputCount, self.classes) = (encoding, inputCount, classes)
  }
}

extension TableDataset {
  /// Reads the file as another one was read, by what was learnt from that.
  ///
  /// Columns are found by their names, in whatever order they stand; in files without a header by their
  /// positions, or, where the targets are left out, in their order.
  ///
  /// - Parameters:
  ///   - kind: What the loss needs.
  ///   - learnt: What the columns become.
  ///   - needsTargets: Whether a file without targets is a mistake; else it is read without.
  ///   - key: The column that names the rows.
  /// - Returns: The rows.
  /// - Throws: ``DatasetError``, located: also for a column that is missing, a gap that nothing was learnt to fill
  ///   with, and a class that is not known.
  package func encoded(
    _ kind: TargetKind, by learnt: LearntColumns, needsTargets: Bool, key: String? = nil
  ) throws(DatasetError) -> EncodedTable {
    let names = try columnNames()
    let isLabelled = kind != .none && (needsTargets || hasTargets(among: names, learnt))
    var reading = self
    if !isLabelled { reading.target = nil }
    let encoding = learnt.encoding ?? reading.numbers(among: names)
    let own = try positions(of: encoding.columns, among: names)
    reading.columns = reading.types(of: names, encoding, own)
    var table = try reading.table(isLabelled ? kind : .none, key: key, learnt.classes)
    var classes: ClassNames?
    if table.targetKind == .classes {
      if let known = learnt.classes { classes = known } else { classes = try table.indices() }
    }
    let coding = TableEncoding(columns: encoding.columns, classes: classes)
    // The table has its columns in the order of the file.
    let order = own.sorted()
    table.inputs = own.map { table.inputs[order.firstIndex(of: $0) ?? 0] }
    try table.checkGaps(by: coding)
    // A number that is an input, too, is named as the file spells it.
    let isNumber = encoding.columns.contains { $0.name == key && $0.type != .category }
    var keys = table.groupWords
    if let key, isNumber { keys = try cells(of: key) }
    let suspicions = unused(names, own, key) + table.unknownWords(by: coding)
    return EncodedTable(
      samples: table.samples(by: coding), keys: keys, suspicions: suspicions)
  }

  /// The cells of a column as they are spelt, of the file's rows and then of those of others.
  ///
  /// - Throws: ``DatasetError``, located: also for a cell that is empty.
  package func cells(
    of column: String, also others: [String] = []
  ) throws(DatasetError) -> [String] {
    var reading = self
    reading.target = nil
    let names = try columnNames()
    reading.columns = ByName(
      names.indices.filter { names[$0] != column }.map { (name: String($0), value: .drop) }
        + [(name: column, value: .category)])
    let words = try reading.read(.none, also: others, group: column).table?.groupWords
    return words ?? []
  }

  /// The types of all columns: those of an encoding where it has some, all others dropped.
  private func types(
    of names: [String], _ encoding: TableEncoding, _ own: [Int]
  ) -> ByName<ColumnType> {
    var types = [ColumnType](repeating: .drop, count: names.count)
    for (column, position) in zip(encoding.columns, own) { types[position] = column.type }
    let targets = targetPositions(among: names)
    let counts = Dictionary(grouping: names) { $0 }.mapValues(\.count)
    let typed = names.indices.filter { types[$0] != .drop || !targets.contains($0) }
    return ByName(
      typed.map { position in
        let isName = header && counts[names[position]] == 1
        return (name: isName ? names[position] : String(position), value: types[position])
      })
  }

  /// All columns but the targets and those that are dropped, as numbers.
  private func numbers(among names: [String]) -> TableEncoding {
    let (targets, dropped) = (targetPositions(among: names), droppedPositions(among: names))
    let columns = names.indices.filter { !targets.contains($0) && !dropped.contains($0) }
    return TableEncoding(
      columns: columns.map { TableEncoding.Column(names[$0], .number) }, classes: nil)
  }

  private func targetPositions(among names: [String]) -> [Int] {
    (target ?? []).compactMap { $0.position(among: names) }
  }

  private func droppedPositions(among names: [String]) -> [Int] {
    (columns?.entries ?? []).filter { $0.value == .drop }.compactMap { entry in
      names.firstIndex(of: entry.name)
        ?? Int(entry.name).flatMap { ColumnKey.index($0).position(among: names) }
    }
  }

  /// Tells of columns that are not used.
  private func unused(_ names: [String], _ own: [Int], _ key: String?) -> [String] {
    let known = own + targetPositions(among: names) + droppedPositions(among: names)
    let others = names.indices.filter { !known.contains($0) && names[$0] != key }
    guard header, !others.isEmpty else { return [] }
    let quoted = others.prefix(8).map { Legible.quotation(names[$0].utf8) }
    return [
      "not used, since the run was trained without: \(quoted.joined(separator: ", "))"
        + (others.count > 8 ? ", …" : "")
    ]
  }

  /// Whether the columns of the targets are there.
  private func hasTargets(among names: [String], _ learnt: LearntColumns) -> Bool {
    let positions = targetPositions(among: names)
    guard let target, positions.count == target.count else { return false }
    guard let encoding = learnt.encoding else {
      let inputs = names.count - droppedPositions(among: names).count
      return learnt.inputCount.map { inputs > $0 } ?? true
    }
    let inputs = Set(encoding.columns.map(\.name))
    return header
      ? positions.allSatisfy { !inputs.contains(names[$0]) } : names.count > inputs.count
  }

  /// Where the columns of an encoding stand.
  private func positions(
    of columns: [TableEncoding.Column], among names: [String]
  ) throws(DatasetError) -> [Int] {
    // Without a header the targets may have stood before some of the inputs.
    if !header, names.count == columns.count { return Array(names.indices) }
    var positions: [Int] = []
    for column in columns {
      guard let position = names.firstIndex(of: column.name) else {
        let name = header ? Legible.quotation(column.name.utf8) : column.name
        throw DatasetError(
          .malformed, file: path,
          message: "column \(name) is missing; the run was trained on it")
      }
      positions.append(position)
    }
    return positions
  }
}

extension ColumnKey {
  /// Where the column stands among some, if it does.
  func position(among names: [String]) -> Int? {
    switch self {
    case .name(let name): return names.firstIndex(of: name)
    case .index(let index):
      let position = index < 0 ? index + names.count : index
      return names.indices.contains(position) ? position : nil
    }
  }
}

extension Table {
  /// The words of the column of groups, a row each.
  var groupWords: [String]? {
    guard let groups, case .words(let codes, let words) = column(groups).cells else { return nil }
    return codes.map { words[Int($0)] }
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
