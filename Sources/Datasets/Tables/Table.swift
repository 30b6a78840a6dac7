import Networks

/// A table that was read from one or several files, before its words and gaps become numbers: what they
/// become depends on the rows that are trained on.
package struct Table: Sendable {
  /// The path of the first file.
  let file: String
  /// The columns of the inputs, in the order of the file.
  var inputs: [TableColumn]
  /// The columns of the targets, in the order in which they are named.
  var targets: [TableColumn]
  /// What tells which rows belong together, where that is asked for.
  var groups: TableColumn?
  /// What becomes of missing cells.
  let missing: MissingCells
  /// What the loss needs beside the inputs.
  let targetKind: TargetKind
  /// The rows of each file, one after the other.
  package private(set) var parts: [Range<Int>]

  /// Joins columns that have as many cells each.
  init(
    file: String, inputs: [TableColumn], targets: [TableColumn], groups: TableColumn?, count: Int,
    missing: MissingCells, _ targetKind: TargetKind
  ) {
    (self.file, self.inputs, self.targets, self.groups) = (file, inputs, targets, groups)
    (self.missing, self.targetKind, parts) = (missing, targetKind, [0..<count])
  }

  /// How many rows there are.
  package var count: Int { parts.last?.upperBound ?? 0 }

  /// The names of the classes, in the order of their indices, where the targets are classes.
  var classes: ClassNames? {
    guard targetKind == .classes, case .words(let codes, let words)? = targets.first?.cells else {
      return nil
    }
    // Rows that were dropped may have had words of their own.
    let used = Set(codes)
    return ClassNames(words.indices.filter { used.contains(Int32($0)) }.map { words[$0] })
  }

  /// The number of the group of each row, where rows belong together.
  package var groupNumbers: [Int32]? {
    guard case .words(let codes, _)? = groups?.cells else { return nil }
    return codes
  }

  /// The rows of another file behind these.
  mutating func append(_ other: Table) {
    parts.append(count..<count + other.count)
    for column in inputs.indices { inputs[column].append(other.inputs[column]) }
    for column in targets.indices { targets[column].append(other.targets[column]) }
    if let more = other.groups { groups?.append(more) }
  }

  /// The targets of all rows, classes in the order that they have by themselves.
  package var allTargets: Targets { targets(classes) }

  /// The targets of all rows.
  func targets(_ classes: ClassNames?) -> Targets {
    switch targetKind {
    case .none: return .none
    case .classes:
      guard case .words(let codes, let words)? = targets.first?.cells, let classes else {
        return .none
      }
      let indices = words.map { Int32(classes.index(of: $0) ?? 0) }
      return .classes(codes.map { indices[Int($0)] }, classCount: classes.names.count)
    case .values:
      let width = targets.count
      var values = [Float](repeating: 0, count: count * width)
      for (column, target) in targets.enumerated() {
        guard case .numbers(let numbers) = target.cells else { continue }
        for row in 0..<count { values[row * width + column] = numbers[row] }
      }
      return .values(values, width: width)
    }
  }
}

extension TableColumn {
  /// The cells of another column of the same kind behind these.
  mutating func append(_ other: TableColumn) {
    switch (cells, other.cells) {
    case (.numbers(let own), .numbers(let more)): cells = .numbers(own + more)
    case (.moments(let own), .moments(let more)): cells = .moments(own + more)
    case (.words(let codes, var words), .words(let more, let others)):
      var known = Dictionary(words.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
      let moved = others.map { word in
        if let code = known[word] { return code }
        words.append(word)
        known[word] = Int32(words.count - 1)
        return Int32(words.count - 1)
      }
      cells = .words(codes + more.map { $0 < 0 ? $0 : moved[Int($0)] }, words)
    case _: preconditionFailure("columns of two kinds cannot be joined")
    }
  }
}
