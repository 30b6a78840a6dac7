extension RangeMethod {
  /// The last rate, seen from the end, at which the slope is as it was a while before.
  ///
  ///     g  the gradient of the losses by their index; r = −1, l = −16
  ///     while |g_r − g_l| > 0.005: lr = lr_l, r and l one earlier
  ///
  /// Where that never holds, it is the rate that the search begins with: the last but fifteen.
  ///
  /// Source: fastai, `slide` (`lr_diff` 15, `thresh` 0.005, `adjust_value` 1).
  public static let slide = RangeMethod("slide", .fastai) { points throws(NoSuggestion) in
    try points.require(slideDistance + 1)
    let gradient = Gradient.byIndex(points.losses)
    var (right, left) = (gradient.count - 1, gradient.count - 1 - slideDistance)
    var rate = points.rates[left]
    while left >= 0, abs(gradient[right] - gradient[left]) > slideThreshold {
      rate = points.rates[left]
      (right, left) = (right - 1, left - 1)
    }
    return rate
  }

  private static let slideDistance = 15
  private static let slideThreshold = 0.005
}
