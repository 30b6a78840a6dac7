import Experiments
import Testing
import Training

/// `metrics:` as a list, and as a mapping that says what is measured on what.
@Suite struct MetricsSectionTests {
  static let mistakes: [Mistake] = [
    Mistake(16, "metrics: {validation: [accuracy], train: [accuracy], groups: [gradient_norm]}"),
    Mistake(16, "metrics: {}"), Mistake(16, "metrics: {train: []}"),
    Mistake(
      16, "metrics: {trian: [accuracy]}",
      "16:11: error: unknown key 'trian' in metrics; did you mean 'train'?"),
    Mistake(
      16, "metrics: {train: [acuracy]}",
      "16:19: error: unknown metric 'acuracy'; did you mean 'accuracy'?"),
    Mistake(
      16, "metrics: {train: [accuracy, accuracy]}",
      "16:29: error: metrics.train.1: 'accuracy' is listed twice"),
    Mistake(
      16, "metrics: {train: [mae]}",
      "16:19: error: metrics.train.0: mae needs values as targets, but the data has 10 classes"),
    Mistake(
      16, "metrics: {train: accuracy}",
      "16:18: error: metrics.train: expected a list of metrics, found 'accuracy'"),
    Mistake(
      16, "metrics: {train: null}",
      "16:18: error: metrics.train: expected a list of metrics, found nothing"),
    Mistake(
      16, "metrics: {groups: [gradient_nrom]}",
      "16:20: error: unknown group measure 'gradient_nrom'; did you mean 'gradient_norm'?"),
    Mistake(
      16, "metrics: {groups: {gradient_norm: true}}",
      "16:19: error: metrics.groups: expected a list of group measures, found a mapping"),
    Mistake(16, "metrics: [{top_k: 5}, {top_k: {k: 2}}, f1, {f1: micro}, {f1: per_class}]"),
    Mistake(16, "metrics: [{f1: null}, {accuracy: {}}, {recall: {average: weighted}}]"),
    Mistake(16, "metrics: [top_k]", "16:11: error: missing key 'k' in metrics.0.top_k"),
    Mistake(
      16, "metrics: [{top_k: 10}]",
      "16:11: error: metrics.0: top_10 is always 1 for a model of 10 outputs; k must be below that"),
    Mistake(
      16, "metrics: [{top_k: 0}]",
      "16:19: error: metrics.0.top_k.k: expected a whole number from 1 to 1000000, found '0'"),
    Mistake(
      16, "metrics: [{f1: macros}]",
      "16:16: error: unknown average 'macros'; did you mean 'macro'?"),
    Mistake(16, "metrics: [f1, {f1: macro}]", "16:15: error: metrics.1: 'f1' is listed twice"),
    Mistake(
      16, "metrics: [f1_micro]",
      "16:11: error: metrics.0: 'f1_micro' is a column of the metric 'f1', to be named with its "
        + "argument"),
    Mistake(
      16, "metrics: {train: [confusion_matrix]}",
      "16:19: error: metrics.train.0: confusion_matrix is counted at the end of a run, on validation "
        + "samples; list it under 'validation'"),
    Mistake(
      16, "metrics: [accuracy, {mse: {}}]",
      "16:21: error: metrics.1: mse needs values as targets, but the data has 10 classes"),
  ]

  @Test(arguments: mistakes)
  func `a mapping is checked like the list`(_ item: Mistake) {
    let text = SampleSpec.text(replacing: item.lines, with: item.replacement)
    #expect(SampleSpec.findings(in: text).map(\.brief) == item.findings)
  }

  @Test func `each list of the mapping goes where it belongs`() throws {
    let text = SampleSpec.text(
      replacing: 16...16, with: "metrics: {train: [accuracy], groups: [update_norm]}")
    let reader = SpecReader(for: .training)
    let (spec, context) = reader.read(Array(text.utf8), name: "spec.yaml")
    let experiment = try #require(
      spec?.experiment(SampleSpec.facts, findings: context.findings))
    #expect(experiment.metrics.isEmpty)
    #expect(experiment.trainMetrics.map(\.name) == ["accuracy"])
    #expect(experiment.groupMeasures.map(\.name) == ["update_norm"])
  }

  @Test func `a metric of each class has a column a class, and a table none`() throws {
    let text = SampleSpec.text(
      replacing: 16...16, with: "metrics: [{f1: per_class}, confusion_matrix, {top_k: 3}]")
    let (spec, context) = SpecReader(for: .training).read(Array(text.utf8), name: "spec.yaml")
    let experiment = try #require(
      spec?.experiment(SampleSpec.facts, findings: context.findings))
    #expect(experiment.metrics.map(\.name) == (0..<10).map { "f1.\($0)" } + ["top_3"])
    #expect(experiment.hasConfusion)
  }
}
