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
    checkColumns()
    for entry in model.allEntries {
      guard let indices = entry.layer.layer.indices, let mistake = mistake(of: indices) else {
        continue
      }
      findings.error(
        at: entry.arguments[indices.argument] ?? entry.span, "\(entry.path): \(mistake)")
    }
  }

  private func mistake(of indices: InputIndices) -> String? {
    let sets =
      [("data", data.samples)]
      + [("validation", data.validation), ("test", data.test)].compactMap { name, set in
        // Of those that were drawn all samples are the data's.
        set.flatMap { $0.indices.count < $0.samples.count ? nil : (name, $0.samples) }
      }
    let mistake = sets.lazy.compactMap { name, samples in
      samples.mistake(of: indices).map { "\(name): \($0)" }
    }.first
    guard let mistake else { return nil }
    let limits = sets.map { $0.1.indexLimit(columns: indices.columns) }
    guard let most = limits.compactMap(\.self).max(), !limits.contains(nil), !lacksColumns(indices)
    else { return mistake }
    return "\(mistake); \(indices.argument): \(most) has room for all of them"
  }

  /// Whether a table has another number of columns of indices than a layer takes.
  ///
  /// Numbers of a table without such columns may be indices as they stand; words that are inputs of their own,
  /// each 1 or 0, are none.
  private func lacksColumns(_ indices: InputIndices) -> Bool {
    guard let encoding = data.record.encoding else { return false }
    let taken = indices.columns ?? encoding.features.count
    guard let columns = encoding.indices?.columns else {
      return encoding.isMeasured.prefix(taken).contains(false)
    }
    return columns != taken
  }

  /// Warns where a table has columns of indices that no layer takes for such, or others are taken for them.
  private func checkColumns() {
    guard let encoding = data.record.encoding else { return }
    let count = encoding.indices?.columns ?? 0
    let entries = model.allEntries.filter { $0.layer.layer.indices != nil }
    if entries.isEmpty, count > 0 {
      findings.warning(at: model.span.firstCharacter, "model: \(Message.unusedIndices(count))")
    }
    for entry in entries {
      guard let indices = entry.layer.layer.indices, lacksColumns(indices) else { continue }
      let (features, taken) = (encoding.features, indices.columns ?? encoding.features.count)
      let odd = zip(features, encoding.isMeasured).enumerated().first { place, feature in
        place >= count && (count > 0 || !feature.1)
      }
      let other = taken > count ? odd?.element.0 : nil
      findings.warning(
        at: entry.arguments["columns"] ?? entry.span,
        "\(entry.path): \(Message.otherColumns(taken, count, other))")
    }
  }
}
