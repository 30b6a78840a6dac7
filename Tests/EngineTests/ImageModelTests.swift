import Engine
import Networks
import Testing

@Suite struct ImageModelTests {
  static let lenet: [any Layer] = [
    Conv2D(20, 5), MaxPool2D(2), ReLU(), Conv2D(50, 5), MaxPool2D(2), ReLU(), Flatten(),
    Linear(30), ReLU(), Linear(10),
  ]
  static let resnet: [any Layer] = [
    Conv2D(16, 3, padding: 1, bias: false), BatchNorm2D(), ReLU(),
    Residual([
      Conv2D(16, 3, padding: 1, bias: false), BatchNorm2D(), ReLU(),
      Conv2D(16, 3, padding: 1, bias: false), BatchNorm2D(),
    ]), ReLU(),
    Residual(
      [
        Conv2D(17, 3, stride: 2, padding: 1, bias: false), BatchNorm2D(), ReLU(),
        Conv2D(17, 3, padding: 1, bias: false), BatchNorm2D(),
      ], shortcut: [Conv2D(17, 1, stride: 2, bias: false), BatchNorm2D()]), ReLU(),
    AdaptiveAveragePool2D(1), Flatten(), Linear(10),
  ]
  static let grouped: [any Layer] = [
    Conv2D(34, 3, padding: 1), ReLU(), Conv2D(34, 3, groups: 17), SiLU(), AveragePool2D(3),
    Flatten(),
    Linear(10),
  ]
  static let models: [(input: [Int], layers: [any Layer])] = [
    ([1, 28, 28], lenet), ([3, 12, 12], resnet), ([2, 11, 11], grouped),
  ]

  static func bench(_ index: Int, batchSize: Int = 7, threads: Int = 1) throws -> Bench {
    let bench = try Bench(
      input: models[index].input, models[index].layers, loss: CrossEntropyLoss(),
      batchSize: batchSize, kernels: .automatic, threads: threads)
    bench.setClasses((0..<batchSize).map { Int32($0 * 3 % 10) })
    return bench
  }

  @Test(arguments: models.indices)
  func `training makes the loss small, with the same bits each time`(_ index: Int) throws {
    func losses() throws -> [Double] {
      let bench = try Self.bench(index)
      return (UInt64(0)..<60).map { step in
        let loss = bench.plan.forward(step: step)
        bench.plan.backward()
        bench.descend(rate: 0.2)
        return loss
      }
    }
    let first = try losses()
    #expect(first[59] < 0.5 * first[0])
    #expect(first == (try losses()))
  }

  @Test(arguments: models.indices)
  func `plans of other batch sizes share parameters and agree`(_ index: Int) throws {
    let bench = try Self.bench(index, batchSize: 16)
    let other = try bench.model.plan(batchSize: 16, mode: .evaluation)
    let inputs = bench.inputs
    other.withInputs { span in for i in 0..<span.count { span[i] = inputs[i] } }
    other.withClassTargets { span in for i in 0..<span.count { span[i] = 0 } }
    other.forward()
    let outputs = other.withOutputs { span in span.indices.map { span[$0] } }
    for batchSize in [1, 7] {
      let plan = try bench.model.plan(batchSize: batchSize, mode: .evaluation)
      plan.withInputs { span in for i in 0..<span.count { span[i] = inputs[i] } }
      plan.withClassTargets { span in for i in 0..<span.count { span[i] = 0 } }
      plan.forward()
      plan.withOutputs { span in
        // Other batch sizes may sum in another order.
        for i in span.indices { #expect(abs(span[i] - outputs[i]) < 1e-5) }
      }
    }
  }

  @Test(arguments: models.indices)
  func `a short last batch trains the same parameters`(_ index: Int) throws {
    let bench = try Self.bench(index, batchSize: 16)
    let alone = try Self.bench(index, batchSize: 5)
    let short = try bench.model.plan(batchSize: 5, mode: .training)
    let inputs = alone.inputs
    short.withInputs { span in for i in 0..<span.count { span[i] = inputs[i] } }
    short.withClassTargets { span in
      for i in 0..<span.count { span[i] = Int32(i * 3 % 10) }
    }
    short.forward()
    short.backward()
    for (index, expected) in alone.gradients().enumerated() {
      for (a, b) in zip(bench.model.store.plainGradients(of: index), expected) {
        #expect(abs(a - b) < 1e-5 + 1e-4 * abs(b))
      }
    }
  }

  @Test(arguments: models.indices)
  func `plain values come out as they went in, and filling stays zero`(_ index: Int) throws {
    let bench = try Self.bench(index)
    let store = bench.model.store
    for (index, parameter) in store.parameters.enumerated() {
      let values = Bench.numbers(parameter.count, 0.1, UInt64(index))
      store.setPlainValues(values, of: index)
      #expect(store.plainValues(of: index) == values)
    }
    bench.plan.forward()
    bench.plan.backward()
    bench.descend(rate: 0.1)
    store.withValues { values, gradients in
      for index in store.parameters.indices {
        let range = store.range(of: index)
        #expect(
          range.count { values[$0] != 0 } == store.plainValues(of: index).count { $0 != 0 })
        #expect(
          range.count { gradients[$0] != 0 } == store.plainGradients(of: index).count { $0 != 0 })
      }
    }
  }

  @Test(arguments: models.indices)
  func `two threads give the same bits twice and one thread's numbers`(_ index: Int) throws {
    func gradients(threads: Int) throws -> [[Float]] {
      try Self.bench(index, batchSize: 32, threads: threads).gradients()
    }
    let two = try gradients(threads: 2)
    #expect(two == (try gradients(threads: 2)))
    for (a, b) in zip(two.joined(), try gradients(threads: 1).joined()) {
      #expect(abs(a - b) < 1e-5 + 1e-4 * abs(b))
    }
  }

  @Test func `networks of images take oneDNN's kernels, however small`() throws {
    let network = try Network(
      input: Shape([1, 2, 2]), layers: [NamedLayer(Residual([Conv2D(1, 1)]))])
    #expect(KernelChoice.automatic.resolved(for: network, batchSize: 1) == .library)
    #expect(KernelChoice.own.resolved(for: network, batchSize: 1) == .library)
  }

  @Test func `a residual block beyond all memory is refused`() throws {
    let network = try Network(
      input: Shape([1, 1 << 20, 1 << 20]),
      layers: [Residual([Conv2D(1 << 18, 1), Conv2D(1, 1)])].map { NamedLayer($0) })
    #expect(throws: EngineError("a batch of 1 samples is too large for this model")) {
      try Model(network, loss: MeanLoss(), seed: 0, batchSize: 1)
    }
  }
}
