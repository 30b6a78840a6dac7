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
    var learningRates: [Double] = []
    var momenta: [Double] = []
  }

  static let start: [Float] = [1, -2, 0.5]
  static let gradients: [[Float]] = [
    [0.5, -1, 2], [1, 0.25, -0.75], [-0.5, 2, 1], [0.125, -0.25, 0.5],
  ]

  /// Computed from the documented formula in double precision by an independent program.
  static let settings = [
    Setting(
      testDescription: "plain",
      hyperparameters: Hyperparameters(learningRate: 0.1),
      steps: [
        [0.95, -1.9, 0.3], [0.85, -1.925, 0.375], [0.9, -2.125, 0.275], [0.8875, -2.1, 0.225],
      ]),
    Setting(
      testDescription: "weight decay",
      hyperparameters: Hyperparameters(learningRate: 0.1, weightDecay: 0.01),
      steps: [
        [0.949, -1.898, 0.2995], [0.848051, -1.921102, 0.3742005],
        [0.897202949, -2.119180898, 0.2738262995], [0.883805746051, -2.092061717102, 0.2235524732],
      ]),
    Setting(
      testDescription: "momentum",
      hyperparameters: Hyperparameters(learningRate: 0.1, momentum: 0.9),
      steps: [
        [0.95, -1.9, 0.3], [0.805, -1.835, 0.195], [0.7245, -1.9765, 0.0005],
        [0.63955, -2.07885, -0.22455],
      ]),
    Setting(
      testDescription: "dampening",
      hyperparameters: Hyperparameters(learningRate: 0.1, momentum: 0.9, dampening: 0.5),
      steps: [
        [0.95, -1.9, 0.3], [0.855, -1.8225, 0.1575], [0.7945, -1.85275, -0.02075],
        [0.7338, -1.867475, -0.206175],
      ]),
    Setting(
      testDescription: "nesterov",
      hyperparameters: Hyperparameters(learningRate: 0.1, momentum: 0.9, nesterov: true),
      steps: [
        [0.905, -1.81, 0.12], [0.6745, -1.7765, 0.1005], [0.65205, -2.10385, -0.17455],
        [0.563095, -2.170965, -0.427095],
      ]),
    Setting(
      testDescription: "nesterov and weight decay",
      hyperparameters: Hyperparameters(
        learningRate: 0.05, momentum: 0.8, weightDecay: 0.1, nesterov: true),
      steps: [
        [0.946, -1.892, 0.3155], [0.828286, -1.859072, 0.3145605],
        [0.815444226, -1.993565952, 0.1922398555],
        [0.769894952766, -1.988155308032, 0.0889114232],
      ]),
    Setting(
      testDescription: "momentum, dampening and weight decay",
      hyperparameters: Hyperparameters(
        learningRate: 0.05, momentum: 0.8, dampening: 0.25, weightDecay: 0.1),
      steps: [
        [0.97, -1.94, 0.3975], [0.9048625, -1.8941, 0.342134375],
        [0.868109265625, -1.925277125, 0.259058871094],
        [0.830763768379, -1.933624035781, 0.172876997202],
      ]),
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
    let sgd = try SGD(store, setting.hyperparameters)
    for (step, gradient) in gradients.enumerated() {
      if !setting.momenta.isEmpty {
        sgd.groups[0].hyperparameters.learningRate = setting.learningRates[step]
        sgd.groups[0].hyperparameters.momentum = setting.momenta[step]
      }
      setGradients(of: store, [gradient])
      sgd.update()
      try body(step, store.plainValues(of: 0))
    }
  }

  @Test(arguments: settings)
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
    let settings = [Self.settings[2], Self.settings[5]]
    let sgd = try SGD(
      store, settings[1].hyperparameters,
      groups: [
        GroupSelection("biases", matching: "*.bias", hyperparameters: settings[0].hyperparameters)
      ])
    #expect(sgd.groups.map(\.name) == ["biases", "default"])
    #expect(sgd.groups.map(\.parameters) == [[1, 3], [0, 2]])
    for (step, gradient) in Self.gradients.enumerated() {
      setGradients(of: store, Array(repeating: gradient, count: 4))
      sgd.update()
      for (parameter, setting) in [1, 0, 1, 0].enumerated() {
        for (value, expected) in zip(
          store.plainValues(of: parameter), settings[setting].steps[step])
        {
          #expect(abs(Double(value) - expected) < 1e-6, "\(names[parameter]) at \(step)")
        }
      }
    }
  }

  @Test func `a restored state goes on with the same bits`() throws {
    let setting = Self.settings[5]
    let store = try store(rowOf: Self.start)
    let first = try SGD(store, setting.hyperparameters)
    #expect(first.state == OptimizerState(buffers: [], groups: [GroupProgress()]))
    for gradient in Self.gradients[..<2] {
      setGradients(of: store, [gradient])
      first.update()
    }
    let (state, values) = (first.state, store.plainValues(of: 0))
    setGradients(of: store, [Self.gradients[2]])
    first.update()
    let expected = store.plainValues(of: 0)

    store.setPlainValues(values, of: 0)
    let second = try SGD(store, setting.hyperparameters)
    second.state = state
    second.update()
    #expect(store.plainValues(of: 0) == expected)
    #expect(second.state == first.state)
  }

  @Test func `a long buffer is updated to its last element`() throws {
    for count in [1, 7, 64, 1001] {
      let store = try store(rowOf: Array(repeating: 1, count: count))
      let sgd = try SGD(store, learningRate: 0.5, momentum: 0.5)
      for _ in 0..<2 {
        setGradients(of: store, [Array(repeating: 1, count: count)])
        sgd.update()
      }
      // 1 − 0.5 · 1, then − 0.5 · 1.5, exact in binary.
      #expect(store.plainValues(of: 0) == Array(repeating: -0.25, count: count))
    }
  }
}
