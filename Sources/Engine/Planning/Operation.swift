/// A layer being compiled: it adds its steps to a plan, and remembers what its gradient needs.
protocol Operation: AnyObject {
  /// Adds the forward steps and returns what they give.
  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value

  /// Adds the backward steps, after those of all later layers.
  ///
  /// - Parameters:
  ///   - gradient: The gradient of what `compileForward` returned; its memory may be overwritten.
  ///   - wantsInput: Whether an earlier layer needs the gradient of the input.
  ///   - compiler: The plan being compiled.
  /// - Returns: The gradient of the input, if it is wanted.
  /// - Throws: `EngineError` where oneDNN lacks an implementation.
  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value?
}
