import Engine
import Foundation
import Networks
import Testing

/// Training in bfloat16, or its refusal where the processor has no instructions for it.
@Suite struct BFloat16Tests {
  static func model(
    _ index: Int, precision: Precision, threads: Int = 1
  ) throws -> (model: Model, plan: Plan) {
    let (input, layers) = ImageModelTests.models[index]
    let network = try Network(input: Shape(input), layers)
    let model = try Model(
      network, loss: CrossEntropyLoss(), seed: 1, threads: threads, precision: precision,
      batchSize: 8)
    let plan = try model.plan(batchSize: 8, mode: .training)
    let inputs = Bench.numbers(8 * network.input.count, 1, 7)
    plan.withInputs { span in for i in inputs.indices { span[i] = inputs[i] } }
    plan.withClassTargets { span in for i in 0..<8 { span[i] = Int32(i * 3 % 10) } }
    return (model, plan)
  }

  static func losses(_ index: Int, _ precision: Precision, steps: Int) throws -> [Double] {
    let (model, plan) = try model(index, precision: precision)
    return (0..<steps).map { step in
      let loss = plan.forward(step: UInt64(step))
      plan.backward()
      model.store.withValues { values, gradients in
        for i in 0..<values.count { values[i] -= 0.1 * gradients[i] }
      }
      return loss
    }
  }

  /// Where there are no instructions, a model is refused and there is nothing more to see.
  static func isRefused() -> Bool {
    if Precision.bfloat16.isSupported { return false }
    let error = EngineError("this machine's processor has no instructions for bfloat16")
    #expect(throws: error) { try model(0, precision: .bfloat16) }
    return true
  }

  @Test(arguments: ImageModelTests.models.indices)
  func `training goes the way of float32, with the same bits each time`(_ index: Int) throws {
    if Self.isRefused() { return }
    let full = try Self.losses(index, .float32, steps: 40)
    let half = try Self.losses(index, .bfloat16, steps: 40)
    // Before any update each product has lost at most 2⁻⁸ of itself.
    #expect(abs(half[0] - full[0]) < 0.02 * full[0])
    #expect(half != full)
    #expect(abs(half[39] - full[39]) < 0.1 * full[0])
    #expect(half == (try Self.losses(index, .bfloat16, steps: 40)))
  }

  @Test func `parameters keep what bfloat16 would lose`() throws {
    if Self.isRefused() { return }
    let (model, plan) = try Self.model(0, precision: .bfloat16)
    plan.forward()
    plan.backward()
    let before = model.store.plainValues(of: 0)
    // A hundred steps, each below a rounding of bfloat16, add up.
    for _ in 0..<100 {
      model.store.withValues { values, _ in
        for i in 0..<values.count where values[i] != 0 { values[i] *= 1 + 0x1p-12 }
      }
    }
    for (after, before) in zip(model.store.plainValues(of: 0), before) {
      #expect(abs(Double(after / before) - pow(1 + 0x1p-12, 100)) < 1e-4)
    }
  }

  @Test func `a linear layer multiplies rounded numbers and adds in float32`() throws {
    if Self.isRefused() { return }
    let network = try Network(input: Shape([48]), layers: [NamedLayer(Linear(64))])
    let model = try Model(
      network, loss: MeanLoss(), seed: 3, precision: .bfloat16, batchSize: 4)
    let plan = try model.plan(batchSize: 4, mode: .training)
    let inputs = Bench.numbers(4 * 48, 1, 5)
    plan.withInputs { span in for i in inputs.indices { span[i] = inputs[i] } }
    plan.forward()
    let (w, b) = (model.store.plainValues(of: 0), model.store.plainValues(of: 1))
    plan.withOutputs { y in
      for row in 0..<4 {
        for j in 0..<64 {
          let sum = (0..<48).reduce(Double(b[j])) { sum, k in
            sum + Double(RowPairingTests.rounded(inputs[row * 48 + k]))
              * Double(RowPairingTests.rounded(w[j * 48 + k]))
          }
          // The result is stored in bfloat16 before it becomes an output.
          #expect(abs(Double(y[row * 64 + j]) - sum) <= abs(sum) / 256 + 1e-6)
        }
      }
    }
  }
}
