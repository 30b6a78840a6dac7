import Schedules
import Testing

/// The first values of a policy as its documentation or a table gives them.
struct FamilyExample: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let policy: any Policy
  let values: [Double]
  var joins: [Int] = []
  var length: Int?
  var knob = Knob.learningRate

  /// The examples of all families.
  static func all() throws -> [FamilyExample] {
    try FamilyTests.examples() + FurtherFamilyTests.decays() + FurtherFamilyTests.lines()
      + FurtherFamilyTests.cycles() + CompositeTests.examples()
  }
}
