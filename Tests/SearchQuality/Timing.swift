import Declarations
import Randomness
import Sweeps

/// How long a proposal of `tpe` takes on ten axes.
enum Timing {
  /// Prints `trials,microseconds` a line: the median of forty proposals, one after the other.
  static func run() {
    let axes = (0..<10).map { Axis("x\($0)", .uniform(low: 0, high: 1)) }
    guard let space = try? SearchSpace(axes) else { return }
    let problem = SearchProblem(space: space, seed: 1, direction: .minimize)
    for count in [100, 1_000, 10_000] {
      var search = Search(TPESearch(), problem)
      var stream = RandomStream(seed: 2, purpose: .data)
      for trial in 0..<count {
        let values = axes.map { _ in stream.uniformDouble() }
        search.adopt(Point(values.map { .number($0) }))
        search.record(.done(value(values)), of: trial)
      }
      _ = search.propose()
      search.record(.done(1), of: count)
      let times = (1...40).map { offset in
        let start = ContinuousClock.now
        let point = search.propose()
        let time = ContinuousClock.now - start
        search.record(.done(value(point.values.map { $0?.double ?? 0 })), of: count + offset)
        return Double(time.components.attoseconds) * 1e-12
      }
      print("\(count),\(times.sorted()[20])")
    }
  }

  private static func value(_ x: [Double]) -> Double {
    x.reduce(0) { $0 + ($1 - 0.3) * ($1 - 0.3) }
  }
}
