extension RangeMethod {
  /// The rate at which the loss falls most steeply, by its index.
  ///
  ///     lr_k   k = argmin of the losses' gradient by index (`numpy.gradient`)
  ///
  /// Source: torch-lr-finder, `LRFinder.plot`.
  public static let torchLRFinder = RangeMethod("torch_lr_finder", .torchLRFinder) {
    points throws(NoSuggestion) in
    try points.require(2)
    return points.rates[try Gradient.least(Gradient.byIndex(points.losses))]
  }
}
