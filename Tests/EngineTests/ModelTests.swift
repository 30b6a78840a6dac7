import Engine
import Networks
import Testing

@Suite struct ModelTests {
  static let layers: [any Layer] = [
    Linear(20), ReLU(), BatchNorm1D(), Linear(33), LayerNorm(), Tanh(), Dropout(0.2), Linear(5),
  ]

  @Test(arguments: KernelChoice.both)
  func `initial values keep to their bounds and depend on the seed alone`(
    _ kernels: KernelChoice
  ) throws {
    let bench = try Bench(input: [12], Self.layers, batchSize: 7, kernels: kernels)
    let own = try Bench(input: [12], Self.layers, batchSize: 16, kernels: .own)
    let other = try Bench(input: [12], Self.layers, batchSize: 7, kernels: kernels, seed: 2)
    for (index, parameter) in bench.model.network.parameters.enumerated() {
      let values = bench.model.store.plainValues(of: index)
      #expect(values == own.model.store.plainValues(of: index))
      switch parameter.initializer {
      case .constant(let value): #expect(values.allSatisfy { $0 == Float(value) })
      case .uniform(_, let bound):
        #expect(values.allSatisfy { abs($0) <= Float(bound) })
        #expect(values.contains { $0 > 0 } && values.contains { $0 < 0 })
        #expect(values != other.model.store.plainValues(of: index))
      case .normal, .normalRows, .truncatedNormal, .orthogonal:
        Issue.record("no layer here begins with such numbers")
      }
    }
  }

  @Test(arguments: KernelChoice.both)
  func `the same seed gives the same bits`(_ kernels: KernelChoice) throws {
    func losses() throws -> [Double] {
      let bench = try Bench(
        input: [12], Self.layers, loss: CrossEntropyLoss(), batchSize: 7, kernels: kernels)
      bench.setClasses([0, 1, 2, 3, 4, 0, 1])
      return (UInt64(0)..<20).map { step in
        let loss = bench.plan.forward(step: step)
        bench.plan.backward()
        bench.descend(rate: 0.1)
        return loss
      }
    }
    let first = try losses()
    #expect(first == (try losses()))
    #expect(first[19] < first[0])
  }

  /// The kernels sum in different orders: twenty steps apart they differ by rounding alone.
  @Test func `our kernels and oneDNN's train alike`() throws {
    func losses(_ kernels: KernelChoice) throws -> [Double] {
      let bench = try Bench(
        input: [12], Self.layers, loss: CrossEntropyLoss(), batchSize: 7, kernels: kernels)
      bench.setClasses([0, 1, 2, 3, 4, 0, 1])
      return (UInt64(0)..<20).map { step in
        let loss = bench.plan.forward(step: step)
        bench.plan.backward()
        bench.descend(rate: 0.1)
        return loss
      }
    }
    for (own, library) in zip(try losses(.own), try losses(.library)) {
      #expect(abs(own - library) < 1e-4 * abs(own))
    }
  }

  @Test(arguments: KernelChoice.both)
  func `plans of all batch sizes share parameters and agree`(_ kernels: KernelChoice) throws {
    let bench = try Bench(
      input: [12], [Linear(40), ReLU(), Linear(17), SiLU(), Linear(3)], batchSize: 64,
      kernels: kernels, mode: .evaluation, scale: 0.5)
    let inputs = bench.inputs
    let outputs = bench.outputs()
    for batchSize in [1, 7, 16, 64] {
      for mode in [Mode.training, .evaluation] {
        let plan = try bench.model.plan(batchSize: batchSize, mode: mode)
        #expect(try bench.model.plan(batchSize: batchSize, mode: mode) === plan)
        plan.withInputs { span in for i in 0..<span.count { span[i] = inputs[i] } }
        plan.forward()
        plan.withOutputs { span in
          #expect(span.count == 3 * batchSize)
          // Other batch sizes may sum in another order.
          for i in span.indices { #expect(abs(span[i] - outputs[i]) < 1e-5) }
        }
      }
    }
  }

  @Test(arguments: KernelChoice.both)
  func `a short last batch trains the same parameters`(_ kernels: KernelChoice) throws {
    let bench = try Bench(
      input: [12], [Linear(40), Tanh(), Linear(3)], loss: MSELoss(), batchSize: 32,
      kernels: kernels, scale: 0.5)
    let short = try bench.model.plan(batchSize: 5, mode: .training)
    let alone = try Bench(
      input: [12], [Linear(40), Tanh(), Linear(3)], loss: MSELoss(), batchSize: 5, kernels: .own,
      scale: 0.5)
    let inputs = alone.inputs
    short.withInputs { span in for i in 0..<span.count { span[i] = inputs[i] } }
    short.forward()
    short.backward()
    for (index, expected) in alone.gradients().enumerated() {
      for (a, b) in zip(bench.model.store.plainGradients(of: index), expected) {
        #expect(abs(a - b) < 1e-5)
      }
    }
  }

  @Test func `weights beyond all memory are refused`() throws {
    let network = try Network(input: Shape([1 << 31]), layers: [NamedLayer(Linear(1 << 31))])
    #expect(
      throws: EngineError("the model's 4611686020574871552 parameters are too many")
    ) {
      try Model(network, loss: MeanLoss(), seed: 0, batchSize: 1)
    }
  }

  /// More threads may sum in another order, but one number of them always in the same.
  @Test func `two threads give the same bits twice and one thread's numbers`() throws {
    func gradients(threads: Int) throws -> [[Float]] {
      try Bench(
        input: [64], [Linear(128), ReLU(), Linear(10)], loss: MSELoss(), batchSize: 64,
        kernels: .library, threads: threads, scale: 0.3
      ).gradients()
    }
    let two = try gradients(threads: 2)
    #expect(two == (try gradients(threads: 2)))
    for (a, b) in zip(two.joined(), try gradients(threads: 1).joined()) {
      #expect(abs(a - b) < 1e-5)
    }
  }

  @Test func `small networks take our kernels, large ones oneDNN's`() throws {
    func choice(_ layers: [any Layer], input: Int, batchSize: Int) throws -> KernelChoice {
      let network = try Network(input: Shape([input]), layers)
      return KernelChoice.automatic.resolved(for: network, batchSize: batchSize)
    }
    #expect(try choice([Linear(10), ReLU(), Linear(1)], input: 10, batchSize: 100) == .own)
    #expect(try choice([Linear(128), ReLU(), Linear(10)], input: 64, batchSize: 64) == .own)
    #expect(try choice([Linear(512), ReLU(), Linear(10)], input: 784, batchSize: 128) == .library)
    #expect(try choice([ReLU()], input: 1 << 30, batchSize: 1 << 30) == .own)
    #expect(try choice([Linear(1 << 20)], input: 1 << 20, batchSize: 1 << 40) == .library)
  }

  @Test func `batches beyond all memory are refused`() throws {
    let network = try Network(input: Shape([1 << 40]), layers: [NamedLayer(ReLU())])
    #expect(
      throws: EngineError("a batch of 1099511627776 samples is too large for this model")
    ) {
      try Model(network, loss: MeanLoss(), seed: 0, batchSize: 1 << 40)
    }
  }
}
