import Networks

/// The mean loss of a batch from its outputs and targets; the gradient goes to the span unless that
/// is empty.
///
/// A weighted mean multiplies the sum of its samples' losses by the last argument; other losses
/// know it from their sizes.
typealias LossFunction = (Span<Float>, LossTarget, inout MutableSpan<Float>, Double) -> Double

/// A loss with its arithmetic.
protocol RunnableLoss: Loss {
  /// What computes it.
  var function: LossFunction { get }
}

extension RunnableLoss {
  /// A loss as one of this type.
  fileprivate static func runnable(_ loss: any Loss) -> (any RunnableLoss)? { loss as? Self }
}

/// The losses that plans compute.
enum LossFunctions {
  /// One row a loss.
  static let rows: [any RunnableLoss.Type] = [
    MeanLoss.self, MSELoss.self, L1Loss.self, SmoothL1Loss.self, HuberLoss.self,
    CrossEntropyLoss.self, NLLLoss.self, BCEWithLogitsLoss.self,
  ]

  private static let table = Dictionary(
    uniqueKeysWithValues: rows.map { (ObjectIdentifier($0), $0) })

  /// A loss with its arithmetic.
  static func runnable(_ loss: any Loss) -> any RunnableLoss {
    guard let runnable = table[ObjectIdentifier(type(of: loss))]?.runnable(loss) else {
      preconditionFailure("no row of LossFunctions is for \(loss.kind)")
    }
    return runnable
  }
}
