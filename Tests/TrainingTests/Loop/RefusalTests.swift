import Datasets
import Declarations
import Engine
import Networks
import Optimizers
import Schedules
import Testing
import Training

@Suite struct RefusalTests {
  static let values = Regression.samples(count: 10)
  static let wide = Samples(
    inputShape: [4], count: 1, inputs: [1, 2, 3, 4], targets: .values([1, 2], width: 2))
  static let labelled = Samples(
    inputShape: [3], count: 1, inputs: [1, 2, 3], targets: .classes([0], classCount: 2))
  static let day = TrainingSettings(length: .epochs(1))

  struct Case: Sendable {
    var settings = day
    var samples = values
    var indices = [0, 1]
    var batchSize = 2
    var dropLast = false
    var validation: ValidationSet?
    var groups = 2
    let problem: String
  }

  static let cases = [
    Case(
      settings: TrainingSettings(length: .steps(-1)), problem: "length: must not be negative"),
    Case(
      settings: TrainingSettings(length: .steps(1), logEvery: .steps(0)),
      problem: "log_every: must be at least 1"),
    Case(
      settings: TrainingSettings(length: .steps(1), evaluateEvery: .epochs(-2)),
      problem: "evaluate_every: must be at least 1"),
    Case(
      samples: wide, problem: "data: the model takes samples of 3, but these are of 4"),
    Case(indices: [3, 10], problem: "data: there is no sample for one of the indices"),
    Case(indices: [-1], problem: "data: there is no sample for one of the indices"),
    Case(
      batchSize: 3, dropLast: true,
      problem: "batch_size: there are fewer samples than one batch needs"),
    Case(
      groups: 1, problem: "scheduler: is made for 1 groups, but the optimizer has 2"),
    Case(
      validation: ValidationSet(values, indices: []),
      problem: "validation: there are no samples"),
    Case(
      validation: ValidationSet(values, indices: [10]),
      problem: "validation: there is no sample for one of the indices"),
    Case(
      validation: ValidationSet(wide),
      problem: "validation: the model takes samples of 3, but these are of 4"),
  ]

  static func train(_ item: Case) throws {
    let regression = try Regression()
    let bases = regression.optimizer.groups.map(\.hyperparameters.bases)
    _ = try Trainer(
      model: regression.model, optimizer: regression.optimizer,
      timetable: try Timetable(UnchangedPolicy(), bases: Array(bases.prefix(item.groups))),
      samples: item.samples,
      order: SampleOrder(
        indices: item.indices, batchSize: item.batchSize, shuffle: false, seed: 0,
        dropLast: item.dropLast),
      validation: item.validation, settings: item.settings)
  }

  @Test(arguments: cases.indices)
  func `what does not fit is refused before training`(_ i: Int) {
    let error = #expect(throws: ArgumentError.self) { try Self.train(Self.cases[i]) }
    #expect(error?.description == Self.cases[i].problem)
  }

  @Test func `of an embedding's columns alone the inputs must be indices`() throws {
    let network = try Network(input: Shape([3]), [Embedding(4, 2, columns: 2), Linear(2)])
    let model = try Model(network, loss: MSELoss(), seed: 0, batchSize: 2)
    func error(_ inputs: [Float]) -> String? {
      let samples = Samples(
        inputShape: [3], count: 2, inputs: inputs, targets: .values([0, 0, 0, 0], width: 2))
      return samples.mistake(of: model.network.indices[0])
    }
    #expect(error([0, 1, -7.5, 3, 3, .nan]) == nil)
    #expect(error([0, 1, 9, 0, 2.5, 9])?.hasPrefix("sample 1 holds 2.5 at place 1") == true)
    #expect(
      error([0, 1, 9, 0, 6, 9])
        == "sample 1 holds 6 at place 1, counted from 0: indices must be whole numbers from 0 to 3")
  }

  @Test func `inputs that are no indices are refused where there is an embedding`() throws {
    let network = try Network(
      input: Shape([3]),
      [Embedding(4, 2), Flatten(), Linear(2)])
    let model = try Model(network, loss: MSELoss(), seed: 0, batchSize: 2)
    func samples(_ inputs: [Float]) -> Samples {
      Samples(inputShape: [3], count: 2, inputs: inputs, targets: .values([0, 0, 0, 0], width: 2))
    }
    for (inputs, found) in [
      ([0, 1, 4, 0, 0, 0], "sample 0 holds 4 at place 2"),
      ([0, 1, 3, 0, -1, 0], "sample 1 holds -1 at place 1"),
      ([0, 1, 3, 0, 0, 2.5], "sample 1 holds 2.5 at place 2"),
      ([0, 1, .nan, 0, 0, 2], "sample 0 holds nan at place 2"),
    ] as [([Float], String)] {
      let error = #expect(throws: ArgumentError.self) { try model.forward(samples(inputs)) }
      let message = "\(found), counted from 0: indices must be whole numbers from 0 to 3"
      #expect(error?.message == message)
    }
    _ = try model.forward(samples([0, 1, 3, 3, 2, 0]))
  }

  @Test func `targets that the loss cannot take are refused`() throws {
    let error = #expect(throws: ArgumentError.self) {
      try Self.train(Case(samples: Self.labelled, indices: [0], problem: ""))
    }
    #expect(error?.argument == "loss")
    let pass = #expect(throws: ArgumentError.self) {
      try Regression().model.forward(Self.labelled)
    }
    #expect(pass?.argument == "loss")
  }

  static let metrics: [(metric: Metric, loss: any Loss, targets: TargetForm, isDefined: Bool)] = [
    (.accuracy, CrossEntropyLoss(), .classes(count: 2), true),
    (.mae, CrossEntropyLoss(), .classes(count: 2), false),
    (.r2, CrossEntropyLoss(), .classes(count: 2), false),
    (.accuracy, MSELoss(), .values(width: 2), false),
    (.mae, MSELoss(), .values(width: 2), true),
    (.r2, L1Loss(), .values(width: 2), true),
    (.accuracy, BCEWithLogitsLoss(), .values(width: 2), true),
    (.accuracy, BCEWithLogitsLoss(), .values(width: 3), false),
    (.mae, BCEWithLogitsLoss(), .values(width: 2), false),
    (.mae, MeanLoss(), .none, false),
    (.accuracy, MeanLoss(), .none, false),
  ]

  @Test(arguments: metrics.indices)
  func `a metric is measured where the loss and the targets give it a meaning`(_ i: Int) {
    let item = Self.metrics[i]
    let mistake = item.metric.mistake(
      under: item.loss, output: Shape([2]), targets: item.targets)
    #expect((mistake == nil) == item.isDefined)
  }

  @Test func `a metric without a meaning is refused before training`() {
    var item = Case(validation: ValidationSet(Self.values), problem: "")
    item.settings.metrics = [.mae, .accuracy]
    let error = #expect(throws: ArgumentError.self) { try Self.train(item) }
    #expect(error?.argument == "metrics")
  }
}
