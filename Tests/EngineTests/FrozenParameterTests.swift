import Networks
import Testing

@testable import Engine

/// Parameters of which no gradients are wanted.
@Suite struct FrozenParameterTests {
  @Test(arguments: LayerCase.all)
  func `a frozen parameter has no gradient, and every other has its own`(
    _ row: LayerCase
  ) throws {
    for kernels in row.kernels {
      let whole = try row.bench(width: 17, batchSize: 7, kernels: kernels)
      let gradients = whole.gradientBits()
      let all = Set(gradients.indices)
      // One parameter alone, all but one, and those in front.
      let sets: [Set<Int>] = gradients.indices.reduce(into: []) { sets, index in
        sets += [[index], all.subtracting([index]), Set(0...index)]
      }
      for frozen in Set(sets) {
        let found = try whole.freezing(frozen, kernels: kernels).gradientBits()
        for index in all {
          #expect(
            found[index]
              == (frozen.contains(index) ? gradients[index].map { _ in 0 } : gradients[index]),
            "\(row.name), frozen \(frozen.sorted()), parameter \(index)")
        }
      }
    }
  }

  @Test func `what is frozen takes no steps backward`() throws {
    let network = try Network(
      input: Shape([64]), [Linear(64), ReLU(), Linear(64), ReLU(), Linear(8)])
    func steps(_ frozen: Set<Int>, _ kernels: KernelChoice) throws -> Int {
      let slots = ParameterSlot.slots(network.parameters, frozen: frozen)
      return try PlanCompiler(
        network, mode: .training, batchSize: 8, seed: 0, kernels: kernels, precision: .float32,
        workers: .single, parameters: slots, buffers: []
      ).compile(MSELoss()).backward.count
    }
    for kernels in [KernelChoice.own, .library] {
      let whole = try steps([], kernels)
      // Without the gradients in front of the last layer only its own are left.
      #expect(try steps([0, 1, 2, 3], kernels) == 1)
      #expect(try steps([0, 1], kernels) < whole)
      #expect(try steps(Set(0..<6), kernels) == 0)
    }
  }
}
