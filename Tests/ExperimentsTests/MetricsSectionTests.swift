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
}
