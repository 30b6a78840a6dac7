/// What of samples is needed.
enum SampleNeed: Equatable {
  /// What is known of them, for which they are read if it is not known from before.
  case facts
  /// That their inputs are indices of so many things, or else which is none.
  case indices(below: Int)
  /// Their numbers.
  case numbers
  /// What is known of them from before: no file is read.
  case onlyKnown
}
