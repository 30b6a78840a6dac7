import Experiments
import Testing

/// What follows a run's evaluations is checked before anything runs.
@Suite struct WatchingTests {
  static let mistakes: [Mistake] = [
    Mistake(28, "  epochs: 20\n  keep_best: true\n  early_stopping: 3\n  monitor: accuracy"),
    Mistake(
      28, "  epochs: 20\n  monitor: mae",
      "29:12: error: train.monitor: 'mae' is not among the metrics"),
    Mistake(28, "  epochs: 20\n  keep_best: true\n  monitor: validation.accuracy"),
    Mistake(28, "  epochs: 20\n  keep_best: true\n  monitor: validation.loss"),
    Mistake(28, "  epochs: 20\n  keep_best: true\n  monitor: loss"),
    Mistake(
      28, "  epochs: 20\n  monitor: validation.mae",
      "29:12: error: train.monitor: 'mae' is not among the metrics"),
    Mistake(
      28, "  epochs: 20\n  monitor: validation.acuracy",
      "29:12: error: unknown column to monitor 'validation.acuracy'; did you mean 'validation.accuracy'?"
    ),
    Mistake(
      28, "  epochs: 20\n  monitor: accurary",
      "29:12: error: unknown column to monitor 'accurary'; did you mean 'accuracy'?"),
    Mistake(28, "  epochs: 20\n  monitor: train.loss"),
    Mistake(
      28, "  epochs: 20\n  early_stopping: 3\n  monitor: train.accuracy",
      "30:12: error: train.monitor: 'train.accuracy' is not measured; add accuracy to metrics.train"
    ),
    Mistake(
      28, "  epochs: 20\n  monitor: train.los",
      "29:12: error: unknown column to monitor 'train.los'; did you mean 'train.loss'?"),
    Mistake(
      28, "  epochs: 20\n  log_every: 1st\n  monitor: train.loss",
      "30:12: warning: train.monitor: train.loss is measured over each log_every and followed each "
        + "evaluate_every, which differ; give both the same length"),
    Mistake(
      16...28,
      SampleSpec.lines[15...26].joined(separator: "\n")
        .replacing("[accuracy]", with: "[{f1: per_class}, {top_k: 2}]")
        + "\n  epochs: 20\n  monitor: validation.f1.9"),
    Mistake(
      16...28,
      SampleSpec.lines[15...26].joined(separator: "\n")
        .replacing("[accuracy]", with: "[{f1: per_class}, {top_k: 2}]")
        + "\n  epochs: 20\n  monitor: f1.10",
      "29:12: error: train.monitor: 'f1.10' is not among the metrics"),
    Mistake(
      28, "  epochs: 20\n  monitor: top_2",
      "29:12: error: train.monitor: 'top_2' is not among the metrics"),
    Mistake(
      28, "  epochs: 20\n  early_stopping: true",
      "29:19: error: train.early_stopping: expected a whole number of at least 1, found 'true'"),
    Mistake(
      28, "  epochs: 20\n  log_every: eep",
      "29:14: error: train.log_every: expected a duration such as 12ep, 5000st or 30%, found 'eep'"
    ),
    Mistake(
      28, "  epochs: 20\n  checkpoint_every: es",
      "29:21: error: train.checkpoint_every: expected a time such as 30s, a duration such as 1ep, "
        + "500st or 10%, or never, found 'es'"),
    Mistake(
      19, "  lr: e", "19:7: error: optimizer.lr: expected a number of at least 0, found 'e'"),
    Mistake(
      19, "  lr: pi", "19:7: error: optimizer.lr: expected a number of at least 0, found 'pi'"),
    Mistake(
      19, "  lr: True", "19:7: error: optimizer.lr: expected a number of at least 0, found 'True'"),
    Mistake(
      19, "  lr: not false",
      "19:7: error: optimizer.lr: expected a number of at least 0, found 'not false'"),
    Mistake(
      19, "  lr: (e)", "19:7: error: optimizer.lr: expected a number of at least 0, found '(e)'"),
    Mistake(
      19, "  lr: 1 < 2",
      "19:7: error: optimizer.lr: expected a number of at least 0, found '1 < 2'"),
    Mistake(
      19, "  lr: +true", "19:7: error: optimizer.lr: expected a number of at least 0, found '+true'"
    ),
    Mistake(
      19, "  lr: (1 < 2)", "19:7: error: optimizer.lr: expected a number, found true or false"),
    Mistake(
      19, "  lr: true if 1 else 2",
      "19:7: error: optimizer.lr: expected a number of at least 0, found 'true if 1 else 2'"),
    Mistake(
      19, "  lr: 1 and true",
      "19:7: error: optimizer.lr: expected a number of at least 0, found '1 and true'"),
    Mistake(19, "  lr: 0.1 if 1 < 2 else 1"), Mistake(19, "  lr: 0.1 * (1 < 2)"),
    Mistake(
      28, "  epochs: 20\n  early_stopping: (true)",
      "29:19: error: train.early_stopping: expected a whole number of at least 1, found '(true)'"),
    Mistake(
      28, "  epochs: 20\n  checkpoint_every: (e)s",
      "29:21: error: train.checkpoint_every: expected a time such as 30s, a duration such as 1ep, "
        + "500st or 10%, or never, found '(e)s'"),
    Mistake(
      28, "  epochs: 20\n  log_every: (1 > 0)ep",
      "29:14: error: train.log_every: expected a duration such as 12ep, 5000st or 30%, found "
        + "'(1 > 0)ep'"),
    Mistake(
      24...26, "  type: list\n  lr: '[true, 0.1]'",
      "25:9: error: scheduler.lr: expected a number, found 'true'"),
    Mistake(
      24...26, "  type: list\n  lr: \"[e, 1]\"",
      "25:9: error: scheduler.lr: expected a number, found 'e'"),
    Mistake(
      24...26, "  type: list\n  lr: concat([0.1], reverse([1, (1 < 2)]))",
      "25:33: error: scheduler.lr: expected a number, found '(1 < 2)'"),
    Mistake(
      24...26, "  type: list\n  lr: full(20, not 0)",
      "25:16: error: scheduler.lr: expected a number, found 'not 0'"),
    Mistake(
      25...26, "  lr: not false",
      "25:7: error: scheduler.lr: expected an expression, found 'not false'"),
    Mistake(25...26, "  lr: (epoch < 5) * 0.5 + 0.5"), Mistake(25...26, "  lr: cos(pi) + 2"),
    Mistake(19, "  lr: pi/100"), Mistake(19, "  lr: 2*pi/100"),
    Mistake(
      25...26, "  lr: [true, 0.9 ** epoch]",
      "25:8: error: scheduler.lr.0: expected an expression, found 'true'"),
    Mistake(
      25...26, "  lr: e", "25:7: error: scheduler.lr: expected an expression, found 'e'"),
    Mistake(
      24...26, "  type: list\n  lr: [0.1, pi]",
      "25:13: error: scheduler.lr.1: expected a number, found 'pi'"),
    Mistake(
      24...26, "  type: multi_step\n  milestones: [e, 4]",
      "25:16: error: scheduler.milestones.0: expected a duration such as 12ep, 5000st or 30%, "
        + "found 'e'"),
    Mistake(
      9, "  normalize: {mean: pi, std: 1}",
      "9:21: error: data.normalize.mean: expected a number within ±3.4e38, found 'pi'"),
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

  @Test func `what is measured in training needs no validation samples`() {
    let text = SampleSpec.text(
      replacing: 28...28,
      with: "  epochs: 20\n  keep_best: true\n  early_stopping: 3\n  monitor: train.accuracy"
    ).replacing("  validation: 0.2\n", with: "")
      .replacing("metrics: [accuracy]", with: "metrics: {train: [accuracy]}")
    #expect(SampleSpec.findings(in: text).map(\.brief) == [])
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
          + "in an epoch are unknown; give 'data', or the run's length in steps"
      ])
  }
}
