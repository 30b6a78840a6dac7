import Experiments
import Testing

/// What follows a run's evaluations is checked before anything runs.
@Suite struct WatchingTests {
  static let mistakes: [Mistake] = [
    Mistake(28, "  epochs: 20\n  keep_best: true\n  early_stopping: 3\n  monitor: accuracy"),
    Mistake(
      28, "  epochs: 20\n  monitor: mae",
      "29:12: error: train.monitor: 'mae' is not among the metrics"),
    Mistake(
      19, "  lr: true", "19:7: error: optimizer.lr: expected a number of at least 0, found 'true'"),
    Mistake(
      2, "seed: false",
      "2:7: error: seed: expected a whole number of at least 0, found 'false'"),
  ]

  @Test(arguments: mistakes)
  func `what cannot be measured cannot be followed, and a truth is no number`(_ item: Mistake) {
    let text = SampleSpec.text(replacing: item.lines, with: item.replacement)
    #expect(SampleSpec.findings(in: text).map(\.brief) == item.findings)
  }

  @Test func `without validation samples nothing is best, and nothing stops early`() {
    let text = SampleSpec.text(
      replacing: 28...28,
      with: "  epochs: 20\n  keep_best: true\n  early_stopping: 3\n  monitor: accuracy"
    ).replacing("  validation: 0.2\n", with: "")
    let errors = SampleSpec.findings(in: text).map(\.brief).filter { $0.contains("error") }
    #expect(
      errors == [
        "28:14: error: train.keep_best: there are no samples to measure it on; give data.validation",
        "29:19: error: train.early_stopping: there are no samples to measure it on; give "
          + "data.validation",
        "30:12: error: train.monitor: there are no samples to measure it on; give data.validation",
      ])
  }

  @Test func `what depends on data that could not be read is not reported`() {
    let lost = SampleSpec.text(replacing: 24...24, with: "  type: lambda\n  interval: step")
    #expect(SampleSpec.findings(in: lost, facts: nil).isEmpty)
    let misnamed = lost.replacing("dataset: csv", with: "dataset: cvs")
    #expect(
      SampleSpec.findings(in: misnamed, facts: nil).map(\.brief) == [
        "4:12: error: unknown dataset 'cvs'; did you mean 'csv'?"
      ])
    for text in [lost, misnamed] {
      let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
      _ = spec?.preview(nil, findings: context.findings)
      #expect(!context.findings.all.contains { $0.message.contains("interval") })
    }
    // Where no data are named, that is what is missing.
    let text =
      "optimizer: {type: sgd, lr: 1}\nscheduler: {type: exponential, gamma: 1, interval: step}\ntrain: {epochs: 3}"
    let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    _ = spec?.preview(nil, findings: context.findings)
    #expect(
      context.findings.all.map(\.brief) == [
        "2:52: error: scheduler.interval: a run in epochs has no known number of steps while the steps "
          + "in an epoch are unknown"
      ])
  }
}
