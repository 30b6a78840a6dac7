/// A tenth of the rate with the least loss.
///
/// Source: fastai, `minimum`.
public struct Minimum: RangeMethod {
  public static let name = "minimum"
  public static let library = RangeLibrary.fastai

  public init() {}

  public func rate(in points: RangePoints) throws(NoSuggestion) -> Double {
    try points.require(1)
    return points.rates[try Gradient.least(points.losses)] / 10
  }
}
