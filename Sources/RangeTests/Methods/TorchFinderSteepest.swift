/// The rate at which the loss falls most steeply, by its index.
///
///     lr_k   k = argmin of the losses' gradient by index (`numpy.gradient`)
///
/// Source: torch-lr-finder, `LRFinder.plot`.
public struct TorchFinderSteepest: RangeMethod {
  public static let name = "torch_lr_finder"
  public static let library = RangeLibrary.torchLRFinder

  public init() {}

  public func rate(in points: RangePoints) throws(NoSuggestion) -> Double {
    try points.require(2)
    return points.rates[try Gradient.least(Gradient.byIndex(points.losses))]
  }
}
