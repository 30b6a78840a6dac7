extension RangeMethod {
  /// The rate at which the loss falls most steeply, by the rate itself.
  ///
  ///     lr_k   k = argmin dL/dlr, second-order differences of uneven spacing (`torch.gradient`)
  ///
  /// Losses that are not finite are left out.
  ///
  /// Source: PyTorch Lightning, `_LRFinder.suggestion`, since 2.5.3; before, by index.
  public static let lightning = RangeMethod("lightning", .lightning) {
    points throws(NoSuggestion) in
    let finite = points.losses.indices.filter { points.losses[$0].isFinite }
    let kept = RangePoints(
      rates: finite.map { points.rates[$0] }, losses: finite.map { points.losses[$0] })
    try kept.require(2)
    return kept.rates[try Gradient.least(Gradient.of(kept.losses, by: kept.rates))]
  }
}
