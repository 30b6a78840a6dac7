import Testing

/// Two cells of which more is better, and what SciPy 1.17 says of A − B: the output of
/// `.ci/statistics-oracles`.
struct CompareCase: CustomTestStringConvertible {
  let testDescription: String
  /// Values by seed; nil for a run that came to no number.
  let a: [(Int, Double?)]
  let b: [(Int, Double?)]
  let test: String
  let count: Int
  let difference: Double
  let interval: (Double, Double)
  var bootstrap: (Double, Double)?
  let p: Double
  /// The probability that a value of A is greater than one of B.
  let probability: Double
  let best: String
  let sentence: String

  private static func seeds(
    _ values: [Double?], from seed: Int = 0
  ) -> [(Int, Double?)] { values.enumerated().map { (seed + $0, $1) } }

  static let all = paired + undecided + unpaired

  private static let paired = [
    CompareCase(
      testDescription: "paired, A is better",
      a: seeds([0.91, 0.93, 0.92, 0.95, 0.94, 0.90, 0.93, 0.96]),
      b: seeds([0.85, 0.88, 0.86, 0.89, 0.89, 0.83, 0.88, 0.90]),
      test: "sign_flip", count: 8, difference: 0.0575,
      interval: (0.05158843937101808, 0.063411560628982), bootstrap: (0.05375, 0.0625),
      p: 0.0078125, probability: 1, best: "A",
      sentence: "A (optimizer.lr=0.1) is better than B (optimizer.lr=0.2) by 0.0575 ± 0.005912 "
        + "(paired, n = 8, p = .0078, P(better) = 1)"),
    CompareCase(
      testDescription: "paired, B is better", a: seeds((0..<8).map { 1 - Double($0) / 16 }),
      b: seeds((0..<8).map { 1.25 - Double($0) / 32 }), test: "sign_flip", count: 8,
      difference: -0.359375, interval: (-0.42336952100887865, -0.29538047899112135),
      bootstrap: (-0.41015625, -0.30859375), p: 0.0078125, probability: 0, best: "B",
      sentence: "B (optimizer.lr=0.2) is better than A (optimizer.lr=0.1) by 0.3594 ± 0.06399 "
        + "(paired, n = 8, p = .0078, P(better) = 1)"),
    CompareCase(
      testDescription: "one run without a number",
      a: seeds([0.75, 0.8125, nil, 0.78125, 0.875, 0.75, 0.84375, 0.90625]),
      b: seeds((0..<8).map { 0.5 + Double($0 * 5 % 8) / 64 }), test: "sign_flip", count: 7,
      difference: 0.25892857142857145, interval: (0.20305010132516166, 0.31480704153198125),
      bootstrap: (0.22173838125566492, 0.30357142857142855), p: 0.015625, probability: 1,
      best: "A",
      sentence: "A (optimizer.lr=0.1) is better than B (optimizer.lr=0.2) by 0.2589 ± 0.05588 "
        + "(paired, n = 7, p = .016, P(better) = 1)"),
    CompareCase(
      testDescription: "seeds that one lacks",
      a: seeds((0..<8).map { 0.5 + Double($0 * 3 % 8) / 32 }),
      b: seeds((0..<6).map { 0.25 + Double($0 * 5 % 7) / 32 }), test: "sign_flip", count: 6,
      difference: 0.2604166666666667, interval: (0.1865978638673989, 0.33423546946593446),
      bootstrap: (0.20833333333333334, 0.3125), p: 0.03125, probability: 1, best: "A",
      sentence: "A (optimizer.lr=0.1) is better than B (optimizer.lr=0.2) by 0.2604 ± 0.07382 "
        + "(paired, n = 6, p = .031, P(better) = 1)"),
  ]

  // The seeds that would tell are ((1.96 + 0.84)·sd/δ)² with SciPy's sd, less those that there are.
  private static let undecided = [
    CompareCase(
      testDescription: "not distinguishable", a: seeds([0.5, 0.75, 0.625, 0.5, 0.875, 0.75]),
      b: seeds([0.625, 0.5, 0.75, 0.625, 0.75, 0.625]), test: "sign_flip", count: 6,
      difference: 0.020833333333333332, interval: (-0.15352516887465095, 0.19519183554131764),
      bootstrap: (-0.08333333333333333, 0.14583333333333334), p: 1, probability: 0.5, best: "A",
      sentence: "not distinguishable from the best: B (optimizer.lr=0.2); about 493 more seeds "
        + "would tell"),
    CompareCase(
      testDescription: "ties", a: seeds([0.5, 0.75, 0.75, 0.5, 0.75, 0.75, 0.75, 0.5]),
      b: seeds([0.5, 0.75, 0.5, 0.5, 0.5, 0.75, 0.625, 0.5]), test: "sign_flip", count: 8,
      difference: 0.078125, interval: (-0.017612498201698107, 0.1738624982016981),
      bootstrap: (0.015625, 0.171875), p: 0.25, probability: 0.6875, best: "A",
      sentence: "not distinguishable from the best: B (optimizer.lr=0.2); about 9 more seeds "
        + "would tell"),
    CompareCase(
      testDescription: "all equal", a: seeds([0.5, 0.625, 0.75]), b: seeds([0.5, 0.625, 0.75]),
      test: "sign_flip", count: 3, difference: 0, interval: (0, 0), bootstrap: (0, 0), p: 1,
      probability: 0.5, best: "A",
      sentence: "not distinguishable from the best: B (optimizer.lr=0.2)"),
    CompareCase(
      testDescription: "n = 2", a: seeds([0.5, 0.75]), b: seeds([0.25, 0.375]),
      test: "sign_flip", count: 2, difference: 0.3125,
      interval: (-0.4816377960109184, 1.1066377960109184), bootstrap: (0.25, 0.375), p: 0.5,
      probability: 1, best: "A",
      sentence: "not distinguishable from the best: B (optimizer.lr=0.2); about 4 more seeds "
        + "would tell"),
    CompareCase(
      testDescription: "five seeds", a: seeds((0..<5).map { 0.5 + Double($0) / 32 }),
      b: seeds((0..<5).map { 0.25 + Double($0) / 64 }), test: "sign_flip", count: 5,
      difference: 0.28125, interval: (0.2505743256019132, 0.3119256743980868),
      bootstrap: (0.2625, 0.3), p: 0.0625, probability: 1, best: "A",
      sentence: "not distinguishable from the best: B (optimizer.lr=0.2); about 1 more seed "
        + "would tell"),
  ]

  private static let unpaired = [
    CompareCase(
      testDescription: "other seeds", a: seeds([0.5, 0.625, 0.75, 0.5625, 0.6875]),
      b: seeds([0.25, 0.375, 0.3125, 0.4375], from: 100), test: "welch", count: 4,
      difference: 0.28125, interval: (0.13967373239040462, 0.4228262676095954),
      p: 0.0022246033488996404, probability: 1, best: "A",
      sentence: "A (optimizer.lr=0.1) is better than B (optimizer.lr=0.2) by 0.2812 ± 0.1416 "
        + "(Welch, n = 4, p = .0022, P(better) = 1)"),
    CompareCase(
      testDescription: "other seeds and spread", a: seeds([0.5, 0.5625, 0.53125]),
      b: seeds([0.75, 1.5, 0.875, 1, 0.5, 0.53125], from: 10), test: "welch", count: 3,
      difference: -0.328125, interval: (-0.7144634690033435, 0.058213469003343454),
      p: 0.08112904543582965, probability: 0.2222222222222222, best: "B",
      sentence: "not distinguishable from the best: A (optimizer.lr=0.1); about 7 more seeds "
        + "would tell"),
    CompareCase(
      testDescription: "few seeds in common",
      a: seeds((0..<8).map { 0.5 + Double($0 * 3 % 8) / 32 }),
      b: seeds((5..<13).map { 0.625 + Double($0 * 5 % 8) / 16 }, from: 5), test: "welch",
      count: 8, difference: -0.234375, interval: (-0.3686912579034353, -0.10005874209656468),
      p: 0.0029317781414599574, probability: 0.078125, best: "B",
      sentence: "B (optimizer.lr=0.2) is better than A (optimizer.lr=0.1) by 0.2344 ± 0.1343 "
        + "(Welch, n = 8, p = .0029, P(better) = 0.9219)"),
  ]
}
