/// What a trial of a sweep is for.
package enum TrialPhase: String, Sendable, CaseIterable {
  /// To find the best cells.
  case searched
  /// To measure cells that were found to be the best, on seeds that had no part in that.
  case confirmed
}
