import Datasets
internal import RealModule

/// Sums over the probabilities that outputs stand for: their softmax, or under `bce_with_logits` the sigmoid
/// of each.
///
/// Where each output has a probability of its own, each counts like a sample of two classes.
struct ProbabilitySums: MetricAccumulator {
  /// The number of bins by confidence, as wide as each other.
  static let binCount = 15

  /// The number of samples, or of samples and outputs.
  private(set) var count = 0
  /// The sum of −log p over the probabilities of the classes that samples have, which are clipped to [ε, 1 − ε].
  private(set) var logLoss = 0.0
  /// The same without clipping.
  private(set) var crossEntropy = 0.0
  /// The sum of squared differences of the probabilities of all classes from 1 and 0.
  private(set) var squares = 0.0
  /// Whether there are two classes.
  private(set) var isBinary = false
  /// By confidence, the probability of the class that the model gives: how many samples are of that class, and the
  /// sum of confidences.
  private(set) var bins = [(hits: Int, confidence: Double)](
    repeating: (0, 0), count: ProbabilitySums.binCount)
  /// Room for the probabilities of a sample.
  private var row = ProbabilityRow(width: 0)

  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets) {
    switch targets {
    case .none: break
    case .values:
      isBinary = true
      targets.forEachValue(of: samples, outputs) { output, target, _ in
        add(logit: Double(output), isTrue: target > 0.5)
      }
    case .classes(let classes, _):
      let width = outputs.count / max(samples.count, 1)
      isBinary = width == 2
      if row.logits.count != width { row = ProbabilityRow(width: width) }
      var start = 0
      for sample in samples {
        row.fill(outputs, from: start)
        add(row, Int(classes[sample]))
        start += width
      }
    }
  }

  private mutating func add(_ row: ProbabilityRow, _ target: Int) {
    crossEntropy += row.logSum - row.logits[target]
    note(own: row.probabilities[target])
    for output in row.probabilities.indices {
      let difference = row.probabilities[output] - (output == target ? 1 : 0)
      squares += difference * difference
    }
    noteBin(row.probabilities[row.largest], isHit: row.largest == target)
  }

  private mutating func add(logit: Double, isTrue: Bool) {
    let margin = isTrue ? logit : -logit
    let (own, other) = (Double.sigmoid(margin), Double.sigmoid(-margin))
    // log(1 + e^−margin), without overflow.
    crossEntropy += max(-margin, 0) + .log(onePlus: .exp(-abs(margin)))
    note(own: own)
    squares += 2 * other * other
    noteBin(max(own, other), isHit: (logit > 0) == isTrue)
  }

  private mutating func note(own probability: Double) {
    count += 1
    let epsilon = Double.ulpOfOne
    logLoss -= .log(min(max(probability, epsilon), 1 - epsilon))
  }

  private mutating func noteBin(_ confidence: Double, isHit: Bool) {
    let place = (confidence * Double(Self.binCount)).rounded(.up) - 1
    // A confidence that is not a number spoils the sum of any bin.
    let bin = place >= 0 ? min(Int(place), Self.binCount - 1) : 0
    bins[bin].confidence += confidence
    if isHit { bins[bin].hits += 1 }
  }

  var state: [Double] {
    [Double(count), logLoss, crossEntropy, squares, isBinary ? 1 : 0]
      + bins.flatMap { [Double($0.hits), $0.confidence] }
  }

  init() {}

  init?(state: [Double], samples: Int, width: Int) {
    guard state.count == 5 + 2 * Self.binCount, !state.contains(where: { $0 < 0 }),
      let count = Int(exactly: state[0]), [samples, samples * width].contains(count),
      [0, 1].contains(state[4]),
      let hits = stride(from: 5, to: state.count, by: 2).map({ state[$0] }).counts(upTo: count)
    else { return nil }
    (self.count, isBinary) = (count, state[4] == 1)
    (logLoss, crossEntropy, squares) = (state[1], state[2], state[3])
    for (bin, hits) in hits.enumerated() { bins[bin] = (hits, state[6 + 2 * bin]) }
  }
}
