import Engine
import Networks
import Optimizers
import Testing

@Suite struct SGDTests {
  struct Setting: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let hyperparameters: Hyperparameters
    /// The values after each of four updates.
    let steps: [[Double]]
    let learningRates: [Double]
    let momenta: [Double]
  }

  static let start: [Float] = [1, -2, 0.5]
  static let gradients: [[Float]] = [
    [0.5, -1, 2], [1, 0.25, -0.75], [-0.5, 2, 1], [0.125, -0.25, 0.5],
  ]

  /// Computed from the documented formula in double precision by an independent program.
  static let scheduled = [
    Setting(
      testDescription: "momentum switched on later",
      hyperparameters: Hyperparameters(learningRate: 0.1, dampening: 0.5),
      steps: [
        [0.95, -1.9, 0.3], [0.75, -1.95, 0.45], [0.7375, -2.00625, 0.44375],
        [0.70875, -2.095, 0.4075],
      ],
      learningRates: [0.1, 0.2, 0.05, 0.1], momenta: [0, 0.9, 0.5, 0.9]),
    Setting(
      testDescription: "momentum at rest for a step",
      hyperparameters: Hyperparameters(learningRate: 0.1, dampening: 0.5),
      steps: [
        [0.95, -1.9, 0.3], [0.85, -1.925, 0.375], [0.83, -1.935, 0.145],
        [0.80575, -1.9315, -0.087],
      ],
      learningRates: [0.1, 0.1, 0.1, 0.1], momenta: [0.9, 0, 0.9, 0.9]),
  ]

  static func run(_ setting: Setting, _ body: (Int, [Float]) throws -> Void) throws {
    let store = try store(rowOf: start)
    let sgd = try SGD(store, SGDRule(setting.hyperparameters))
    for (step, gradient) in gradients.enumerated() {
      sgd.groups[0].hyperparameters.learningRate = setting.learningRates[step]
      sgd.groups[0].hyperparameters.momentum = setting.momenta[step]
      setGradients(of: store, [gradient])
      sgd.update()
      try body(step, store.plainValues(of: 0))
    }
  }

  @Test(arguments: scheduled)
  func `steps equal the literal table`(_ setting: Setting) throws {
    try Self.run(setting) { step, values in
      for (value, expected) in zip(values, setting.steps[step]) {
        // A few roundings of float32 at magnitudes up to 2.
        #expect(abs(Double(value) - expected) < 1e-6, "step \(step)")
      }
    }
  }

  @Test func `each group moves by its own hyperparameters`() throws {
    let names = ["0.weight", "0.bias", "1.weight", "1.bias"]
    let store = try store(of: [
      NamedLayer(LayerNorm()), NamedLayer(LayerNorm()),
    ])
    #expect(store.names == names)
    for parameter in names.indices { store.setPlainValues(Self.start, of: parameter) }
    let tables = [StepTable.descent[2], StepTable.descent[5]]
    let sgd = try SGD(
      store, SGDRule(tables[1].rule.hyperparameters),
      groups: [
        GroupSelection(
          "biases", matching: "*.bias", hyperparameters: tables[0].rule.hyperparameters)
      ])
    #expect(sgd.groups.map(\.name) == ["biases", "default"])
    #expect(sgd.groups.map(\.parameters) == [[1, 3], [0, 2]])
    for (step, gradient) in Self.gradients.enumerated() {
      setGradients(of: store, Array(repeating: gradient, count: 4))
      sgd.update()
      for (parameter, table) in [1, 0, 1, 0].enumerated() {
        for (value, expected) in zip(
          store.plainValues(of: parameter), tables[table].steps[step])
        {
          #expect(abs(Double(value) - expected) < 1e-6, "\(names[parameter]) at \(step)")
        }
      }
    }
  }

  @Test func `there is no state before the first update`() throws {
    let store = try store(rowOf: Self.start)
    let sgd = try SGD(store, learningRate: 0.1) { $0.momentum = 0.9 }
    #expect(sgd.state == OptimizerState(buffers: [], groups: [GroupProgress()]))
  }

  @Test func `a long buffer is updated to its last element`() throws {
    for count in [1, 7, 64, 1001] {
      let store = try store(rowOf: Array(repeating: 1, count: count))
      let sgd = try SGD(store, learningRate: 0.5) { $0.momentum = 0.5 }
      for _ in 0..<2 {
        setGradients(of: store, [Array(repeating: 1, count: count)])
        sgd.update()
      }
      // 1 − 0.5 · 1, then − 0.5 · 1.5, exact in binary.
      #expect(store.plainValues(of: 0) == Array(repeating: -0.25, count: count))
    }
  }
}
