internal import Experiments
internal import JSON
internal import Messages
internal import Results
internal import Training

/// What the weights that a run has kept are worth on some samples.
package struct RunEvaluation: Sendable {
  private let id: String
  private let path: String
  private let samples: Int
  /// Names and values, the loss first.
  private let values: [(name: String, value: Double)]
  /// Suspicions about the samples.
  package let warnings: [Problem]

  /// Measures the run at a path.
  ///
  /// - Throws: `PreparationError` where there is no run with weights, and for samples that cannot be read or
  ///   do not fit its model.
  package init(of path: String, on samples: MeasuredSamples) throws(PreparationError) {
    let run = try MeasuredRun(at: path, samples, needsTargets: true)
    let evaluation: Evaluation
    do {
      evaluation = try Evaluator(
        run.data.set, model: run.model, metrics: run.metrics, batchSize: run.data.batchSize
      ).evaluate()
    } catch { throw PreparationError([Problem(at: run.run.path, "\(error)", .refused)]) }
    (id, self.path, warnings) = (run.run.id, run.run.path, run.warnings)
    self.samples = run.data.set.indices.count
    values =
      [("\(samples.prefix)loss", evaluation.loss)]
      + zip(run.metrics, evaluation.metrics).map { ("\(samples.prefix)\($0.name)", $1) }
  }

  /// One line: what was measured, on how many samples.
  package var line: String {
    let texts = values.map { "\($0.name) \(NumberText.typed($0.value))" }
    return "\(path): \(counted(samples, "sample", isGrouped: true)), "
      + texts.joined(separator: ", ")
  }

  /// The same as a flat object on one line.
  package var json: String {
    let numbers = values.map { ($0.name, $0.value.isFinite ? $0.value.json : .null) }
    return JSONValue.object([("run", id.json), ("samples", samples.json)] + numbers).compactText
  }
}
