import Engine
import Experiments
import Testing

@testable import Execution

@Suite struct SizeCheckTests {
  /// Plans of a run on 400 samples: as many samples to validate and to test on as are said.
  @Test(arguments: [
    ("", []), (", validation: 60", [60]), (", test: 70", [70]),
    (", validation: 60, test: 70", [60, 70]),
    (", validation: 60, test: 300", [60, 256, 44]),
  ])
  func `the evaluation of the test has plans, too`(_ held: String, _ evaluations: [Int]) throws {
    let spec = try SampleSpec(
      """
      name: sample
      data: {dataset: normal, samples: 400, shape: [3], classes: 2, batch_size: 8\(held)}
      model: [linear: 2]
      loss: cross_entropy
      optimizer: {type: sgd, lr: 0.1}
      train: {steps: 2}
      """)
    let run = try spec.run()
    let model = try #require(run.reading.spec?.model)
    let check = SizeCheck(
      experiment: run.experiment, model: model, data: run.data, findings: run.reading.findings)
    let found = check.plans.filter { $0.mode == .evaluation }.map(\.batchSize)
    #expect(found.sorted() == evaluations.sorted())
    #expect(check.plans.contains { $0.mode == .training })
  }
}
