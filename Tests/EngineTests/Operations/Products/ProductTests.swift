import CKernels
import Testing

/// The C kernels' products against sums in double precision, with odd sizes.
@Suite struct ProductTests {
  struct Size: Sendable, CustomTestStringConvertible {
    let rows: Int
    let inner: Int
    let columns: Int
    var testDescription: String { "\(rows) × \(inner) × \(columns)" }

    /// The numbers of a matrix `[inner, columns]` in panels.
    var panelCount: Int { (columns + 15) / 16 * 16 * inner }

    /// Where an element of it is in its panels.
    func place(_ k: Int, _ j: Int) -> Int { (j / 16 * inner + k) * 16 + j % 16 }

    /// A plain matrix `[inner, columns]` in panels.
    func panels(of plain: [Float]) -> [Float] {
      var panels = [Float](repeating: 0, count: panelCount)
      for k in 0..<inner {
        for j in 0..<columns { panels[place(k, j)] = plain[k * columns + j] }
      }
      return panels
    }
  }

  static let sizes =
    [1, 2, 7, 17].flatMap { rows in
      [1, 3, 16, 21].flatMap { inner in
        [1, 2, 15, 16, 17, 33, 50].map { Size(rows: rows, inner: inner, columns: $0) }
      }
    } + (3...13).map { Size(rows: $0, inner: $0 + 5, columns: 10) }

  /// As many roundings of 6·10⁻⁸ as a sum of terms of at most 1 has.
  static func tolerance(_ terms: Int) -> Double { 1.2e-7 * Double(terms + 1) }

  @Test(arguments: Generation.all)
  func `a product with panels is x w + bias, rectified if asked`(_ generation: Generation) {
    for size in Self.sizes {
      let x = Bench.numbers(size.rows * size.inner, 1, 1)
      let w = Bench.numbers(size.inner * size.columns, 1, 2)
      let bias = Bench.numbers(size.columns, 1, 3)
      for (biased, rectified) in [(false, false), (true, false), (true, true)] {
        // One more, which must stay.
        var y = [Float](repeating: 7, count: size.rows * size.columns + 1)
        bias.withUnsafeBufferPointer {
          generation.kernels.multiply(
            x, size.panels(of: w), biased ? $0.baseAddress : nil, &y, size.rows, size.inner,
            size.columns, rectified ? 1 : 0)
        }
        for i in 0..<size.rows {
          for j in 0..<size.columns {
            var sum = biased ? Double(bias[j]) : 0
            for k in 0..<size.inner {
              sum += Double(x[i * size.inner + k]) * Double(w[k * size.columns + j])
            }
            if rectified { sum = max(0, sum) }
            let difference = abs(Double(y[i * size.columns + j]) - sum)
            #expect(difference <= Self.tolerance(size.inner), "\(size)")
          }
        }
        #expect(y.last == 7, "\(size)")
      }
    }
  }

  @Test(arguments: Generation.all)
  func `a product of a transpose is xᵀ y, its filling zero`(_ generation: Generation) {
    for size in Self.sizes {
      let x = Bench.numbers(size.rows * size.inner, 1, 1)
      let y = Bench.numbers(size.rows * size.columns, 1, 2)
      var w = [Float](repeating: 7, count: size.panelCount)
      generation.kernels.multiply_transposed(x, y, &w, size.rows, size.inner, size.columns)
      for k in 0..<size.inner {
        for j in 0..<(size.columns + 15) / 16 * 16 {
          var sum = 0.0
          for i in 0..<size.rows where j < size.columns {
            sum += Double(x[i * size.inner + k]) * Double(y[i * size.columns + j])
          }
          let difference = abs(Double(w[size.place(k, j)]) - sum)
          #expect(difference <= Self.tolerance(size.rows), "\(size)")
        }
      }
    }
  }

  @Test(arguments: Generation.all)
  func `panels are transposed exactly`(_ generation: Generation) {
    for size in Self.sizes {
      let w = Bench.numbers(size.inner * size.columns, 1, 2)
      let turned = Size(rows: size.rows, inner: size.columns, columns: size.inner)
      var result = [Float](repeating: 7, count: turned.panelCount)
      generation.kernels.transpose(size.panels(of: w), &result, size.inner, size.columns)
      let plain = (0..<size.columns).flatMap { j in
        (0..<size.inner).map { w[$0 * size.columns + j] }
      }
      #expect(result == turned.panels(of: plain), "\(size)")
    }
  }

  @Test(arguments: Generation.all)
  func `a product with a vector is one column's`(_ generation: Generation) {
    for size in Self.sizes where size.columns == 1 || size.columns == 17 {
      let rows = size.rows * size.columns
      let x = Bench.numbers(rows * size.inner, 1, 1)
      let w = Bench.numbers(size.inner, 1, 2)
      var y = [Float](repeating: 7, count: rows + 1)
      generation.kernels.multiply_by_vector(x, w, [0.25], &y, rows, size.inner, 1)
      for i in 0..<rows {
        var sum = 0.25
        for k in 0..<size.inner { sum += Double(x[i * size.inner + k]) * Double(w[k]) }
        #expect(abs(Double(y[i]) - max(0, sum)) <= Self.tolerance(size.inner), "\(size)")
      }
      #expect(y.last == 7)
    }
  }

  @Test(arguments: Generation.all)
  func `sums are over all rows, or all numbers`(_ generation: Generation) {
    for size in Self.sizes {
      let x = Bench.numbers(size.rows * size.columns, 1, 1)
      let factors = Bench.numbers(size.rows, 1, 2)
      var plain = [Float](repeating: 7, count: size.columns + 1)
      var weighted = plain
      generation.kernels.column_sums(x, nil, &plain, size.rows, size.columns)
      generation.kernels.column_sums(x, factors, &weighted, size.rows, size.columns)
      for j in 0..<size.columns {
        let column = (0..<size.rows).map { Double(x[$0 * size.columns + j]) }
        let sum = zip(column, factors).reduce(0) { $0 + $1.0 * Double($1.1) }
        #expect(abs(Double(plain[j]) - column.reduce(0, +)) <= Self.tolerance(size.rows))
        #expect(abs(Double(weighted[j]) - sum) <= Self.tolerance(size.rows))
      }
      #expect(plain.last == 7 && weighted.last == 7)
      let total = x.reduce(0) { $0 + Double($1) }
      #expect(abs(generation.kernels.sum(x, x.count) - total) < 1e-12)
    }
  }
}
