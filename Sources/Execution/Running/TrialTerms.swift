internal import Provenance
internal import Results

/// How a trial of a sweep is run, where that is not as a run by itself is.
struct TrialTerms {
  /// The threads of a trial whose spec does not say.
  static let threads = 1

  /// The trials that it comes onto the disk with; nil for one that is there when it has ended.
  ///
  /// Nobody waits who could mend what is found of a trial of a group, which begins anew where that is
  /// damaged.
  let group: RunGroup?
  /// The runs that are in packs; nil to look at them anew.
  let packs: RunPacks?
  /// Whether its weights are kept, whatever the spec says of trials.
  let keepsWeights: Bool
  /// The question to git, which is asked once for all trials.
  let query: RevisionQuery
}
