import Datasets
import Engine
import Foundation
import Networks
import Optimizers
import Schedules
import Testing
import Training

/// What is measured on validation samples, against the definitions in double precision.
@Suite struct EvaluationTests {
  // More than one whole batch of an evaluation, and a short one.
  static let count = 300
  static let inputs = (0..<count * 2).map { Float(($0 * 37) % 101) / 101 - 0.5 }
  static let weights: [Float] = [0.5, -1.5, 2, 0.25, -0.75, 1]
  static let biases: [Float] = [0.125, -0.25, 0.375]

  /// The measurements of a linear model with the weights above, before any update.
  static func evaluate(
    _ loss: any Loss, targets: Targets, outputs: Int, metrics: [Metric]
  ) throws -> Evaluation {
    let network = try Network(input: Shape([2]), layers: [NamedLayer(Linear(outputs))])
    let model = try Model(network, loss: loss, seed: 0, batchSize: 1)
    model.store.setPlainValues(Array(weights.prefix(2 * outputs)), of: 0)
    model.store.setPlainValues(Array(biases.prefix(outputs)), of: 1)
    let samples = Samples(inputShape: [2], count: count, inputs: inputs, targets: targets)
    let optimizer = try SGD(model.store, learningRate: 0)
    let trainer = try Trainer(
      model: model, optimizer: optimizer,
      timetable: try Timetable(
        UnchangedPolicy(), bases: optimizer.groups.map(\.hyperparameters.bases)),
      samples: samples,
      order: SampleOrder(indices: [0], batchSize: 1, shuffle: false, seed: 0),
      validation: ValidationSet(samples, indices: Array((0..<count).reversed())),
      settings: TrainingSettings(length: .steps(1), metrics: metrics))
    return try #require(trainer.rows().rows.first?.validation)
  }

  /// The model's outputs for a sample.
  static func outputs(_ sample: Int, count: Int) -> [Double] {
    (0..<count).map { output in
      Double(biases[output])
        + (0..<2).reduce(0) {
          $0 + Double(weights[2 * output + $1]) * Double(inputs[2 * sample + $1])
        }
    }
  }

  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  @Test func `accuracy and cross entropy are those of the definition`() throws {
    let classes = (0..<Self.count).map { Int32(($0 * 5) % 3) }
    let measured = try Self.evaluate(
      CrossEntropyLoss(), targets: .classes(classes, classCount: 3), outputs: 3,
      metrics: [.accuracy])
    var (losses, hits): ([Double], [Double]) = ([], [])
    for (sample, target) in classes.enumerated() {
      let outputs = Self.outputs(sample, count: 3)
      losses.append(log(outputs.map { exp($0) }.reduce(0, +)) - outputs[Int(target)])
      hits.append(outputs[Int(target)] == outputs.max() ? 1 : 0)
    }
    // The outputs and the loss are computed in float32.
    #expect(abs(measured.loss - Self.mean(losses)) < 1e-6)
    #expect(measured.metrics == [Self.mean(hits)])
    #expect(measured.metrics[0] > 0.1 && measured.metrics[0] < 0.9)
  }

  @Test func `mae and r2 are those of the definition, r2 as the mean over outputs`() throws {
    let targets = (0..<Self.count * 2).map { Float(($0 * 13) % 17) / 8 - 1 }
    let measured = try Self.evaluate(
      MSELoss(), targets: .values(targets, width: 2), outputs: 2, metrics: [.mae, .r2])
    var errors: [[Double]] = [[], []]
    var columns: [[Double]] = [[], []]
    for sample in 0..<Self.count {
      for (output, value) in Self.outputs(sample, count: 2).enumerated() {
        let target = Double(targets[2 * sample + output])
        errors[output].append(value - target)
        columns[output].append(target)
      }
    }
    let r2 = (0..<2).map { output in
      let mean = Self.mean(columns[output])
      return 1 - errors[output].reduce(0) { $0 + $1 * $1 }
        / columns[output].reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let all = errors[0] + errors[1]
    #expect(abs(measured.loss - Self.mean(all.map { $0 * $0 })) < 1e-6)
    #expect(abs(measured.metrics[0] - Self.mean(all.map { abs($0) })) < 1e-6)
    #expect(abs(measured.metrics[1] - Self.mean(r2)) < 1e-6)
  }

  @Test func `under logits accuracy is the share of outputs on the right side of 0`() throws {
    let targets = (0..<Self.count).map { Float($0 % 2) }
    let measured = try Self.evaluate(
      BCEWithLogitsLoss(), targets: .values(targets, width: 1), outputs: 1, metrics: [.accuracy])
    var (losses, hits): ([Double], [Double]) = ([], [])
    for (sample, target) in targets.enumerated() {
      let logit = Self.outputs(sample, count: 1)[0]
      losses.append(log(1 + exp(target == 1 ? -logit : logit)))
      hits.append((logit > 0) == (target == 1) ? 1 : 0)
    }
    #expect(abs(measured.loss - Self.mean(losses)) < 1e-6)
    #expect(measured.metrics == [Self.mean(hits)])
  }

  @Test func `without targets the loss alone is measured`() throws {
    let measured = try Self.evaluate(MeanLoss(), targets: .none, outputs: 3, metrics: [])
    let outputs = (0..<Self.count).flatMap { Self.outputs($0, count: 3) }
    #expect(abs(measured.loss - Self.mean(outputs)) < 1e-6)
    #expect(measured.metrics.isEmpty)
  }

  /// Targets that never vary, and whether the model meets them: scikit-learn's values.
  @Test(arguments: [(Float(0.125), 1.0), (0.25, 0.0)])
  func `r2 of targets that are all the same is 1 if they are met, else 0`(
    _ target: Float, _ expected: Double
  ) throws {
    let network = try Network(input: Shape([2]), layers: [NamedLayer(Linear(1))])
    let model = try Model(network, loss: MSELoss(), seed: 0, batchSize: 3)
    model.store.setPlainValues([0, 0], of: 0)
    model.store.setPlainValues([0.125], of: 1)
    let samples = Samples(
      inputShape: [2], count: 3, inputs: [1, 2, 3, 4, 5, 6],
      targets: .values([target, target, target], width: 1))
    let optimizer = try SGD(model.store, learningRate: 0)
    let trainer = try Trainer(
      model: model, optimizer: optimizer,
      timetable: try Timetable(
        UnchangedPolicy(), bases: optimizer.groups.map(\.hyperparameters.bases)),
      samples: samples,
      order: SampleOrder(indices: [0], batchSize: nil, shuffle: false, seed: 0),
      validation: ValidationSet(samples),
      settings: TrainingSettings(length: .steps(1), metrics: [.r2]))
    #expect(trainer.rows().rows.first?.validation?.metrics == [expected])
  }
}
