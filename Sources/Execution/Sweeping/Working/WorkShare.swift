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

  /// The share that options give, or else what an environment tells of a task of an array; nil where
  /// nothing tells the index, or a system that never tells how many tasks there are.
  ///
  /// - Throws: `ArrayTask.Mistake` for a count without an index, variables that make no sense, and an
  ///   index that is none of so many.
  package init?(
    index: Int?, of count: Int?, environment: [String: String]
  ) throws(ArrayTask.Mistake) {
    if let index {
      guard let count else { throw ArrayTask.Mistake(message: Message.indexWithoutCount) }
      guard let share = WorkShare(index: index, count: count) else {
        throw ArrayTask.Mistake(message: Message.indexBeyondCount(count))
      }
      self = share
      return
    }
    guard let task = try ArrayTask(environment: environment) else {
      if count != nil { throw ArrayTask.Mistake(message: Message.countWithoutIndex) }
      return nil
    }
    if let lacking = task.lacking, count == nil {
      let text = Message.loneVariable(task.name, task.value, without: lacking)
      throw ArrayTask.Mistake(message: text)
    }
    guard let count = count ?? task.count else { return nil }
    guard let share = WorkShare(index: task.index, count: count) else {
      throw ArrayTask.Mistake(
        message: Message.beyondCount(task.name, task.value, task.index, count))
    }
    self = share
  }

  /// Whether a trial of a number is among them.
  func contains(_ number: Int) -> Bool { number % count == index }
}
