import Foundation
import RangeTests
import TestSupport
import Testing

/// What range tests say, beside what the libraries say that the methods are from.
@Suite struct RangeAnswerTests {
  /// A range test with what `Oracles/range_tests.py` has recorded for it.
  struct Recorded: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let lr: [Double]
    let loss: [Double?]
    let planned: Int
    let suggestions: [String: Double?]
    let raw: [String: Double?]

    var testDescription: String { name }

    func curve() throws -> RangeCurve {
      try RangeCurve(rates: lr, losses: loss.map { $0 ?? .nan }, plannedCount: planned)
    }
  }

  static let recorded: [Recorded] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracles/curves.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([Recorded].self, from: data)) ?? []
  }()

  @Test func `curves were recorded`() { #expect(Self.recorded.count == 13) }

  @Test(arguments: recorded)
  func `each method suggests what its library does`(_ recorded: Recorded) throws {
    for (expected, isRaw) in [(recorded.suggestions, false), (recorded.raw, true)] {
      let answer = RangeAnswer(try recorded.curve(), isRaw: isRaw)
      for suggestion in answer.suggestions where suggestion.method != RangeMethod.smith.name {
        let value = try? suggestion.rate.get()
        let wanted = try #require(expected[suggestion.method])
        // The rates are those of the curve; a tenth of one may differ in the last place.
        #expect(
          value == wanted || abs((value ?? 0) / (wanted ?? .nan) - 1) < 1e-12,
          "\(suggestion.method), raw \(isRaw): \(value ?? .nan), not \(wanted ?? .nan)")
      }
    }
  }

  /// The cases of fastai's valley that its formula hides.
  private static let valleys: [([Double], Int)] = [
    ([3, 2.9, 2.5, 2.6, 2, 1.5, 1.2, 1.3, 5], 3), ([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 3),
    ([1, 2, 3], 0), ([2, 2, 2], 0), ([2, 1], 1), ([1], 0),
  ]

  @Test(arguments: valleys)
  func `the valley is fastai's, at its edges too`(_ losses: [Double], _ index: Int) throws {
    let rates = losses.indices.map { Double($0 + 1) }
    #expect(
      try RangeMethod.valley.rate(in: RangePoints(rates: rates, losses: losses)) == rates[index])
  }

  @Test func `where the slope is even, the slide is the last rate but fifteen`() throws {
    let rates = (1...20).map(Double.init)
    let points = RangePoints(rates: rates, losses: rates.map { 3 - $0 / 100 })
    #expect(try RangeMethod.slide.rate(in: points) == rates[rates.count - 16])
    let few = RangePoints(rates: Array(rates.prefix(15)), losses: Array(rates.prefix(15)))
    #expect(throws: NoSuggestion.self) { try RangeMethod.slide.rate(in: few) }
  }

  /// Losses, and the first and the last index with one below all before it.
  private static let falls: [([Double], ClosedRange<Int>?)] = [
    ([5, 4, 4, 3, 6, 2, 7], 1...5), ([1, 2, 3], nil), ([3, 3, 2], 2...2), ([4], nil),
    ([.nan, 3, .nan, 2, .infinity], 1...3), ([2, .nan, 1], 2...2),
  ]

  @Test(arguments: falls)
  func `a loss falls from its first to its last new low`(
    _ losses: [Double], _ part: ClosedRange<Int>?
  ) throws {
    let rates = losses.indices.map { pow(2, Double($0)) }
    let curve = try RangeCurve(rates: rates, losses: losses)
    #expect(curve.fallingPart == part.map { rates[$0.lowerBound]...rates[$0.upperBound] })
  }

  @Test func `too few points are told`() throws {
    let curve = try RangeCurve(rates: [0.1, 0.2], losses: [1, 1])
    let answer = RangeAnswer(curve)
    #expect(answer.recommended == nil && answer.agreement == nil)
    for suggestion in answer.suggestions {
      #expect(throws: NoSuggestion.self) { try suggestion.rate.get() }
    }
  }

  @Test func `the recommended rate is the median of three, and its tenth`() throws {
    // Valley, minimum and steep of the recorded smooth test.
    let recorded = try #require(Self.recorded.first)
    let answer = RangeAnswer(try recorded.curve())
    let recommended = try #require(answer.recommended)
    let logs = ["valley", "minimum", "steep"].compactMap { recorded.suggestions[$0] ?? nil }
      .map { log10($0) }.sorted()
    #expect(abs(log10(recommended.upperBound) - logs[1]) < 1e-12)
    #expect(abs(recommended.upperBound / recommended.lowerBound - 10) < 1e-12)
    #expect(abs(try #require(answer.agreement) - (logs[2] - logs[0])) < 1e-12)
  }

  @Test func `of several tests the median is read, and each by itself`() throws {
    let recorded = try #require(Self.recorded.first)
    let curve = try recorded.curve()
    let scaled = try [0.5, 1, 4].map {
      factor in
      try RangeCurve(rates: curve.rates, losses: curve.losses.map { $0 * factor })
    }
    let median = try RangeCurve.median(of: scaled)
    for (loss, expected) in zip(median.losses, curve.losses) {
      #expect(abs(loss / expected - 1) < 1e-12)
    }
    let two = try RangeCurve.median(of: [scaled[0], scaled[2]])
    // The median of two is the mean of their logarithms: √(0.5 · 4).
    for (loss, expected) in zip(two.losses, curve.losses) {
      #expect(abs(loss / expected / 2.0.squareRoot() - 1) < 1e-12)
    }
    let answer = try RangeAnswer(scaled)
    #expect(answer.suggestions.map(\.single.count) == [3, 3, 3, 3, 3, 3, 0])
    #expect(answer.suggestions[0].spread == 0 && answer.suggestions[6].spread == nil)
    let other = try RangeCurve(rates: curve.rates.map { $0 * 2 }, losses: curve.losses)
    #expect(throws: RangeError.self) { try RangeAnswer([curve, other]) }
  }

  @Test func `accuracy that rises and falls has a foot and a height`() throws {
    let rates = (1...10).map(Double.init)
    let accuracies = [0.1, 0.1, 0.1, 0.1, 0.3, 0.6, 0.9, 0.9, 0.5, 0.2]
    let curve = try RangeCurve(rates: rates, losses: rates, accuracies: accuracies)
    // Medians of three: .1 .1 .1 .1 .3 .6 .9 .9 .5 .2, but for the ends.
    #expect(try RangeMethod.accuracyRange(in: RangePoints(curve)) == 4...7)
    let flat = try RangeCurve(rates: rates, losses: rates, accuracies: rates.map { _ in 0.5 })
    #expect(throws: NoSuggestion.self) { try RangeMethod.smith.rate(in: RangePoints(flat)) }
  }

  @Test func `the longest valley is found as by comparing all pairs`() throws {
    for seed in 0..<200 {
      let losses = (0..<40).map { index -> Double in
        let mixed = UInt64(seed &* 977 &+ index &* 131) &* 0x9E37_79B9_7F4A_7C15
        let number = Double(mixed >> 60)
        return number == 15 ? .nan : number
      }
      // fastai's own loops.
      var (lengths, start, end) = ([Int](repeating: 1, count: 40), 0, 0)
      for index in 1..<40 {
        for earlier in 0..<index {
          if losses[index] < losses[earlier], lengths[index] < lengths[earlier] + 1 {
            lengths[index] = lengths[earlier] + 1
          }
          if lengths[end] < lengths[index] { (start, end) = (index - lengths[index], index) }
        }
      }
      let width = Double(end - start) / 3
      let index = start + Int(width) + Int(width / 2)
      let rates = (1...40).map(Double.init)
      let rate = try RangeMethod.valley.rate(in: RangePoints(rates: rates, losses: losses))
      #expect(rate == rates[index < 0 ? index + 40 : index])
    }
  }

  @Test func `accuracy is trimmed with the losses`() throws {
    let rates = (1...60).map(Double.init)
    let curve = try RangeCurve(rates: rates, losses: rates.map { 1 / $0 }, accuracies: rates)
    let points = RangeLibrary.fastai.points(of: curve)
    #expect(points.accuracies == points.rates && points.rates.count == 49)
    // The medians at the last two points are those of the last but one.
    #expect(try RangeMethod.smith.rate(in: points) == points.rates[points.rates.count - 2])
  }

  @Test func `rates increase from above 0`() {
    for rates in [[0, 1], [1, 1], [2, 1], [1, .infinity], [-1, 1]] {
      #expect(throws: RangeError.self) { try RangeCurve(rates: rates, losses: [1, 1]) }
    }
  }
}
