import Schedules
import Testing

@testable import Training

@Suite struct ExtentTests {
  static let tables = [EpochTable(4), EpochTable([3, 3, 5, 2])]

  @Test(arguments: tables, [Extent.steps(1), .steps(3), .epochs(1), .epochs(3)])
  func `the first end from somewhere on is the first that ends there`(
    _ table: EpochTable, _ extent: Extent
  ) {
    for steps in 1..<40 {
      let first = (steps...).first { extent.ends(after: $0 - 1, in: table) }
      #expect(extent.firstEnd(from: steps, in: table) == first)
    }
  }
}
