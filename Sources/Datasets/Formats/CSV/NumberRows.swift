import Networks
import System

/// The rows of a table of nothing but numbers: the fast way, which gives up at anything else.
struct NumberRows {
  private(set) var inputs: [Float] = []
  private(set) var classes: [Int32] = []
  private(set) var values: [Float] = []
  private(set) var count = 0

  private enum Role { case input, target, none }

  private let kind: TargetKind
  private let roles: [Role]
  private let targetPlaces: [Int]
  private var row: [Float]

  /// Prepares to read the rows of tables with such columns.
  init(_ plan: TablePlan, _ kind: TargetKind) {
    self.kind = kind
    var roles = [Role](repeating: .none, count: plan.names.count)
    for column in plan.inputs { roles[column] = .input }
    var places = [Int](repeating: 0, count: roles.count)
    if kind != .none {
      for (place, column) in plan.targets.enumerated() {
        (roles[column], places[column]) = (.target, place)
      }
    }
    (self.roles, targetPlaces) = (roles, places)
    row = [Float](repeating: 0, count: plan.targets.count)
  }

  /// Reads all rows behind a scanner's place; false at what the general way must read or tell of.
  mutating func append(_ scanner: FieldScanner) -> Bool {
    var scanner = scanner
    let before = count
    reserve(scanner)
    while !scanner.isAtBlankLine {
      guard appendRow(&scanner), 4 * inputs.count <= Memory.limit - scanner.bytes.count else {
        return false
      }
      count += 1
    }
    return scanner.isAtEnd && count > before && (kind != .classes || classes.contains(0))
  }

  /// Makes room for as many rows as there are if they are about as long as the first.
  private mutating func reserve(_ scanner: FieldScanner) {
    let rest = scanner.bytes[scanner.position...]
    let length = rest.prefix { !TextPlace.isLineEnd($0) }.count + 1
    let room = rest.count / length * roles.count { $0 == .input }
    if Memory.isAvailable(4 * room) { inputs.reserveCapacity(inputs.count + room) }
  }

  private mutating func appendRow(_ scanner: inout FieldScanner) -> Bool {
    var column = 0
    while true {
      guard column < roles.count, let field = try? scanner.next() else { return false }
      if roles[column] != .none {
        let range = scanner.trimmed(field.content)
        guard let number = try? DecimalNumber.value(scanner.bytes, range),
          take(number, isTarget: roles[column] == .target, targetPlaces[column])
        else { return false }
      }
      column += 1
      if field.endsRow { break }
    }
    if kind == .values { values.append(contentsOf: row) }
    return column == roles.count
  }

  @inline(__always)
  private mutating func take(_ number: Double, isTarget: Bool, _ place: Int) -> Bool {
    if isTarget, kind == .classes {
      guard let index = Int32(exactly: number), 0 <= index, index < Targets.classLimit else {
        return false
      }
      classes.append(index)
      return true
    }
    let value = Float(number)
    guard value.isFinite else { return false }
    if isTarget { row[place] = value } else { inputs.append(value) }
    return true
  }
}
