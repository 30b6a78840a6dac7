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
      guard let indices = entry.layer.layer.indices, let mistake = mistake(of: indices) else {
        continue
      }
      findings.error(
        at: entry.arguments[indices.argument] ?? entry.span, "\(entry.path): \(mistake)")
    }
  }

  private func mistake(of indices: InputIndices) -> String? {
    if let mistake = data.samples.mistake(of: indices) { return "data: \(mistake)" }
    return data.validation?.samples.mistake(of: indices).map { "validation: \($0)" }
  }
}
