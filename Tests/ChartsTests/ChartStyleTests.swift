import Testing

@testable import Charts

@Suite struct ChartStyleTests {
  /// Okabe and Ito's palette without yellow, which white swallows.
  @Test func `colours are those that a colour-blind person can tell apart`() {
    #expect(
      (0..<7).map { ChartStyle($0).colour } == [
        "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000",
      ])
  }

  @Test func `no two of many groups look the same, nor neighbours without colours`() {
    let looks = (0..<28).map { "\(ChartStyle($0).colour) \(ChartStyle($0).dashes)" }
    #expect(Set(looks).count == 28)
    for index in 0..<28 { #expect(ChartStyle(index).dashes != ChartStyle(index + 1).dashes) }
    #expect(Set((0..<7).map { ChartStyle($0).letter }).count == 7)
  }
}
