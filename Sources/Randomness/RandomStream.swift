import RealModule

/// A stream of random numbers that is a pure function of seed, purpose and index.
///
/// Two streams with different purposes or indices never overlap within 2³² blocks of four words,
/// so drawing more from one never shifts another.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private let philox: Philox
  private let high: SIMD3<UInt32>
  private var blockNumber: UInt32 = 0
  private var words = SIMD4<UInt32>()
  private var used = 4

  /// Opens the stream of a purpose at its beginning.
  public init(seed: UInt64, purpose: Purpose, index: UInt64 = 0) {
    philox = Philox(key: seed)
    high = SIMD3(
      UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32), purpose.rawValue)
  }

  /// The next 32 random bits.
  public mutating func nextWord() -> UInt32 {
    if used == 4 {
      words = philox.block(SIMD4(blockNumber, high[0], high[1], high[2]))
      blockNumber &+= 1
      used = 0
    }
    defer { used += 1 }
    return words[used]
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let low = UInt64(nextWord())
    return UInt64(nextWord()) << 32 | low
  }

  /// A number evenly distributed in [0, 1), a multiple of 2⁻²⁴.
  public mutating func uniform() -> Float { Float(nextWord() >> 8) * 0x1p-24 }

  /// A number evenly distributed in [0, 1), a multiple of 2⁻⁵³.
  public mutating func uniformDouble() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A pair of independent standard normal numbers, by the Box–Muller transform.
  public mutating func normalPair() -> (Float, Float) {
    // 1 − u lies in (0, 1], so the logarithm is finite.
    let radius = (-2 * Double.log(1 - Double(uniform()))).squareRoot()
    let angle = 2 * Double.pi * Double(uniform())
    return (Float(radius * Double.cos(angle)), Float(radius * Double.sin(angle)))
  }

  /// Fills a span with independent normal numbers.
  public mutating func fillNormal(
    _ span: inout MutableSpan<Float>, mean: Float = 0, standardDeviation: Float = 1
  ) {
    for i in stride(from: 0, to: span.count, by: 2) {
      let (first, second) = normalPair()
      span[i] = mean + standardDeviation * first
      if i + 1 < span.count { span[i + 1] = mean + standardDeviation * second }
    }
  }

  /// Fills a span with numbers evenly distributed in [low, high).
  ///
  /// Where the bounds are far from 0, rounding may let the upper one in.
  public mutating func fillUniform(_ span: inout MutableSpan<Float>, low: Double, high: Double) {
    let (center, half) = (Float(low / 2 + high / 2), Float(high / 2 - low / 2))
    let (least, greatest) = (Float(low), Float(high))
    for i in 0..<span.count {
      span[i] = min(max(center + half * (2 * uniform() - 1), least), greatest)
    }
  }

  /// An integer evenly distributed in 0..<bound, by rejection.
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0 && bound <= Int(UInt32.max), "the bound must be in 1...2³²−1")
    let divisor = UInt32(bound)
    // Words under 2³² mod bound are rejected, so that every remainder is equally likely. That is
    // less than the bound: words from there on need no division to be accepted.
    while true {
      let word = nextWord()
      if word >= divisor || word >= (0 &- divisor) % divisor { return Int(word % divisor) }
    }
  }

  /// Puts the elements in a random order (Fisher–Yates).
  public mutating func shuffle(_ indices: inout [Int]) {
    for last in stride(from: indices.count - 1, to: 0, by: -1) {
      indices.swapAt(last, integer(below: last + 1))
    }
  }
}
