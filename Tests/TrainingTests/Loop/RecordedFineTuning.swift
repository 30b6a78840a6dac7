import Datasets
import Declarations
import Engine
import Foundation
import Networks
import Optimizers
import Schedules
import Testing
import Training

/// A run with fixed statistics or layers that are unfrozen on the way, and what
/// `Oracles/fine_tuning.py` has recorded of it in PyTorch.
struct RecordedFineTuning: Decodable, Sendable, CustomTestStringConvertible {
  let network: String
  let optimizer: String
  let steps: Int
  let start: Int
  let decay: Double
  let clip: Double?
  let fixed: [String]
  let frozen: [String]
  let losses: [Double]
  /// The gradients of the first step; empty for a parameter without any.
  let gradients: [[Double]]
  let parameters: [[Double]]
  let buffers: [[Double]]

  var testDescription: String { "\(network), \(optimizer), fixed \(fixed), from \(start)" }

  static let all: [RecordedFineTuning] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracles/fine_tuning.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([RecordedFineTuning].self, from: data)) ?? []
  }()

  /// The numbers that the script makes by the same formula.
  static func numbers(_ count: Int, _ seed: Int, scale: Double = 1) -> [Float] {
    (0..<count).map { Float(scale * sin(1.7 * Double($0) + 2.3 * Double(seed) + 0.4)) }
  }

  private var inputShape: [Int] { network == "rows" ? [4] : [1, 3, 3] }

  private var layers: [any Layer] {
    switch network {
    case "rows": [Linear(6), BatchNorm1D(), ReLU(), Linear(2)]
    case "images":
      [
        Conv2D(3, 3, padding: 1), BatchNorm2D(), ReLU(), Conv2D(16, 3, padding: 1), BatchNorm2D(),
        ReLU(), MaxPool2D(3), Flatten(), Linear(2),
      ]
    default:
      [
        Conv2D(16, 3), BatchNorm2D(), Residual([Conv2D(16, 1), BatchNorm2D()]), ReLU(),
        AdaptiveAveragePool2D(1), Flatten(), Linear(2),
      ]
    }
  }

  private var samples: Samples {
    let size = inputShape.reduce(1, *)
    return Samples(
      inputShape: inputShape, count: 6, inputs: Self.numbers(6 * size, 70),
      targets: .values(Self.numbers(12, 80), width: 2))
  }

  func model() throws -> Model {
    let network = try Network(input: Shape(inputShape), layers)
    let buffers = network.buffers.indices.filter { index in
      fixed.contains { network.buffers[index].name.hasPrefix("\($0).") }
    }
    let model = try Model(
      network, loss: MSELoss(), seed: 1, batchSize: 6, fixedBuffers: Set(buffers))
    for (index, parameter) in network.parameters.enumerated() {
      let isVector = parameter.shape.count == 1
      let values = Self.numbers(parameter.count, index, scale: isVector ? 0.2 : 0.5)
      model.store.setPlainValues(values.map { isVector ? $0 + 1 : $0 }, of: index)
    }
    for (index, buffer) in network.buffers.enumerated() {
      if buffer.name.hasSuffix("running_mean") {
        model.store.setBufferValues(Self.numbers(buffer.count, 50, scale: 0.3), of: index)
      } else if buffer.name.hasSuffix("running_var") {
        let values = Self.numbers(buffer.count, 60, scale: 0.5)
        model.store.setBufferValues(values.map { $0 + 1.5 }, of: index)
      }
    }
    return model
  }

  func trainer(
    _ model: Model, _ change: (inout TrainingSettings) -> Void = { _ in }
  ) throws -> Trainer {
    let groups =
      frozen.isEmpty ? [] : [GroupSelection("body", patterns: frozen.map { "\($0)*" })]
    let optimizer: any Optimizer =
      if optimizer == "sgd" {
        try SGD(model.store, learningRate: 0.05, groups: groups) {
          ($0.momentum, $0.dampening) = (0.9, 0.25)
        }
      } else {
        try AdamW(model.store, learningRate: 0.02, groups: groups) { $0.weightDecay = 0.1 }
      }
    var settings = TrainingSettings(length: .steps(steps), interval: .step, logEvery: .steps(1))
    settings.clipGradNorm = clip
    settings.unfreezing = frozen.isEmpty ? [] : [start, 0]
    change(&settings)
    let policy = try ExponentialDecay.validated { $0.gamma = decay }
    return try Trainer(
      model: model, optimizer: optimizer,
      timetable: Timetable(policy, bases: optimizer.groups.map(\.hyperparameters.bases)),
      samples: samples,
      order: SampleOrder(indices: Array(0..<6), batchSize: 6, shuffle: false, seed: 1),
      settings: settings)
  }

  /// The samples as one batch of a training pass.
  func pass(_ model: Model) throws -> ForwardPass { try model.forward(samples) }
}
