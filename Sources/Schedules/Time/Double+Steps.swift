internal import Declarations

/// Times in steps of the scheduler that may lie between two of them.
extension Double {
  /// The first step at or behind the time; a rounding error does not count.
  var firstStep: Int {
    let nearest = rounded()
    return Int(saturating: abs(self - nearest) < 1e-9 * max(self, 1) ? nearest : rounded(.up))
  }

  /// The step that is nearest to the time.
  var wholeStep: Int {
    // A sum of shares that is a rounding error short of a half counts as one.
    Int(saturating: (self * (1 + 1e-12)).rounded())
  }
}

extension Length {
  /// The first step at which it is over.
  var end: Int { time.firstStep }
}
