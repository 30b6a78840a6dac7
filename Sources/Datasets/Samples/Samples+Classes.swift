extension Samples {
  /// How many classes the targets are of; nil for other targets.
  package var classCount: Int? {
    guard case .classes(_, let count) = targets else { return nil }
    return count
  }

  /// The first sample whose class is not among so many; nil where there is none.
  package func firstSample(notBelow count: Int) -> (index: Int, class: Int)? {
    guard case .classes(let classes, _) = targets else { return nil }
    return classes.firstIndex { $0 >= count }.map { ($0, Int(classes[$0])) }
  }

  /// Lets there be more classes than the samples are of; targets of another form stay.
  package mutating func widenClasses(to count: Int) {
    guard case .classes(let classes, let own) = targets, own < count else { return }
    targets = .classes(classes, classCount: count)
  }
}
