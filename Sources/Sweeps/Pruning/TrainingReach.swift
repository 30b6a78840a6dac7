/// Compares amounts of training but for what rounding makes of them: 0.1 · 3 reaches 0.3.
package enum TrainingReach {
  /// Far above the rounding of a hundred products, and far below one update of any run.
  private static let tolerance = 1e-12

  /// Whether so much training reaches some place.
  package static func reaches(_ resource: Double, _ place: Double) -> Bool {
    resource >= least(place)
  }

  /// The least training that reaches a place.
  static func least(_ place: Double) -> Double { place * (1 - tolerance) }

  /// The most training that does not pass a place.
  static func most(_ place: Double) -> Double { place * (1 + tolerance) }
}
