extension TextCanvas {
  /// Draws a curve from place to place, with the dashes of its style where dots are fine enough.
  ///
  /// Source: J. Bresenham, "Algorithm for computer control of a digital plotter", 1965.
  mutating func draw(_ places: [(x: Int, y: Int)], style: Int) {
    guard let first = places.first else { return }
    let dashes = hasFineDots ? ChartStyle(style).dashes : []
    let period = dashes.reduce(0, +)
    var done = 0
    func isInk() -> Bool {
      guard period > 0 else { return true }
      var rest = done % period
      for (index, length) in dashes.enumerated() {
        if rest < length { return index % 2 == 0 }
        rest -= length
      }
      return true
    }
    set(x: first.x, y: first.y, style: style)
    for (start, end) in zip(places, places.dropFirst()) {
      for place in Self.line(from: start, to: end) {
        done += 1
        if isInk() { set(x: place.x, y: place.y, style: style) }
      }
    }
  }

  /// The places of a straight line, without the first.
  private static func line(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int)
  ) -> [(x: Int, y: Int)] {
    let (dx, dy) = (abs(end.x - start.x), abs(end.y - start.y))
    let (right, down) = (start.x < end.x ? 1 : -1, start.y < end.y ? 1 : -1)
    var (x, y, error) = (start.x, start.y, dx - dy)
    var places: [(x: Int, y: Int)] = []
    while x != end.x || y != end.y {
      let twice = 2 * error
      if twice > -dy {
        error -= dy
        x += right
      }
      if twice < dx {
        error += dx
        y += down
      }
      places.append((x, y))
    }
    return places
  }
}
