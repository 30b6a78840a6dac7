public import Datasets
public import Engine
import Networks

/// A model's outputs and loss on a batch of samples, from which it can learn.
public struct ForwardPass {
  /// The mean loss of the batch.
  public let loss: Double
  /// What has computed it, and holds its outputs until the next pass.
  public let plan: Plan

  /// Computes the gradients of the loss into the model's store.
  public func backward() { plan.backward() }
}

extension Model {
  /// Computes the loss of all samples as one batch, in training mode.
  ///
  /// - Parameters:
  ///   - samples: The batch; its targets must be what the model's loss needs.
  ///   - step: The update's number, from which random layers draw.
  /// - Returns: The pass, to go backward from.
  /// - Throws: `ArgumentError` for samples that do not fit the model, `EngineError` where the
  ///   model cannot be compiled for a batch of this size.
  public func forward(_ samples: Samples, step: Int = 0) throws -> ForwardPass {
    try Fit(network: network, loss: loss).check(samples, argument: "samples")
    let plan = try plan(batchSize: samples.count, mode: .training)
    let all = Array(0..<samples.count)
    Batch(samples: samples, indices: all[...], targets: loss.targetKind).load(into: plan)
    return ForwardPass(loss: plan.forward(step: UInt64(clamping: step)), plan: plan)
  }
}
