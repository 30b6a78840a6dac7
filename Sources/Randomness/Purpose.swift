/// What a stream of random numbers is for; streams of different purposes never share a draw.
///
/// The raw values are part of every result: they must not change.
public enum Purpose: UInt32, Sendable, CaseIterable {
  /// Values of parameters before the first step; the index is the parameter's.
  case initialization = 1
  /// The order of samples; the index is the epoch.
  case order = 2
  /// Masks of dropout layers; the index joins layer and step.
  case dropout = 3
  /// Random changes to samples; the index joins epoch and sample.
  case augmentation = 4
  /// Synthetic data; the index is the field's.
  case data = 5
  /// Which samples are held out for validation.
  case split = 6
  /// Where the trials of a search are; the index joins a part of the search and the trial.
  case search = 7
  /// Patterns of signs of a permutation test; the index is that of 32 signs.
  case statistics = 8
}
