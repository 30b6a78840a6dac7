extension RangeMethod {
  /// A tenth of the rate with the least loss.
  ///
  /// Source: fastai, `minimum`.
  public static let minimum = RangeMethod("minimum", .fastai) { points throws(NoSuggestion) in
    try points.require(1)
    return points.rates[try Gradient.least(points.losses)] / 10
  }
}
