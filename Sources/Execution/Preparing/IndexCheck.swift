internal import Datasets
internal import Experiments
internal import Networks
internal import Training

/// Checks that the samples, as they are after normalisation, are indices where a model takes such.
struct IndexCheck {
  /// The model's layers.
  let model: ModelSection
  /// The samples.
  let data: PreparedData
  /// Where mistakes of the spec go.
  let findings: Findings

  /// Reports, at each layer that takes indices, the first input that is none.
  func check() {
    for entry in model.allEntries {
      guard let (argument, count) = entry.layer.layer.indexCount,
        let mistake = mistake(below: count)
      else { continue }
      findings.error(
        at: entry.arguments[argument] ?? entry.span, "\(entry.path): \(mistake)")
    }
  }

  private func mistake(below count: Int) -> String? {
    if let mistake = data.samples.indexMistake(below: count) { return "data: \(mistake)" }
    return data.validation?.samples.indexMistake(below: count).map { "validation: \($0)" }
  }
}
