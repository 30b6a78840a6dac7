internal import Randomness

/// The worse trials' mixture on axes that are always active together.
///
/// It is kept from proposal to proposal, because few trials join or leave it between two.
struct ParzenGroup: Sendable {
  // So many changes at once are quicker made anew.
  private static let changeLimit = 32
  private let space: SearchSpace
  /// The axes that have more than one value.
  let axes: [Int]
  private var above: ParzenMixture
  private var coordinates: [[Double]?] = []
  private var below: Set<Int> = []

  init(_ space: SearchSpace, _ axes: [Int]) {
    self.space = space
    self.axes = axes.filter { space.scales[$0].onlyValue == nil }
    above = ParzenMixture(self.axes.map { space.scales[$0] })
  }

  private var scales: [AxisScale] { axes.map { space.scales[$0] } }

  private func coordinates(of point: Point) -> [Double]? {
    var coordinates: [Double] = []
    for axis in axes {
      guard let value = point.values[axis] else { return nil }
      coordinates.append(space.scales[axis].coordinate(of: value))
    }
    return coordinates
  }

  /// Takes the trials so far, of which some are the better ones.
  mutating func update(_ points: [Point], below: Set<Int>) {
    let known = coordinates.count
    for point in points[known...] {
      coordinates.append(coordinates(of: point))
      above.append(coordinates[coordinates.count - 1] ?? scales.map(\.low))
    }
    let changes = self.below.symmetricDifference(below).union(known..<points.count)
    self.below = below
    let members = points.indices.lazy.filter { [coordinates] in
      coordinates[$0] != nil && !below.contains($0)
    }
    if changes.count > Self.changeLimit { return above.setMembers(Array(members)) }
    for slot in changes.sorted() where coordinates[slot] != nil {
      above.setMember(slot, !below.contains(slot))
    }
  }

  /// The coordinates, of some drawn from the better trials' mixture, that are likeliest there beside
  /// the others' mixture.
  func propose(candidates: Int, _ stream: inout RandomStream) -> [Double] {
    let better = ParzenMixture(scales, below.sorted().compactMap { coordinates[$0] })
    let points = better.samples(candidates, &stream)
    let (good, bad) = (better.logDensities(at: points), above.logDensities(at: points))
    var best = 0
    for place in points.indices where good[place] - bad[place] > good[best] - bad[best] {
      best = place
    }
    return points[best]
  }
}
