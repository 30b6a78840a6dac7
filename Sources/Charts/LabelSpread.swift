/// Places for labels that would cover each other where they belong.
enum LabelSpread {
  /// Places in the order of the wanted ones, at least a gap apart, as near as may be to them.
  ///
  /// They stay within the bounds unless there are too many for that.
  static func places(
    _ wanted: [Double], gap: Double, within bounds: ClosedRange<Double>
  ) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var places = wanted
    var least = bounds.lowerBound
    for index in order {
      places[index] = max(wanted[index], least)
      least = places[index] + gap
    }
    var most = bounds.upperBound
    for index in order.reversed() {
      places[index] = min(places[index], most)
      most = places[index] - gap
    }
    return places
  }
}
