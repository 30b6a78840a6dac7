import Foundation
import JSON
import Schedules
import Testing

@testable import Training

/// When a range test has seen enough.
@Suite struct RangeWatchTests {
  /// Σ (1 − β) β^(k−i) L_i / (1 − β^k), added up anew for each k.
  private func averages(_ losses: [Double]) -> [Double] {
    losses.indices.map { last in
      let sum = (0...last).map { 0.02 * pow(0.98, Double(last - $0)) * losses[$0] }.reduce(0, +)
      return sum / (1 - pow(0.98, Double(last + 1)))
    }
  }

  @Test(arguments: [1.5, 4, 20])
  func `a test ends with the first average above so many times the least`(_ factor: Double) throws {
    let losses = (0..<200).map { (step: Int) -> Double in
      let time = Double(step)
      return 2 - 0.01 * time + exp(0.2 * (time - 120))
    }
    let averages = averages(losses)
    let expected = try #require(
      averages.indices.first { averages[$0] > factor * (averages[...$0].min() ?? 0) })
    var watch = RangeWatch(RangeStop(factor: factor))
    let ended = losses.indices.first { watch.note(losses[$0]) }
    #expect(ended == expected && expected > 10 && expected < 199)
    #expect(abs(watch.state.average / averages[expected] - 1) < 1e-12)
  }

  @Test func `a test that is saved goes on as it was`() throws {
    let losses = (0..<60).map { (step: Int) -> Double in 1 + exp(0.3 * Double(step - 40)) }
    var whole = RangeWatch(RangeStop(factor: 4))
    let ended = losses.firstIndex { whole.note($0) }
    var first = RangeWatch(RangeStop(factor: 4))
    for loss in losses[..<30] {
      let isEnd = first.note(loss)
      #expect(!isEnd)
    }
    var second = RangeWatch(RangeStop(factor: 4))
    second.state = try RangeWatch.State(json: JSONValue(parsing: first.state.json.compactText.utf8))
    #expect(losses[30...].firstIndex { second.note($0) } == ended && ended != nil)
  }

  @Test func `losses that are equal, or below 0, end nothing`() {
    let equal = [Double](repeating: 0.5, count: 50)
    let negative = (0..<50).map { (step: Int) -> Double in -1 + 0.01 * Double(step) }
    let growing = (0..<50).map { (step: Int) -> Double in exp(Double(step)) }
    for (losses, factor) in [(equal, 1), (negative, 1), (growing, .infinity)] {
      var watch = RangeWatch(RangeStop(factor: factor))
      let ended = losses.firstIndex { watch.note($0) }
      #expect(ended == nil)
    }
  }
}
