import Testing

@testable import Charts

@Suite struct LabelSpreadTests {
  @Test(arguments: [
    ([10.0, 50], [10.0, 50]), ([10, 10], [10, 24]), ([50, 10, 12], [50, 10, 24]),
    ([100, 100], [86, 100]), ([-5, 200], [0, 100]), ([], []),
    ([99, 98, 97], [100, 86, 72]),
  ])
  func `labels that would cover each other move apart`(_ wanted: [Double], _ places: [Double]) {
    #expect(LabelSpread.places(wanted, gap: 14, within: 0...100) == places)
  }
}
