import Declarations
import Networks
import Testing

@testable import Engine

/// The laws that every layer obeys, for odd sizes.
@Suite struct LayerLawTests {
  @Test func `the laws are tested on every kind of layer`() {
    func kinds(_ layer: any Layer) -> [String] {
      [layer.kind] + layer.branches.values.joined().flatMap { kinds($0.layer) }
    }
    let tested = Set(LayerCase.all.flatMap { $0.layers(2).flatMap(kinds) })
    #expect(tested == Set(LayerRegistry.all.names))
  }

  @Test func `every layer has an independent reference, and a row in the engine's table`() {
    let names = Set(LayerRegistry.all.names)
    #expect(Set(LayerReference.rules.keys) == names)
    #expect(Set(LayerOperations.rows.map { $0.facts.name }) == names)
  }

  /// Running statistics are moved by training first, that they are no neutral numbers.
  ///
  /// Sums of some hundred products of about one are rounded to 6·10⁻⁸ each.
  @Test(arguments: LayerCase.all)
  func `evaluation gives what the layers' definitions give`(_ row: LayerCase) throws {
    for (kernels, batchSize) in row.kernels.flatMap({ k in row.batchSizes.map { (k, $0) } }) {
      for width in [1, 17] {
        let bench = try row.bench(width: width, batchSize: batchSize, kernels: kernels)
        for step in 0..<3 { bench.plan.forward(step: UInt64(step)) }
        let outputs = try bench.firstSamples(batchSize, mode: .evaluation).outputs()
        let expected = try LayerReference(bench.model).run(
          bench.model.network.nodes, bench.inputs.map(Double.init), batch: batchSize)
        #expect(outputs.count == expected.count)
        for (y, t) in zip(outputs, expected) {
          let name = "\(row.name), \(kernels), batch \(batchSize), width \(width)"
          #expect(abs(Double(y) - t) <= 2e-5 * max(1, abs(t)), "\(name): \(y), not \(t)")
        }
      }
    }
  }

  @Test(arguments: LayerCase.all)
  func `a layer's gradients are those of finite differences`(_ row: LayerCase) throws {
    for (kernels, batchSize) in row.kernels.flatMap({ k in row.batchSizes.map { (k, $0) } }) {
      for width in [1, 17] {
        let bench = try row.bench(width: width, batchSize: batchSize, kernels: kernels)
        bench.expectGradients(
          "\(row.name), \(kernels), batch \(batchSize), width \(width)",
          limit: row.form == .images ? 30 : .max)
      }
    }
  }

  @Test(arguments: LayerCase.all)
  func `so are those of a short last batch on the same parameters`(_ row: LayerCase) throws {
    for kernels in row.kernels {
      for width in [1, 17] {
        let bench = try row.bench(width: width, batchSize: 7, kernels: kernels)
        let short = try bench.firstSamples(3, mode: .training)
        short.expectGradients("\(row.name), \(kernels), width \(width)", limit: 10)
      }
    }
  }

  @Test(arguments: LayerCase.all)
  func `a step gives the same bits each time`(_ row: LayerCase) throws {
    for kernels in row.kernels {
      let first = try row.bench(width: 17, batchSize: 7, kernels: kernels)
      let second = try row.bench(width: 17, batchSize: 7, kernels: kernels)
      let gradients = first.gradients(step: 3)
      #expect(first.gradients(step: 3) == gradients, "\(row.name), \(kernels)")
      #expect(second.gradients(step: 3) == gradients, "\(row.name), \(kernels)")
    }
  }

  /// Running statistics are moved by training first, that they are no neutral numbers.
  @Test(arguments: LayerCase.all)
  func `evaluation gives a sample the same in any batch`(_ row: LayerCase) throws {
    for kernels in row.kernels {
      for width in [1, 17] {
        let bench = try row.bench(width: width, batchSize: 7, kernels: kernels)
        for step in 0..<3 { bench.plan.forward(step: UInt64(step)) }
        let together = try bench.firstSamples(7, mode: .evaluation).outputs()
        let few = try bench.firstSamples(3, mode: .evaluation).outputs()
        let alone = try bench.firstSamples(1, mode: .evaluation).outputs()
        // Sums of some hundred products of about one may be taken in another order.
        expectEqual(Array(together.prefix(6)), few, "\(row.name), \(kernels), width \(width)")
        expectEqual(Array(together.prefix(2)), alone, "\(row.name), \(kernels), width \(width)")
      }
    }
  }

  @Test(arguments: LayerCase.all.filter(\.ignoresMode))
  func `a layer that knows no mode gives in evaluation what it gives in training`(
    _ row: LayerCase
  ) throws {
    for kernels in row.kernels {
      for width in [1, 17] {
        let bench = try row.bench(width: width, batchSize: 7, kernels: kernels)
        let evaluated = try bench.firstSamples(7, mode: .evaluation).outputs()
        expectEqual(bench.outputs(), evaluated, "\(row.name), \(kernels), width \(width)")
      }
    }
  }

  private func expectEqual(_ left: [Float], _ right: [Float], _ name: String) {
    #expect(left.count == right.count, "\(name)")
    for (a, b) in zip(left, right) {
      #expect(abs(a - b) <= 1e-5 * max(1, abs(b)), "\(name): \(a), not \(b)")
    }
  }
}
