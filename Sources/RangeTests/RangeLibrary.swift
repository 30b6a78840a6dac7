internal import RealModule

/// How a library smooths the losses of a range test, stops it, and trims what is left.
public enum RangeLibrary: Sendable, CaseIterable {
  /// fastai (`fastai/callback/schedule.py`): losses averaged with β = 0.98 and debiased; ended with the
  /// first above four times the best; the first tenth of the planned rates and the last five left
  /// out, and then all from the first NaN on.
  case fastai
  /// PyTorch Lightning (`tuner/lr_finder.py`): losses averaged with β = 0.98 and divided by 1 − β^(k + 1)
  /// for k = 1, 2, …; ended with the first above four times the best; the first ten and the
  /// last left out.
  case lightning
  /// torch-lr-finder: each loss 0.05 of its own and 0.95 of the one before; ended with the first above five
  /// times the best; the first ten and the last five left out.
  case torchLRFinder
  /// None: as it was measured.
  case none

  /// A curve as the library smooths and stops it, with both its ends.
  ///
  /// - Parameter curve: What a range test measured.
  /// - Returns: The points up to where it stops.
  public func smoothed(_ curve: RangeCurve) -> RangePoints {
    var points = RangePoints(curve)
    switch self {
    case .fastai:
      points.losses = Self.debiased(curve.losses)
      points.end(above: 4, from: 0)
    case .lightning:
      points.losses = Self.debiased(curve.losses)
      // Its steps count from 1, and the power is one more.
      for index in points.losses.indices {
        points.losses[index] *=
          (1 - Double.pow(Self.beta, index + 1)) / (1 - Double.pow(Self.beta, index + 2))
      }
      points.end(above: 4, from: 1)
    case .torchLRFinder:
      var last = curve.losses.first ?? 0
      points.losses = curve.losses.enumerated().map { index, loss in
        if index > 0 { last = 0.05 * loss + (1 - 0.05) * last }
        return last
      }
      points.end(above: 5, from: 0)
    case .none: break
    }
    return points
  }

  /// What the library's methods read of a curve.
  ///
  /// - Parameter curve: What a range test measured.
  /// - Returns: The points that are left.
  public func points(of curve: RangeCurve) -> RangePoints {
    var points = smoothed(curve)
    switch self {
    case .fastai:
      points.trim(first: curve.plannedCount / 10, last: 5)
      if let end = points.losses.firstIndex(where: \.isNaN) {
        points.trim(first: 0, last: points.losses.count - end)
      }
    case .lightning: points.trim(first: 10, last: 1)
    case .torchLRFinder: points.trim(first: 10, last: 5)
    case .none: break
    }
    return points
  }

  /// Losses averaged with weights that fall by β = 0.98 a step, debiased: Σ (1 − β) β^(k−i) L_i / (1 − β^k).
  ///
  /// Each is the one before and a part of the difference, so that equal losses stay equal.
  private static func debiased(_ losses: [Double]) -> [Double] {
    var average = 0.0
    return losses.enumerated().map { index, loss in
      let share = (1 - beta) / (1 - Double.pow(beta, index + 1))
      average = index == 0 ? loss : average + share * (loss - average)
      return average
    }
  }

  private static let beta = 0.98
}

extension RangePoints {
  /// Leaves out what comes after the first loss above so many times the best before it.
  ///
  /// - Parameters:
  ///   - factor: How many times the best.
  ///   - first: The first loss that may end the test.
  fileprivate mutating func end(above factor: Double, from first: Int) {
    var best = Double.infinity
    for (index, loss) in losses.enumerated() {
      // Of a best below 0 there is no multiple that is worse.
      if index >= first, best > 0, loss > factor * best {
        return trim(first: 0, last: losses.count - index - 1)
      }
      if loss < best || index == 0 { best = loss }
    }
  }
}
