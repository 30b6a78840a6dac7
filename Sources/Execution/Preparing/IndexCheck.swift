internal import Datasets
internal import Experiments
internal import Networks
internal import Training

/// Validates the samples, as they are after normalization, against the embeddings of a model.
struct IndexCheck {
  /// The model's layers.
  let model: ModelSection
  /// The samples.
  let data: PreparedData
  /// Where mistakes of the spec go.
  let findings: Findings

  /// Reports, at each embedding, the first input that is none of its indices.
  func check() {
    check(model.entries)
  }

  private func check(_ entries: [ModelSection.Entry]) {
    for entry in entries {
      for branch in Branch.allCases { check(entry.branches[branch] ?? []) }
      guard case .embedding(let layer) = entry.layer.layer, let mistake = mistake(for: layer)
      else { continue }
      let span = entry.arguments["num_embeddings"] ?? entry.span
      findings.error(at: span, "\(entry.path): \(mistake)")
    }
  }

  private func mistake(for layer: Embedding) -> String? {
    if let mistake = data.samples.indexMistake(below: layer.count) { return "data: \(mistake)" }
    return data.validation?.samples.indexMistake(below: layer.count).map { "validation: \($0)" }
  }
}
