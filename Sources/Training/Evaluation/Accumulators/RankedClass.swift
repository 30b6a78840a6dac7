/// Probabilities of a class, from the greatest to the least, with what there is of the class at each.
struct RankedClass {
  /// How many samples of the class, and of others, have a probability of at least some value, value by
  /// value.
  private(set) var steps: [(own: Int, others: Int)] = []

  /// Ranks samples, of which equal probabilities make one step.
  init(_ samples: [(probability: Double, isOwn: Bool)]) {
    let sorted = samples.sorted { $0.probability > $1.probability }
    var (own, others) = (0, 0)
    for (place, sample) in sorted.enumerated() {
      if sample.isOwn { own += 1 } else { others += 1 }
      let isLast = place + 1 == sorted.count
      if isLast || sorted[place + 1].probability != sample.probability {
        steps.append((own, others))
      }
    }
  }

  /// The area under the curve of the shares of own and other samples; NaN where either are none.
  var areaUnderROC: Double {
    guard let last = steps.last, last.own > 0, last.others > 0 else { return .nan }
    var (twice, before) = (0.0, (own: 0, others: 0))
    for step in steps {
      twice += Double(step.others - before.others) * Double(step.own + before.own)
      before = step
    }
    return twice / 2 / Double(last.own) / Double(last.others)
  }

  /// The mean of precisions, weighted by the steps of recall; 0 where there are none of the class.
  var averagePrecision: Double {
    guard let last = steps.last, last.own > 0 else { return steps.isEmpty ? .nan : 0 }
    var (sum, before) = (0.0, 0)
    for step in steps {
      sum += Double(step.own - before) * Double(step.own) / Double(step.own + step.others)
      before = step.own
    }
    return sum / Double(last.own)
  }
}

extension KeptOutputs {
  /// The classes of which each is one against the rest: of two classes the second alone, as in
  /// scikit-learn.
  var rankedClasses: [RankedClass] {
    guard areClasses else { return (0..<width).map { RankedClass(labels($0)) } }
    var rows = (row: ProbabilityRow(width: width), probabilities: [Double]())
    rows.probabilities.reserveCapacity(outputs.count)
    for start in stride(from: 0, to: outputs.count, by: width) {
      rows.row.fill(outputs.span, from: start)
      rows.probabilities += rows.row.probabilities
    }
    return (width == 2 ? 1..<2 : 0..<width).map { output in
      RankedClass(
        targets.enumerated().map { (rows.probabilities[$0 * width + output], $1 == Float(output)) })
    }
  }

  /// The probabilities that one output stands for.
  private func labels(_ column: Int) -> [(probability: Double, isOwn: Bool)] {
    stride(from: column, to: outputs.count, by: width).map {
      (.sigmoid(Double(outputs[$0])), targets[$0] > 0.5)
    }
  }
}
