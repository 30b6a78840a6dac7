import Testing

@testable import Messages

@Suite struct SparklineTests {
  private func text(_ numbers: [Double]) -> String {
    var line = Sparkline()
    for number in numbers { line.append(number) }
    return line.text
  }

  @Test(
    arguments: [
      ([], ""), ([3], "▁"), ([5, 5], "▁▁"), ([1, 10, 100], "▁▅█"),
      ([-1, 0, 1], "▁▅█"), ([1, .nan, 2, .infinity], "▁×█×"), ([.nan], "×"),
    ] as [([Double], String)])
  func `bars go from the least to the greatest`(_ numbers: [Double], _ bars: String) {
    #expect(text(numbers) == bars)
  }

  @Test func `sixteen bars become eight, each of as many numbers`() {
    // Powers of two are even steps; the means of pairs are so too.
    let numbers = (0..<16).map { Double(1 << $0) }
    #expect(text(Array(numbers.prefix(15))).count == 15)
    #expect(text(numbers) == "▁▂▃▄▅▆▇█")
    #expect(text(numbers + [1]) == text(numbers), "the next bar is the mean of two")
    #expect(text(numbers + [1, 1]).count == 9)
    #expect(text((0..<100_000).map(Double.init)).count <= 16)
  }
}
