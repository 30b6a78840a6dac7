extension Samples {
  /// How many classes the targets are of; nil for other targets.
  package var classCount: Int? {
    guard case .classes(_, let count) = targets else { return nil }
    return count
  }

  /// Lets there be more classes than the samples are of; targets of another form stay.
  package mutating func widenClasses(to count: Int) {
    guard case .classes(let classes, let own) = targets, own < count else { return }
    targets = .classes(classes, classCount: count)
  }
}
