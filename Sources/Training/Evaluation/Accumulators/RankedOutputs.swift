import Datasets
internal import RealModule

/// All outputs with their targets, of which each class is ranked once for all metrics.
struct RankedOutputs: MetricAccumulator {
  private var kept = KeptOutputs()
  /// The classes of which each is one against the rest: of two classes the second alone, as in
  /// scikit-learn; none before the end.
  private(set) var classes: [RankedClass] = []

  init() {}

  init?(state: [Double], samples: Int, width: Int) {
    guard let kept = KeptOutputs(state: state, samples: samples, width: width) else { return nil }
    self.kept = kept
  }

  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets) {
    kept.add(outputs, of: samples, targets)
  }

  var state: [Double] { kept.state }

  mutating func finish() {
    var samples: [(probability: Double, isOwn: Bool)] = []
    samples.reserveCapacity(kept.count)
    let exponentials = kept.areClasses ? softmaxParts : []
    classes = (exponentials.isEmpty || kept.width != 2 ? 0..<kept.width : 1..<2).map { column in
      samples.removeAll(keepingCapacity: true)
      for sample in 0..<kept.count {
        let logit = Double(kept.outputs[sample * kept.width + column])
        if exponentials.isEmpty {
          samples.append((.sigmoid(logit), kept.targets[sample * kept.width + column] > 0.5))
        } else {
          let (maximum, sum) = exponentials[sample]
          samples.append((.exp(logit - maximum) / sum, kept.targets[sample] == Float(column)))
        }
      }
      return RankedClass(sorting: &samples)
    }
  }

  /// The largest output m of each sample, and the sum of e^(output − m), which make a softmax.
  private var softmaxParts: [(maximum: Double, sum: Double)] {
    (0..<kept.count).map { sample in
      let row = kept.outputs[sample * kept.width..<(sample + 1) * kept.width]
      let maximum = row.reduce(-Double.infinity) { max($0, Double($1)) }
      return (maximum, row.reduce(0) { $0 + .exp(Double($1) - maximum) })
    }
  }

  static func byteCount(samples: Double, outputs: Double) -> Double {
    KeptOutputs.byteCount(samples: samples, outputs: outputs)
  }
}
