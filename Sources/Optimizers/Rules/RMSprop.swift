public import Declarations

/// Gradients divided by the root of their average square.
public typealias RMSprop = RuleOptimizer<RMSpropRule>

/// The rule of ``RMSprop``.
///
/// While a schedule holds a momentum at 0 its velocities b rest. A difference s − a² that rounding
/// has pushed below 0 counts as 0.
public struct RMSpropRule: UpdateRule {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "rmsprop", Self(), "Gradients divided by the root of their average square.",
    formula: """
      g = g + weight_decay · p
      s = alpha · s + (1 − alpha) · g²
      a = alpha · a + (1 − alpha) · g                 where it is centered
      d = √s + eps, where it is centered √(s − a²) + eps
      b = momentum · b + g/d                          where there is a momentum
      p = p − lr · b, without a momentum p − lr · g/d
      """,
    source: """
      Tieleman, Hinton, lecture 6.5 of "Neural networks for machine learning", 2012; centered: \
      Graves, "Generating sequences with recurrent neural networks", 2013, arXiv:1308.0850
      """,
    pytorch: "optim.RMSprop",
    arguments: [
      learningRate,
      .optional(
        \.alpha, "alpha", .number(.within(0, 1)), "share of the average of squares that is kept"),
      eps(\.eps), weightDecay, momentum,
      .optional(
        \.centered, "centered", .boolean, "whether the variance stands for the average of squares"),
    ])

  /// The average of squares, the velocities, and the average of gradients.
  public static let bufferNames = ["square_avg", "momentum_buffer", "grad_avg"]
  /// PyTorch's defaults.
  public var hyperparameters = Hyperparameters(learningRate: 1e-2)
  /// The share of the average of squares that is kept from one step to the next.
  public var alpha = 0.99
  /// What is added to the denominator.
  public var eps = 1e-8
  /// Whether the variance stands for the average of squares.
  public var centered = false

  /// The average of squares, and what a momentum and centering need.
  public func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection {
    var selection: UpdateBuffers.Selection = .first
    if hyperparameters.momentum != 0 { selection.insert(.second) }
    if centered { selection.insert(.third) }
    return selection
  }

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    RMSpropKernel(
      learningRate: Float(hyperparameters.learningRate),
      momentum: Float(hyperparameters.momentum), weightDecay: Float(hyperparameters.weightDecay),
      kept: Float(alpha), taken: Float(1 - alpha), eps: Float(eps), centered: centered)
  }
}

private struct RMSpropKernel: UpdateKernel {
  let learningRate: Float
  let momentum: Float
  let weightDecay: Float
  let kept: Float
  let taken: Float
  let eps: Float
  let centered: Bool

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ squares: inout MutableSpan<Float>,
    _ velocities: inout MutableSpan<Float>, _ means: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, squares.count))
    if momentum != 0 { check(range, within: velocities.count) }
    if centered { check(range, within: means.count) }
    // Four loops, each without a branch.
    switch (momentum != 0, centered) {
    case (false, false):
      for i in range {
        values[unchecked: i] -= learningRate * direction(i, values, gradients, &squares)
      }
    case (true, false):
      for i in range {
        let velocity =
          momentum * velocities[unchecked: i] + direction(i, values, gradients, &squares)
        velocities[unchecked: i] = velocity
        values[unchecked: i] -= learningRate * velocity
      }
    case (false, true):
      for i in range {
        values[unchecked: i] -= learningRate * direction(i, values, gradients, &squares, &means)
      }
    case (true, true):
      for i in range {
        let velocity =
          momentum * velocities[unchecked: i] + direction(i, values, gradients, &squares, &means)
        velocities[unchecked: i] = velocity
        values[unchecked: i] -= learningRate * velocity
      }
    }
  }

  /// Moves the average of squares and gives the gradient divided by its root.
  @inline(__always)
  private func direction(
    _ i: Int, _ values: borrowing MutableSpan<Float>, _ gradients: Span<Float>,
    _ squares: inout MutableSpan<Float>
  ) -> Float {
    let gradient = gradients[unchecked: i] + weightDecay * values[unchecked: i]
    let square = kept * squares[unchecked: i] + taken * (gradient * gradient)
    squares[unchecked: i] = square
    return quotient(gradient, root(square) + eps)
  }

  /// Moves both averages and gives the gradient divided by its standard deviation.
  @inline(__always)
  private func direction(
    _ i: Int, _ values: borrowing MutableSpan<Float>, _ gradients: Span<Float>,
    _ squares: inout MutableSpan<Float>, _ means: inout MutableSpan<Float>
  ) -> Float {
    let gradient = gradients[unchecked: i] + weightDecay * values[unchecked: i]
    let square = kept * squares[unchecked: i] + taken * (gradient * gradient)
    let mean = means[unchecked: i] + taken * (gradient - means[unchecked: i])
    squares[unchecked: i] = square
    means[unchecked: i] = mean
    let variance = square - mean * mean
    return quotient(gradient, root(variance < 0 ? 0 : variance) + eps)
  }
}
