import Networks

/// A network compiled for one batch size: inputs in, loss and gradients out.
///
/// Use: fill the inputs and targets, call `forward`, and in training `backward`. A step allocates
/// nothing of ours. A plan shares its parameters with all plans of its model.
public final class Plan {
  /// The number of samples in a batch.
  public let batchSize: Int
  /// What the plan is for.
  public let mode: Mode
  private let compiled: CompiledPlan
  private let arena: AlignedBuffer
  private let store: ParameterStore
  private let threads: LibraryThreads?
  private let runForward: (UInt64) -> Void
  private let runBackward: (UInt64) -> Void
  private var hasRun = false

  /// Lays out a compiled plan beside the parameters in a store.
  init(
    _ compiled: CompiledPlan, batchSize: Int, mode: Mode, store: ParameterStore, threads: Int
  ) throws(EngineError) {
    (self.batchSize, self.mode, self.compiled, self.store) = (batchSize, mode, compiled, store)
    self.threads = compiled.primitives.isEmpty ? nil : LibraryThreads(count: threads)
    runForward = Step.sequence(compiled.forward[...])
    runBackward = Step.sequence(compiled.backward[...])
    arena = try compiled.place(beside: store.tensorIdentities)
  }

  /// Lends the inputs, `[batch, inputs]` row after row, to be written.
  public func withInputs<Result, Failure: Error>(
    _ body: (inout MutableSpan<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var span = compiled.input.tensor.floats.mutableSpan
    return try body(&span)
  }

  /// Lends the class of each sample, `[batch]`, to be written; the loss must take classes.
  ///
  /// Classes are below the number of outputs.
  public func withClassTargets<Result, Failure: Error>(
    _ body: (inout MutableSpan<Int32>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(compiled.target.kind == .classes, "this loss takes no classes")
    var span = compiled.target.tensor.integers.mutableSpan
    return try body(&span)
  }

  /// Lends the target values, `[batch, outputs]`, to be written; the loss must take values.
  public func withValueTargets<Result, Failure: Error>(
    _ body: (inout MutableSpan<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(compiled.target.kind == .values, "this loss takes no values")
    var span = compiled.target.tensor.floats.mutableSpan
    return try body(&span)
  }

  /// Lends the outputs of the last `forward`, `[batch, outputs]` row after row, before the loss.
  public func withOutputs<Result, Failure: Error>(
    _ body: (Span<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(compiled.output.tensor.floats.span)
  }

  /// Computes the outputs and returns the mean loss of the batch, weighted if the loss says so.
  ///
  /// - Parameter step: The number of the training step, below 2⁴⁰, from which dropout masks are
  ///   drawn; without meaning in evaluation.
  /// - Returns: The mean loss; 0, with gradients of 0, where all samples weigh nothing.
  @discardableResult
  public func forward(step: UInt64 = 0) -> Double {
    compute(step)
    return compiled.loss.run(dividingBy: compiled.loss.weight)
  }

  /// Computes the outputs of one of several batches whose samples have a common mean.
  ///
  /// - Parameter step: As in `forward(step:)`.
  /// - Returns: The sum of the samples' weighted losses, whose gradient `backward` computes, divided by
  ///   their number; and what they weigh together: their number unless the loss weights classes.
  package func forwardPart(step: UInt64 = 0) -> (loss: Double, weight: Double) {
    compute(step)
    let loss = compiled.loss
    return (loss.run(dividingBy: Double(batchSize)), loss.weight)
  }

  private func compute(_ step: UInt64) {
    precondition(step >> 40 == 0, "a step's number is below 2⁴⁰")
    threads?.use()
    runForward(step)
    hasRun = true
  }

  /// What the samples of the batch weigh in the loss together: their number, or the sum of their
  /// classes' weights.
  package var weight: Double { compiled.loss.weight }

  /// Computes the gradients of the mean loss of the last `forward` into the store.
  ///
  /// They replace those that are there. The plan must be for training, and each `backward` needs a
  /// `forward` before it.
  public func backward() {
    precondition(mode == .training, "a plan for evaluation has no gradients")
    precondition(hasRun, "backward needs a forward before it")
    hasRun = false
    threads?.use()
    runBackward(0)
  }
}
