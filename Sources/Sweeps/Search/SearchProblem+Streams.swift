internal import Randomness

extension SearchProblem {
  /// The random numbers of one part of a trial, which no other part's number of draws can shift.
  ///
  /// Parts are the axes by their places, then what a strategy adds after them.
  func stream(_ trial: Int, part: Int) -> RandomStream {
    RandomStream(
      seed: seed, purpose: .search, index: UInt64(part) << 40 | UInt64(trial) & (1 << 40 - 1))
  }

  /// A point whose every axis is drawn by itself.
  func randomPoint(_ trial: Int) -> Point {
    space.point { axis in
      var stream = stream(trial, part: axis)
      return space.scales[axis].value(atQuantile: stream.uniformDouble())
    }
  }
}
