internal import RealModule

extension RangeMethod {
  /// The rate from which the loss falls most steeply, by the logarithm of the rate.
  ///
  ///     lr_k   k = argmin (L_{k+1} − L_k)/(ln lr_{k+1} − ln lr_k)
  ///
  /// Source: fastai, `steep`.
  public static let steep = RangeMethod("steep", .fastai) { points throws(NoSuggestion) in
    try points.require(2)
    let (rates, losses) = (points.rates, points.losses)
    let slopes = rates.indices.dropLast().map {
      (losses[$0 + 1] - losses[$0]) / (Double.log(rates[$0 + 1]) - .log(rates[$0]))
    }
    return rates[try Gradient.least(slopes)]
  }
}
