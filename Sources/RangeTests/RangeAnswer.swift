internal import RealModule

/// What a range test says: the rate that each method suggests, and one recommendation.
public struct RangeAnswer: Sendable {
  /// What one method says.
  public struct Suggestion: Sendable {
    /// The method's name.
    public let method: String
    /// The rate, or why there is none.
    public let rate: Result<Double, NoSuggestion>
    /// The rates of each of several tests by itself, where it suggests one.
    public let single: [Double]

    /// Decades between the least and the greatest rate of several tests; nil for fewer than two.
    public var spread: Double? {
      guard single.count > 1, let low = single.min(), let high = single.max() else { return nil }
      return .log10(high) - .log10(low)
    }
  }

  /// The curve that was read: of several, their median.
  public let curve: RangeCurve
  /// What each method says.
  public let suggestions: [Suggestion]
  /// The greatest rate that is recommended, and a tenth of it, to begin with; nil where no method
  /// suggests any.
  public let recommended: ClosedRange<Double>?
  /// Decades between the least and the greatest of the rates that are recommended from; nil for
  /// fewer than two.
  public let agreement: Double?

  /// Reads one range test, or several of the same rates.
  ///
  /// - Parameters:
  ///   - curves: What they measured.
  ///   - isRaw: Whether the curves are read as they are, not smoothed, stopped or trimmed.
  /// - Throws: `RangeError` where the rates of several tests differ.
  public init(_ curves: [RangeCurve], isRaw: Bool = false) throws(RangeError) {
    self.init(try RangeCurve.median(of: curves), of: curves, isRaw)
  }

  /// Reads one range test.
  ///
  /// - Parameters:
  ///   - curve: What it measured.
  ///   - isRaw: Whether the curve is read as it is, not smoothed, stopped or trimmed.
  public init(_ curve: RangeCurve, isRaw: Bool = false) { self.init(curve, of: [curve], isRaw) }

  private init(_ curve: RangeCurve, of curves: [RangeCurve], _ isRaw: Bool) {
    self.curve = curve
    suggestions = RangeMethod.all.map { method in
      let rate = Self.rate(method, curve, isRaw)
      let single = curves.count == 1 ? [rate] : curves.map { Self.rate(method, $0, isRaw) }
      return Suggestion(
        method: method.name, rate: rate, single: single.compactMap { try? $0.get() })
    }
    let recommending = RangeMethod.recommending.map(\.name)
    let logs = suggestions.filter { recommending.contains($0.method) }
      .compactMap { try? $0.rate.get() }.map { Double.log10($0) }.sorted()
    if let low = logs.first, let high = logs.last {
      let half = logs.count / 2
      let median = logs.count % 2 == 1 ? logs[half] : (logs[half - 1] + logs[half]) / 2
      let rate = Double.pow(10, median)
      recommended = rate / 10...rate
      agreement = logs.count > 1 ? high - low : nil
    } else {
      (recommended, agreement) = (nil, nil)
    }
  }

  private static func rate(
    _ method: RangeMethod, _ curve: RangeCurve, _ isRaw: Bool
  ) -> Result<Double, NoSuggestion> {
    do throws(NoSuggestion) {
      return .success(try method.suggestion(for: curve, isRaw: isRaw))
    } catch { return .failure(error) }
  }
}
