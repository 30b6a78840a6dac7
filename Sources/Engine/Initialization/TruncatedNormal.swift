import Randomness
import RealModule

/// The standard normal distribution within bounds, drawn by rejection.
///
/// Numbers are proposed by the normal distribution, or evenly between narrow bounds, whichever is
/// accepted more often; that is at least one in fifty where a bound is within 2 of 0.
struct TruncatedNormal {
  let low: Double
  let high: Double
  /// Half the square of the number within the bounds that is nearest to 0: where the density is
  /// greatest.
  private let peak: Double

  /// Takes bounds, the lower one first.
  init(low: Double, high: Double) {
    precondition(low < high, "a distribution needs room between its bounds")
    (self.low, self.high) = (low, high)
    let nearest = min(max(0, low), high)
    peak = nearest * nearest / 2
  }

  /// The next number.
  func draw(from stream: inout RandomStream) -> Double {
    // An even proposal is accepted with √(2π) P exp(peak) / (high − low), a normal one with P.
    let isNarrow = (high - low) * Double.exp(-peak) < (2 * Double.pi).squareRoot()
    while true {
      if isNarrow {
        let proposal = low + (high - low) * Double(stream.uniform())
        if Double(stream.uniform()) < Double.exp(peak - proposal * proposal / 2) { return proposal }
      } else {
        let pair = stream.normalPair()
        for proposal in [Double(pair.0), Double(pair.1)]
        where low <= proposal && proposal <= high {
          return proposal
        }
      }
    }
  }
}
