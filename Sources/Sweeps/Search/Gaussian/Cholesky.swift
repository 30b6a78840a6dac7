internal import RealModule

/// A symmetric matrix as a lower triangular one times its transpose, to which rows can be added.
struct Cholesky: Sendable {
  /// The rows of the lower triangle, each up to the diagonal.
  private(set) var rows: [[Double]] = []

  /// Factors the matrix of an entry at each row and column ≤ row; nil where it is not positive
  /// definite.
  init?(count: Int, _ entry: (_ row: Int, _ column: Int) -> Double) {
    rows.reserveCapacity(count)
    for row in 0..<count where !append({ entry(row, $0) }) { return nil }
  }

  /// Adds a row of the matrix; false where it is then not positive definite.
  mutating func append(_ entry: (_ column: Int) -> Double) -> Bool {
    let last = rows.count
    let row = solve((0..<last).map(entry))
    let rest = entry(last) - Self.dot(row, row, row.count)
    guard rest > 0 else { return false }
    rows.append(row + [rest.squareRoot()])
    return true
  }

  /// The logarithm of the matrix's determinant.
  var logDeterminant: Double { rows.reduce(0) { $0 + 2 * .log($1[$1.count - 1]) } }

  /// Solves L x = b, for as many rows as b has.
  func solve(_ b: [Double]) -> [Double] {
    var x = b
    for i in x.indices { x[i] = (x[i] - Self.dot(rows[i], x, i)) / rows[i][i] }
    return x
  }

  /// Solves Lᵀ x = b.
  func solveTransposed(_ b: [Double]) -> [Double] {
    var x = b
    for i in x.indices.reversed() {
      x[i] /= rows[i][i]
      let (factor, row) = (x[i], rows[i])
      let entries = row.span
      var rest = x.mutableSpan
      for j in 0..<i { rest[unchecked: j] -= factor * entries[unchecked: j] }
    }
    return x
  }

  /// The rows of the inverse of the matrix, each up to the diagonal.
  func inverse() -> [[Double]] {
    let count = rows.count
    // Column j of L⁻¹ begins at row j.
    let columns = (0..<count).map { j in
      var column = [Double](repeating: 0, count: count)
      column[j] = 1 / rows[j][j]
      for i in j + 1..<max(count, j + 1) {
        column[i] = -Self.dot(rows[i], column, i, from: j) / rows[i][i]
      }
      return column
    }
    return (0..<count).map { i in
      (0...i).map { j in Self.dot(columns[i], columns[j], count, from: i) }
    }
  }

  /// The sum of the products of the elements of two lists from one place to before another.
  static func dot(_ a: [Double], _ b: [Double], _ end: Int, from start: Int = 0) -> Double {
    precondition(end <= a.count && end <= b.count && start >= 0)
    let (a, b) = (a.span, b.span)
    // Four sums, so that additions need not wait for one another.
    var sums = SIMD4<Double>()
    var i = start
    while i + 4 <= end {
      sums += four(a, from: i) * four(b, from: i)
      i += 4
    }
    var sum = sums.sum()
    while i < end {
      sum += a[unchecked: i] * b[unchecked: i]
      i += 1
    }
    return sum
  }

  private static func four(_ a: Span<Double>, from i: Int) -> SIMD4<Double> {
    SIMD4(a[unchecked: i], a[unchecked: i + 1], a[unchecked: i + 2], a[unchecked: i + 3])
  }
}
