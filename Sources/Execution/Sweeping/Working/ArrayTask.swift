/// Which task of an array this process is, as the variables of a system for batch jobs tell.
package struct ArrayTask: Sendable, Hashable {
  /// Its place among the tasks, from 0.
  package let index: Int
  /// How many tasks there are; nil where the system does not tell, or they do not follow one another.
  package let count: Int?
  /// The variable that tells the place.
  let name: String
  /// What it says.
  let value: String
  /// The variable of the count, where that is missing.
  let lacking: String?

  /// What is wrong with a variable.
  package struct Mistake: Error, Equatable {
    /// What is wrong, in one sentence.
    package let message: String
  }

  /// Looks at an environment; nil where it is that of no task of an array.
  ///
  /// - Throws: ``Mistake`` for variables that make no sense, one by one or together.
  package init?(environment: [String: String]) throws(Mistake) {
    for variables in ArrayVariables.systems {
      guard let task = try Self.task(of: variables, environment) else { continue }
      self = task
      return
    }
    return nil
  }

  private init(
    _ system: ArrayVariables, _ value: String, index: Int, count: Int?, lacking: String? = nil
  ) {
    (self.index, self.count, self.lacking) = (index, count, lacking)
    (name, self.value) = (system.index, value)
  }

  private static func task(
    of system: ArrayVariables, _ environment: [String: String]
  ) throws(Mistake) -> ArrayTask? {
    let value = system.value(of: system.index, environment)
    guard let value, let index = try number(system.index, in: system, environment) else {
      if let end = system.end?.name, let count = system.value(of: end, environment) {
        throw Mistake(message: Message.loneVariable(end, count, without: system.index))
      }
      return nil
    }
    let first = try system.first.number { name throws(Mistake) in
      try number(name, in: system, environment)
    }
    let step = try number(system.step, in: system, environment) ?? 1
    guard step > 0 else {
      throw mistake(system.step ?? "", "\(step)", "expected a whole number from 1 on")
    }
    let (distance, isBeyond) = index.subtractingReportingOverflow(first)
    guard !isBeyond, distance >= 0 else {
      throw mistake(system.index, value, "expected a whole number from \(first) on")
    }
    if let last = try number(system.last, in: system, environment), last < index {
      throw mistake(system.last ?? "", "\(last)", "expected a whole number from \(index) on")
    }
    let place = distance / step
    let count = try count(of: system, first: first, step: step, environment)
    if let count, place >= count {
      // Of an array of single numbers, such as 1,5,9, the place among them is not known.
      let last = try number(system.last, in: system, environment)
      guard let last, index <= last else {
        throw Mistake(message: Message.beyondCount(system.index, value, place, count))
      }
      return ArrayTask(system, value, index: place, count: nil)
    }
    return ArrayTask(
      system, value, index: place, count: count, lacking: count == nil ? system.end?.name : nil)
  }

  /// How many tasks there are; nil where the system does not tell, or the variable is missing.
  private static func count(
    of system: ArrayVariables, first: Int, step: Int, _ environment: [String: String]
  ) throws(Mistake) -> Int? {
    guard let end = system.end, let number = try number(end.name, in: system, environment) else {
      return nil
    }
    switch end {
    case .count(let name):
      guard number > 0 else {
        throw mistake(name, "\(number)", "expected a whole number from 1 on")
      }
      return number
    case .last(let name):
      let (distance, isBeyond) = number.subtractingReportingOverflow(first)
      guard !isBeyond, distance >= 0 else {
        throw mistake(name, "\(number)", "expected a whole number from \(first) on")
      }
      let (count, overflows) = (distance / step).addingReportingOverflow(1)
      return overflows ? nil : count
    }
  }

  /// The number in a variable; nil where it is absent.
  private static func number(
    _ name: String?, in system: ArrayVariables, _ environment: [String: String]
  ) throws(Mistake) -> Int? {
    guard let name, let value = system.value(of: name, environment) else { return nil }
    guard let number = Int(value) else { throw mistake(name, value, "expected a whole number") }
    return number
  }

  private static func mistake(_ name: String, _ value: String, _ text: String) -> Mistake {
    Mistake(message: Message.variable(name, value) + ": " + text)
  }
}
