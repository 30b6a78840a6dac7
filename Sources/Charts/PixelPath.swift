/// A line on a picture, in tenths of a pixel, without the points that nobody could see.
struct PixelPath {
  /// A place on the picture, in tenths of a pixel.
  struct Place: Hashable {
    let x: Int
    let y: Int
  }

  /// The places that the line goes through.
  let places: [Place]

  /// Makes a line; places are left out where the line stays within a tenth of a pixel of them.
  ///
  /// Source: D. Douglas and T. Peucker, "Algorithms for the reduction of the number of points
  /// required to represent a digitized line or its caricature", Cartographica 10, 1973.
  init(through all: [Place]) {
    guard all.count > 2 else {
      places = all
      return
    }
    var isKept = [Bool](repeating: false, count: all.count)
    isKept[0] = true
    isKept[all.count - 1] = true
    var open = [(0, all.count - 1)]
    while let (first, last) = open.popLast() {
      let far = Self.farthest(all, between: first, and: last)
      guard far.distance > 1 else { continue }
      isKept[far.index] = true
      open += [(first, far.index), (far.index, last)]
    }
    places = all.indices.lazy.filter { isKept[$0] }.map { all[$0] }
  }

  /// Makes a line of one after the other.
  init(joining first: PixelPath, _ second: PixelPath) { places = first.places + second.places }

  /// The data of an SVG path.
  var data: String {
    var (text, previous) = ("", nil as Place?)
    for place in places {
      let (x, y) = (SVGMarkup.pixels(tenths: place.x), SVGMarkup.pixels(tenths: place.y))
      switch previous {
      case nil: text += "M\(x) \(y)"
      case let before? where before.y == place.y: text += "H\(x)"
      case let before? where before.x == place.x: text += "V\(y)"
      default: text += "L\(x) \(y)"
      }
      previous = place
    }
    return text
  }

  private static func farthest(
    _ places: [Place], between first: Int, and last: Int
  ) -> (index: Int, distance: Double) {
    var result = (index: first, distance: 0.0)
    for index in first..<last {
      let distance = distance(of: places[index], fromLine: places[first], places[last])
      if distance > result.distance { result = (index, distance) }
    }
    return result
  }

  /// The distance of a place from the line between two others, ends included.
  private static func distance(of place: Place, fromLine start: Place, _ end: Place) -> Double {
    let (dx, dy) = (Double(end.x - start.x), Double(end.y - start.y))
    let (px, py) = (Double(place.x - start.x), Double(place.y - start.y))
    let length = dx * dx + dy * dy
    let share = length > 0 ? min(max((px * dx + py * dy) / length, 0), 1) : 0
    let (x, y) = (px - share * dx, py - share * dy)
    return (x * x + y * y).squareRoot()
  }
}
