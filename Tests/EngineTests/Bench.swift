import Engine
import Networks
import Randomness

/// A model on a bench: known parameters, inputs and targets, and its results as arrays.
struct Bench {
  let model: Model
  let plan: Plan
  let batchSize: Int

  /// Builds a model whose parameters are evenly distributed in ±`scale`.
  init(
    input: [Int], _ layers: [any Layer], loss: any Loss = MeanLoss(), batchSize: Int,
    kernels: KernelChoice,
    mode: Mode = .training, threads: Int = 1, scale: Float? = nil, seed: UInt64 = 1
  ) throws {
    let network = try Network(input: Shape(input), layers)
    model = try Model(
      network, loss: loss, seed: seed, threads: threads, batchSize: batchSize, kernels: kernels)
    self.batchSize = batchSize
    plan = try model.plan(batchSize: batchSize, mode: mode)
    if let scale {
      for (index, parameter) in network.parameters.enumerated() {
        model.store.setPlainValues(
          Bench.numbers(parameter.count, scale, UInt64(100 + index)), of: index)
      }
    }
    setInputs(Bench.numbers(batchSize * network.input.count, 1, 7))
  }

  private init(_ model: Model, _ plan: Plan) {
    (self.model, self.plan, batchSize) = (model, plan, plan.batchSize)
  }

  /// The same model with a plan for the first samples of this one's; the loss takes values.
  func firstSamples(_ count: Int, mode: Mode) throws -> Bench {
    let other = Bench(model, try model.plan(batchSize: count, mode: mode))
    other.setInputs(Array(inputs.prefix(count * model.network.input.count)))
    other.setTargets(Array(targets.prefix(count * model.network.output.count)))
    return other
  }

  /// The same numbers in a model without gradients of some parameters; the loss takes values.
  func freezing(_ frozen: Set<Int>, kernels: KernelChoice) throws -> Bench {
    let other = try Model(
      model.network, loss: model.loss, seed: model.seed, batchSize: batchSize, frozen: frozen,
      kernels: kernels)
    for index in model.network.parameters.indices {
      other.store.setPlainValues(model.store.plainValues(of: index), of: index)
    }
    let bench = Bench(other, try other.plan(batchSize: batchSize, mode: .training))
    bench.setInputs(inputs)
    bench.setTargets(targets)
    return bench
  }

  /// The bits of every parameter's gradient after a training step.
  func gradientBits() -> [[UInt32]] {
    plan.forward(step: 1)
    plan.backward()
    return model.network.parameters.indices.map {
      model.store.plainGradients(of: $0).map(\.bitPattern)
    }
  }

  /// Numbers evenly distributed in ±`scale`.
  static func numbers(_ count: Int, _ scale: Float, _ index: UInt64) -> [Float] {
    var stream = RandomStream(seed: 99, purpose: .data, index: index)
    return (0..<count).map { _ in scale * (2 * stream.uniform() - 1) }
  }

  func setInputs(_ values: [Float]) {
    plan.withInputs { span in
      precondition(span.count == values.count)
      for i in values.indices { span[i] = values[i] }
    }
  }

  func setTargets(_ values: [Float]) {
    plan.withValueTargets { span in
      precondition(span.count == values.count)
      for i in values.indices { span[i] = values[i] }
    }
  }

  func setClasses(_ values: [Int32]) {
    plan.withClassTargets { span in
      precondition(span.count == values.count)
      for i in values.indices { span[i] = values[i] }
    }
  }

  var inputs: [Float] { plan.withInputs { span in span.indices.map { span[$0] } } }

  private var targets: [Float] {
    plan.withValueTargets { span in span.indices.map { span[$0] } }
  }

  func outputs(step: UInt64 = 0) -> [Float] {
    plan.forward(step: step)
    return plan.withOutputs { span in span.indices.map { span[$0] } }
  }

  func gradients(step: UInt64 = 0) -> [[Float]] {
    plan.forward(step: step)
    plan.backward()
    return model.network.parameters.indices.map { model.store.plainGradients(of: $0) }
  }

  /// One step down the gradient, on elements as they lie.
  func descend(rate: Float) {
    model.store.withValues { values, gradients in
      for i in 0..<values.count { values[i] -= rate * gradients[i] }
    }
  }
}

extension KernelChoice {
  static let both: [KernelChoice] = [.own, .library]
}
