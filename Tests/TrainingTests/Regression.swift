import Datasets
import Engine
import Networks
import Optimizers
import Schedules
import Testing
import Training

/// A small regression: ten samples of three numbers, two targets, three batches an epoch.
struct Regression {
  static let stepsPerEpoch = 3
  static let batchSize = 4

  var samples = Self.samples(count: 10)
  var model: Model
  var optimizer: SGD

  init(learningRate: Double = 0.05, momentum: Double = 0.5) throws {
    let network = try Network(
      input: Shape([3]),
      layers: [NamedLayer(Linear(4)), NamedLayer(ReLU()), NamedLayer(Linear(2))])
    model = try Model(network, loss: MSELoss(), seed: 3, batchSize: Self.batchSize)
    optimizer = try SGD(
      model.store, learningRate: learningRate,
      groups: [GroupSelection("biases", matching: "*.bias")]
    ) { $0.momentum = momentum }
  }

  static func samples(count: Int) -> Samples {
    let inputs = (0..<count * 3).map { Float(($0 * 7) % 11) / 11 - 0.5 }
    let targets = (0..<count * 2).map { Float(($0 * 5) % 7) / 7 }
    return Samples(
      inputShape: [3], count: count, inputs: inputs, targets: .values(targets, width: 2))
  }

  func order(shuffle: Bool = true) -> SampleOrder {
    SampleOrder(
      indices: Array(0..<samples.count), batchSize: Self.batchSize, shuffle: shuffle, seed: 9)
  }

  func trainer(
    _ settings: TrainingSettings, policy: any Policy = UnchangedPolicy(),
    validation: ValidationSet? = nil, shuffle: Bool = true
  ) throws -> Trainer {
    let timetable = try Timetable(policy, bases: optimizer.groups.map(\.hyperparameters.bases))
    return try Trainer(
      model: model, optimizer: optimizer, timetable: timetable, samples: samples,
      order: order(shuffle: shuffle), validation: validation, settings: settings)
  }

  /// The numbers of all parameters in their plain layout.
  var parameters: [[Float]] {
    model.network.parameters.indices.map { model.store.plainValues(of: $0) }
  }

  /// A training loop by hand: the loss of every batch, `prepare` being called before each update.
  func losses(steps: Int, shuffle: Bool = true, prepare: (Int) -> Void = { _ in }) throws
    -> [Double]
  {
    let order = order(shuffle: shuffle)
    return try (0..<steps).map { step in
      let epoch = step / Self.stepsPerEpoch
      let indices = order.order(epoch: epoch)
      let batch = samples.picked(indices[order.batch(step % Self.stepsPerEpoch)])
      let pass = try model.forward(batch, step: step)
      pass.backward()
      prepare(step)
      optimizer.update()
      return pass.loss
    }
  }
}

extension Samples {
  /// Some of the samples, as samples of their own; the targets must be values.
  func picked(_ indices: ArraySlice<Int>) -> Samples {
    guard case .values(let values, let width) = targets else { return self }
    return Samples(
      inputShape: inputShape, count: indices.count,
      inputs: indices.flatMap { inputs[($0 * inputSize)..<(($0 + 1) * inputSize)] },
      targets: .values(
        indices.flatMap { values[($0 * width)..<(($0 + 1) * width)] }, width: width))
  }
}

extension Trainer {
  /// Runs to the end and gives the rows beside the outcome.
  func rows() -> (rows: [MetricsRow], outcome: Outcome) {
    var rows: [MetricsRow] = []
    let outcome = run { event in
      if case .row(let row) = event { rows.append(row) }
    }
    return (rows, outcome)
  }
}
