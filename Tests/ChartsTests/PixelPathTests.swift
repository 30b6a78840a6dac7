import TestSupport
import Testing

@testable import Charts

@Suite struct PixelPathTests {
  private func places(_ pairs: [(Int, Int)]) -> [PixelPath.Place] {
    pairs.map { PixelPath.Place(x: $0.0, y: $0.1) }
  }

  @Test func `a straight line has two ends, corners and spikes stay`() {
    let line = PixelPath(through: places((0...100).map { ($0 * 10, $0 * 5) }))
    #expect(line.data == "M0 0L100 50")
    let step = PixelPath(through: places([(0, 0), (50, 0), (100, 0), (100, 75), (205, 75)]))
    #expect(step.data == "M0 0H10V7.5H20.5")
    let spike = PixelPath(through: places([(0, 0), (50, 0), (51, -40), (52, 0), (100, 0)]))
    #expect(spike.data == "M0 0H5L5.1 -4L5.2 0H10")
    #expect(PixelPath(through: places([(7, 3)])).data == "M0.7 0.3")
    #expect(PixelPath(through: []).data.isEmpty)
    // Back to where it came from: the far end is a corner.
    #expect(PixelPath(through: places([(0, 0), (0, 80), (0, 0)])).data == "M0 0V8V0")
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `what is left out lies within a tenth of a pixel of what is drawn`(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    var y = 0
    let all = (0..<400).map { x in
      y += Int.random(in: -2...2, using: &random)
      return PixelPath.Place(x: 3 * x, y: y)
    }
    let kept = PixelPath(through: all).places
    #expect(kept.count < all.count)
    var worst = 0.0
    for place in all {
      let next = kept.firstIndex { $0.x >= place.x } ?? 0
      guard kept[next].x > place.x, next > 0 else { continue }
      let (a, b) = (kept[next - 1], kept[next])
      let share = Double(place.x - a.x) / Double(b.x - a.x)
      let slope = Double(b.y - a.y) / Double(b.x - a.x)
      // The distance to a line is that along y times the cosine of its slope.
      let along = abs(Double(a.y) + share * Double(b.y - a.y) - Double(place.y))
      worst = max(worst, along / (1 + slope * slope).squareRoot())
    }
    #expect(worst <= 1 + 1e-9)
  }

  @Test(arguments: [(0, "0"), (5, "0.5"), (-5, "-0.5"), (120, "12"), (-123, "-12.3")])
  func `tenths are written without zeros`(_ tenths: Int, _ text: String) {
    #expect(SVGMarkup.pixels(tenths: tenths) == text)
  }
}
