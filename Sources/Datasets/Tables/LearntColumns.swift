import Declarations
import Messages
import Networks

/// What a run has learnt of a table's columns, as far as it has written that down.
package struct LearntColumns: Sendable {
  /// What the columns become; nil where all are numbers and their names were not kept.
  let encoding: TableEncoding?
  /// How many inputs the model takes; nil where that is not known.
  let inputCount: Int?
  /// The classes, in the order of the model's outputs; nil where they are their indices, and it is not known
  /// how many there are.
  let classes: ClassNames?
  /// The column that told which rows belong together.
  let group: String?

  /// Takes what is known.
  package init(
    _ encoding: TableEncoding?, inputCount: Int?, classes: ClassNames?, group: String? = nil
  ) {
    (self.encoding, self.inputCount) = (encoding, inputCount)
    (self.classes, self.group) = (classes, group)
  }

  /// Finds the columns in a file.
  ///
  /// - Parameters:
  ///   - table: The data set that the run has read, with the file in the place of its own.
  ///   - names: The names of the file's columns; their positions where it has no header.
  ///   - needsTargets: Whether a file without targets is a mistake.
  ///   - key: The column that names the rows.
  /// - Returns: Where they stand.
  /// - Throws: ``DatasetError`` for columns that are missing.
  func places(
    of table: any TableDataset, among names: [String], needsTargets: Bool, key: String?
  ) throws(DatasetError) -> ColumnPlaces {
    var places =
      table.header
      ? try namedPlaces(of: table, names, needsTargets)
      : try countedPlaces(of: table, width: names.count, needsTargets)
    if let key {
      let position = try table.keyPosition(key, among: names)
      places.key = position
      if !places.inputs.contains(position) { places.wordy.insert(position) }
    }
    return places
  }

  private func namedPlaces(
    of table: any TableDataset, _ names: [String], _ needsTargets: Bool
  ) throws(DatasetError) -> ColumnPlaces {
    let found = (table.target ?? []).compactMap { $0.position(among: names) }
    var places = ColumnPlaces(inputs: [], types: [])
    if let encoding {
      // Of columns of one name the first is the first.
      var left = Dictionary(grouping: names.indices) { names[$0] }.mapValues { $0[...] }
      for column in encoding.columns {
        guard let position = left[column.name]?.popFirst() else {
          let name = Legible.quotation(column.name.utf8)
          let near = Spelling.nearest(to: column.name, among: names)
          let meant = near.map { "; is it \(Legible.quotation($0.utf8))?" } ?? ""
          throw mistake(table, "column \(name) is missing; the run was trained on it\(meant)")
        }
        places.inputs.append(position)
        places.types.append(column.type)
      }
    } else {
      let others = Set(found + table.droppedPositions(among: names))
      places.inputs = names.indices.filter { !others.contains($0) }
      places.types = places.inputs.map { _ in .number }
    }
    let isWhole = found.count == (table.target ?? []).count
    let isLabelled = isWhole && !found.contains { places.inputs.contains($0) }
    if isLabelled { places.targets = found }
    if needsTargets, !isLabelled { throw missingTargets(table) }
    places.wordy = Set(table.wordPositions(among: names))
    return places
  }

  /// Of a file without a header the number of its columns says whether the targets are there.
  private func countedPlaces(
    of table: any TableDataset, width: Int, _ needsTargets: Bool
  ) throws(DatasetError) -> ColumnPlaces {
    let targetCount = table.target?.count ?? 0
    let whole = wholeWidth(of: table) ?? width
    guard width == whole || width == whole - targetCount && targetCount > 0 else {
      let bare = targetCount > 0 ? ", or \(whole - targetCount) without the targets" : ""
      throw mistake(
        table, "the first row has \(counted(width, "column")); the run's table had \(whole)\(bare)")
    }
    let names = (0..<whole).map(String.init)
    let targets = (table.target ?? []).compactMap { $0.position(among: names) }
    let (dropped, groups) = (table.droppedPositions(among: names), group.flatMap { Int($0) })
    let own = encoding.map { $0.columns.compactMap { Int($0.name) } }
    let others = Set(targets + dropped + (groups.map { [$0] } ?? []))
    let inputs = own ?? names.indices.filter { !others.contains($0) }
    // Without the targets all columns behind them have moved up.
    let isLabelled = width == whole
    func moved(_ position: Int) -> Int {
      isLabelled ? position : position - targets.count { $0 < position }
    }
    guard inputs.allSatisfy({ (0..<width).contains(moved($0)) }) else {
      throw mistake(table, "the columns are not those that the run was trained on")
    }
    if needsTargets, !isLabelled { throw missingTargets(table) }
    return ColumnPlaces(
      inputs: inputs.map(moved),
      types: encoding?.columns.map(\.type) ?? inputs.map { _ in .number },
      targets: isLabelled ? targets : [],
      wordy: Set(table.wordPositions(among: names).map(moved)))
  }

  /// How many columns the run's table had; nil where it is not known how many were inputs.
  private func wholeWidth(of table: any TableDataset) -> Int? {
    guard let count = encoding?.columns.count ?? inputCount else { return nil }
    let typed = table.columns?.entries ?? []
    let dropped = Set(typed.filter { $0.value == .drop }.map(\.name)).count
    let isApart = group.map { group in !typed.contains { $0.name == group } } ?? false
    return count + (table.target?.count ?? 0) + dropped + (isApart ? 1 : 0)
  }

  private func missingTargets(_ table: any TableDataset) -> DatasetError {
    guard case .name(let name)? = table.target?.first else {
      return mistake(table, "the column of the targets is not there")
    }
    return mistake(table, "no column \(Legible.quotation(name.utf8)) in the header")
  }

  private func mistake(_ table: any TableDataset, _ message: String) -> DatasetError {
    DatasetError(.malformed, file: table.path, message: message)
  }
}

extension TableDataset {
  /// Where columns stand that are left out.
  func droppedPositions(among names: [String]) -> [Int] {
    positions(among: names) { $0 == .drop }
  }

  /// Where columns stand that are declared to hold words.
  func wordPositions(among names: [String]) -> [Int] {
    positions(among: names, where: \.holdsWords)
  }

  private func positions(
    among names: [String], where isWanted: (ColumnType) -> Bool
  ) -> [Int] {
    (columns?.entries ?? []).filter { isWanted($0.value) }.compactMap { entry in
      (header ? names.firstIndex(of: entry.name) : nil)
        ?? Int(entry.name).flatMap { ColumnKey.index($0).position(among: names) }
    }
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
