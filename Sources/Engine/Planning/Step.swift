/// One piece of work of a plan; running it allocates nothing.
struct Step {
  /// Everything it reads or writes.
  let tensors: [Tensor]
  /// Does the work of the training step with this number.
  let run: (UInt64) -> Void
}
