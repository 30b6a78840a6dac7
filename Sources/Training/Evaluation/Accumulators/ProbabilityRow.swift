internal import RealModule

/// The outputs of a sample, and the probabilities of its classes: their softmax.
struct ProbabilityRow {
  /// The outputs.
  private(set) var logits: [Double]
  /// Their softmax.
  private(set) var probabilities: [Double]
  /// The place of the largest output, of equal ones the first.
  private(set) var largest = 0
  /// The logarithm of the sum of e^output.
  private(set) var logSum = 0.0

  /// Makes room for outputs.
  init(width: Int) {
    logits = [Double](repeating: 0, count: width)
    probabilities = logits
  }

  /// Takes the outputs of a sample.
  mutating func fill(_ outputs: Span<Float>, from start: Int) {
    largest = 0
    for output in logits.indices {
      logits[output] = Double(outputs[start + output])
      if logits[output] > logits[largest] { largest = output }
    }
    let maximum = logits[largest]
    var sum = 0.0
    for output in logits.indices {
      probabilities[output] = .exp(logits[output] - maximum)
      sum += probabilities[output]
    }
    for output in logits.indices { probabilities[output] /= sum }
    logSum = maximum + .log(sum)
  }
}

extension Double {
  /// The probability of a logit.
  static func sigmoid(_ logit: Double) -> Double {
    let power = exp(-abs(logit))
    return (logit < 0 ? power : 1) / (1 + power)
  }
}
