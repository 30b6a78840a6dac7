internal import JSON
internal import Messages
internal import Results
internal import Sweeps

/// The decisions of a sweep's journals, made once more from the reports that these hold.
package struct JournalAudit {
  /// The most decisions that are told of one by one.
  private static let most = 20

  /// How many decisions there are.
  package let count: Int

  /// Reads the journals of a sweep in a folder of all results, and makes each decision once more.
  ///
  /// - Throws: `PreparationError` with the decisions that come to something else, by their trials, or
  ///   because there is nothing to read.
  package init(_ sweep: PreparedSweep, file: String, in root: String) throws(PreparationError) {
    guard let plan = sweep.pruning else { throw Self.lacking("sweep.pruner", file) }
    let folder = SweepFolder(root: root, name: sweep.name, id: sweep.id)
    let contents = JournalContents(in: folder)
    guard !contents.records.isEmpty || !contents.reports.isEmpty else {
      throw PreparationError([Problem(at: folder.path, Message.noJournal, .missingInput)])
    }
    let decisions = contents.decisions.keys.sorted().flatMap { contents.decisions[$0] ?? [] }
    let audit = PruningAudit(
      plan.pruner, plan.measure.direction, plan.order,
      reports: contents.reports.values.flatMap(\.self), decisions: decisions)
    count = decisions.count
    let others = decisions.compactMap { Self.problem($0, audit.remade($0), file) }
    guard others.isEmpty else { throw PreparationError(Self.shortened(others, file)) }
  }

  /// That a spec without a sweep has no journals.
  package static func lacksSweep(_ file: String) -> PreparationError { lacking("sweep", file) }

  private static func lacking(_ key: String, _ file: String) -> PreparationError {
    PreparationError([Problem(at: file, Message.noDecisions(lacking: key), .invalidData)])
  }

  private static func problem(
    _ made: PruningDecision, _ found: PruningDecision?, _ file: String
  ) -> Problem? {
    guard found != made else { return nil }
    let text = Message.otherDecision(made.json.compactText, found?.json.compactText)
    return Problem(at: file, text, .different)
  }

  private static func shortened(_ problems: [Problem], _ file: String) -> [Problem] {
    guard problems.count > most else { return problems }
    let text = Message.moreDecisions(problems.count - most)
    return problems.prefix(most) + [Problem(at: file, text, .different)]
  }
}
