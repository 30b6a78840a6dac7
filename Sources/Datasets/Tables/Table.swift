import Networks

/// A table that was read from one or several files, before its words and gaps become numbers: what they
/// become depends on the rows that are trained on.
package struct Table: Sendable {
  /// The path of the first file.
  let file: String
  /// The columns of the inputs, in the order of the file.
  let inputs: [TableField]
  /// The columns of the targets, in the order in which they are named.
  let targets: [TableField]
  /// What tells which rows belong together, where that is asked for.
  let groups: TableField?
  /// How the cells lie in the blocks.
  let layout: TableLayout
  /// The rows.
  var blocks: [TableBlock]
  /// The words of each column of words, in the order of their first cells.
  let words: [[String]]
  /// The numbers of the rows that were left out, from 0 over all files.
  let dropped: [Int]
  /// What becomes of missing cells.
  let missing: MissingCells
  /// What the loss needs beside the inputs.
  let targetKind: TargetKind
  /// The rows of each file, one after the other.
  package let parts: [Range<Int>]

  /// How many rows there are.
  package var count: Int { parts.last?.upperBound ?? 0 }

  /// The names of the classes, in the order of their indices, where the targets are classes.
  var classes: ClassNames? {
    guard targetKind == .classes, let field = targets.first,
      case .words(let codes, let words) = column(field).cells
    else { return nil }
    // Rows that were dropped may have had words of their own.
    var isUsed = [Bool](repeating: false, count: words.count)
    for code in codes where code >= 0 { isUsed[Int(code)] = true }
    return ClassNames(words.indices.filter { isUsed[$0] }.map { words[$0] })
  }

  /// The number of the group of each row, where rows belong together.
  package var groupNumbers: [Int32]? {
    guard let groups else { return nil }
    switch column(groups).cells {
    case .words(let codes, _): return codes
    case .numbers(let numbers): return Self.codes(of: numbers.map { Double($0) })
    case .moments(let moments): return Self.codes(of: moments)
    }
  }

  /// Numbers the values of a column in the order of their first cells.
  private static func codes(of numbers: [Double]) -> [Int32] {
    var known: [Double: Int32] = [:]
    return numbers.map { number in
      if let code = known[number] { return code }
      let code = Int32(known.count)
      known[number] = code
      return code
    }
  }

  /// The cells of a column, one after the other.
  func column(_ field: TableField) -> TableColumn {
    let cells: TableColumn.Cells
    switch field.place {
    case .number(let place), .boolean(let place):
      cells = .numbers(gathered(place, layout.numbers, \.numbers))
    case .moment(let place): cells = .moments(gathered(place, layout.moments, \.moments))
    case .word(let place): cells = .words(gathered(place, layout.words, \.codes), words[place])
    case .none: cells = .numbers([])
    }
    return TableColumn(name: field.name, type: field.type, cells: cells)
  }

  private func gathered<Cell>(
    _ place: Int, _ width: Int, _ cells: KeyPath<TableBlock, [Cell]>
  ) -> [Cell] {
    var gathered: [Cell] = []
    gathered.reserveCapacity(count)
    for block in blocks {
      block[keyPath: cells].withUnsafeBufferPointer { cells in
        for row in 0..<block.count { gathered.append(cells[row * width + place]) }
      }
    }
    return gathered
  }

  /// The targets of all rows, classes in the order that they have by themselves.
  package var allTargets: Targets { targets(classes) }

  /// The rows that lack a target.
  var unlabelled: Set<Int> {
    targets.filter { $0.gaps > 0 }.reduce(into: []) { rows, field in
      let column = column(field)
      rows.formUnion((0..<count).filter(column.isMissing))
    }
  }

  /// The targets of all rows; the first class, or NaN, where one is missing.
  func targets(_ classes: ClassNames?) -> Targets {
    switch targetKind {
    case .none: return .none
    case .classes:
      guard let field = targets.first, let classes,
        case .words(let codes, let words) = column(field).cells
      else { return .none }
      let indices = words.map { Int32(classes.index(of: $0) ?? 0) }
      return .classes(codes.map { $0 < 0 ? 0 : indices[Int($0)] }, classCount: classes.names.count)
    case .values:
      let width = targets.count
      var values = [Float](repeating: 0, count: count * width)
      for (place, target) in targets.enumerated() {
        guard case .numbers(let numbers) = column(target).cells else { continue }
        for row in 0..<count { values[row * width + place] = numbers[row] }
      }
      return .values(values, width: width)
    }
  }
}
