import CKernels
import Foundation
import Testing

/// Losses and updates of the C kernels in every generation.
@Suite struct RowKernelTests {
  @Test(arguments: [1, 2, 10, 16, 17, 40], Generation.all)
  func `cross-entropy and its gradient are their formulas`(
    _ columns: Int, _ generation: Generation
  ) {
    let rows = 5
    // 30 above and below zero, so that exponentials without the maximum taken out would differ.
    let x = Bench.numbers(rows * columns, 30, 1)
    let classes = (0..<rows).map { Int32($0 * 7 % columns) }
    var slopes = [Float](repeating: 7, count: rows * columns + 1)
    let total = generation.kernels.cross_entropy(x, classes, &slopes, rows, columns, 0.2)
    var expected = 0.0
    for (row, target) in classes.enumerated() {
      let line = x[row * columns..<(row + 1) * columns].map(Double.init)
      let sum = line.reduce(0) { $0 + exp($1) }
      expected += log(sum) - line[Int(target)]
      for j in 0..<columns {
        let slope = 0.2 * (exp(line[j]) / sum - (j == Int(target) ? 1 : 0))
        #expect(abs(Double(slopes[row * columns + j]) - slope) < 1e-7)
      }
    }
    #expect(abs(total - expected) < 1e-5)
    #expect(slopes.last == 7)
    #expect(generation.kernels.cross_entropy(x, classes, nil, rows, columns, 0.2) == total)
  }

  @Test(arguments: [1, 15, 16, 33], Generation.all)
  func `an update moves all numbers and none beyond`(_ count: Int, _ generation: Generation) {
    let start = Bench.numbers(count + 1, 1, 1)
    let g = Bench.numbers(count + 1, 1, 2)
    var plain = start
    generation.kernels.descend(&plain, g, count, 0.1, 0.01)
    let v = Bench.numbers(count + 1, 1, 3)
    for nesterov in [false, true] {
      var (p, velocities) = (start, v)
      let rule = ck_sgd_rule(
        learning_rate: 0.1, weight_decay: 0.01, kept: 0.9, taken: 0.75, momentum: 0.8,
        nesterov: nesterov ? 1 : 0)
      generation.kernels.descend_along(&p, g, &velocities, count, rule)
      for i in 0..<count {
        let gradient = Double(g[i]) + 0.01 * Double(start[i])
        let velocity = 0.9 * Double(v[i]) + 0.75 * gradient
        let direction = nesterov ? gradient + 0.8 * velocity : velocity
        #expect(abs(Double(plain[i]) - (Double(start[i]) - 0.1 * gradient)) < 2e-7)
        #expect(abs(Double(velocities[i]) - velocity) < 2e-7)
        #expect(abs(Double(p[i]) - (Double(start[i]) - 0.1 * direction)) < 4e-7)
      }
      #expect(p.last == start.last && velocities.last == v.last && plain.last == start.last)
    }
  }
}
