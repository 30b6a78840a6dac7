import Datasets
import Declarations
import Networks

extension Metric {
  /// The metric `accuracy`.
  public static let accuracy = Metric(Accuracy.self)
}

/// The share of outputs that are right.
struct Accuracy: MetricAccumulator {
  static let declaration = Declaration<Self>(
    "accuracy", Self(), "The share of samples whose largest output is at the target's class.",
    formula: """
      mean of [argmax y = t]
      mean of [(y > 0) = (t > 0.5)] over samples and outputs under bce_with_logits
      """)

  static let isGreaterBetter = true

  private var hits = 0
  private var count = 0

  static func mistake(under loss: any Loss, output: Shape, targets: TargetForm) -> String? {
    loss.takesLogits
      ? loss.mistake(output: output, targets: targets)
      : TargetKind.classes.mistake(of: specName, output: output, targets: targets)
  }

  mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ targets: Targets) {
    switch targets {
    case .none: break
    case .classes(let classes, _): add(outputs, of: samples, classes)
    case .values:
      count += outputs.count
      targets.forEachValue(of: samples, outputs) { output, target, _ in
        // A logit above 0 stands for a probability above one half.
        if (output > 0) == (target > 0.5) { hits += 1 }
      }
    }
  }

  private mutating func add(_ outputs: Span<Float>, of samples: ArraySlice<Int>, _ classes: [Int32])
  {
    count += samples.count
    let width = outputs.count / max(samples.count, 1)
    var start = 0
    for sample in samples {
      var largest = 0
      for output in 1..<max(width, 1) where outputs[start + output] > outputs[start + largest] {
        largest = output
      }
      if largest == Int(classes[sample]) { hits += 1 }
      start += width
    }
  }

  var value: Double { Double(hits) / Double(count) }

  var state: [Double] {
    get { [Double(hits), Double(count)] }
    set {
      guard newValue.count == 2 else { return }
      (hits, count) = (Int(exactly: newValue[0]) ?? 0, Int(exactly: newValue[1]) ?? 0)
    }
  }
}
