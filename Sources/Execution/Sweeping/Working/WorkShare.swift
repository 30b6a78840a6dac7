/// The trials with which one of several workers begins: those whose numbers leave a remainder.
package struct WorkShare: Sendable, Hashable {
  /// Which of the workers it is, from 0.
  package let index: Int
  /// How many workers there are.
  package let count: Int

  /// Makes a share; nil unless the index is one of so many.
  package init?(index: Int, count: Int) {
    guard count > 0, (0..<count).contains(index) else { return nil }
    (self.index, self.count) = (index, count)
  }

  /// The share that options give, or else what an environment tells of a task of an array; nil where not
  /// both the index and the count are known.
  package init?(index: Int?, of count: Int?, environment: [String: String]) {
    let task = index == nil ? ArrayTask(environment: environment) : nil
    guard let index = index ?? task?.index, let count = count ?? task?.count else { return nil }
    self.init(index: index, count: count)
  }

  /// Whether a trial of a number is among them.
  func contains(_ number: Int) -> Bool { number % count == index }
}
