/// A formula for a list, as a tree; every number in it is a program.
indirect enum ListProgram: Sendable {
  case literal([Argument], Range<Int>)
  case spaced(Spacing, Argument, Argument, count: Argument, Range<Int>)
  case stepped(Argument, Argument, step: Argument?, Range<Int>)
  case full(count: Argument, value: Argument, Range<Int>)
  case repetition(ListProgram, count: Argument, Range<Int>)
  case concatenation([ListProgram], Range<Int>)
  case reversal(ListProgram, Range<Int>)

  /// Where the list stands in the source.
  var range: Range<Int> {
    switch self {
    case .literal(_, let range), .spaced(_, _, _, _, let range), .stepped(_, _, _, let range),
      .full(_, _, let range), .repetition(_, _, let range), .concatenation(_, let range),
      .reversal(_, let range):
      range
    }
  }

  /// The first of its numbers that is written as a truth or, where it is an item of the list, as the
  /// name of a constant alone.
  var truthOrName: Argument? {
    switch self {
    case .literal(let items, _): items.first { $0.nature != .number }
    case .spaced(_, let first, let last, let count, _):
      [first, last, count].first { $0.nature == .truth }
    case .stepped(let first, let last, let step, _):
      [first, last, step].lazy.compactMap(\.self).first { $0.nature == .truth }
    case .full(let count, let value, _): [count, value].first { $0.nature == .truth }
    case .repetition(let list, let count, _):
      list.truthOrName ?? (count.nature == .truth ? count : nil)
    case .concatenation(let lists, _): lists.lazy.compactMap(\.truthOrName).first
    case .reversal(let list, _): list.truthOrName
    }
  }

  /// The numbers; `room` is how many may still be made in the whole formula.
  ///
  /// Room is taken before the numbers are made, so no formula costs more than its bound.
  func values(
    _ variables: Span<Double>, _ room: inout Int
  ) throws(ExpressionError) -> [Double] {
    switch self {
    case .literal(let items, _):
      try take(items.count, from: &room)
      var values: [Double] = []
      values.reserveCapacity(items.count)
      for item in items { values.append(item.program.value(variables)) }
      return values
    case .spaced(let spacing, let first, let last, let count, let range):
      let count = try count.count(variables)
      try take(count, from: &room)
      return try spacing.values(
        first.program.value(variables), last.program.value(variables), count, range)
    case .stepped(let first, let last, let step, let range):
      let start = first.program.value(variables)
      let spacing = try Step(step, variables)
      let count = try spacing.count(from: start, to: last.program.value(variables), range)
      try take(count, from: &room)
      return (0..<count).map { start + Double($0) * spacing.value }
    case .full(let count, let value, _):
      let count = try count.count(variables)
      try take(count, from: &room)
      return Array(repeating: value.program.value(variables), count: count)
    case .repetition(let list, let count, _):
      return try repeated(list.values(variables, &room), try count.count(variables), &room)
    case .concatenation(let lists, _):
      var values: [Double] = []
      for list in lists { values += try list.values(variables, &room) }
      return values
    case .reversal(let list, _):
      return try list.values(variables, &room).reversed()
    }
  }

  private func repeated(
    _ list: [Double], _ count: Int, _ room: inout Int
  ) throws(ExpressionError) -> [Double] {
    guard count > 0, !list.isEmpty else { return [] }
    // The list itself has been counted once.
    let (more, overflow) = list.count.multipliedReportingOverflow(by: count - 1)
    try take(overflow ? .max : more, from: &room)
    var values: [Double] = []
    values.reserveCapacity(list.count * count)
    for _ in 0..<count { values += list }
    return values
  }

  private func take(_ count: Int, from room: inout Int) throws(ExpressionError) {
    guard count <= room else {
      throw ExpressionError("a list may hold at most \(Bounds.listCount) values", range)
    }
    room -= count
  }
}
