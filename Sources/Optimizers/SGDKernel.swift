import CKernels

/// The arithmetic of `SGDRule`.
struct SGDKernel: UpdateKernel {
  // Looked up once, not at every update.
  private static let kernels = ck_best_kernels().pointee

  private let rule: ck_sgd_rule

  /// At the first update there is no old velocity, and dampening does not apply.
  init(_ hyperparameters: Hyperparameters, isFirst: Bool) {
    let momentum = Float(hyperparameters.momentum)
    rule = ck_sgd_rule(
      learning_rate: Float(hyperparameters.learningRate),
      weight_decay: Float(hyperparameters.weightDecay), kept: isFirst ? 0 : momentum,
      taken: isFirst ? 1 : Float(1 - hyperparameters.dampening), momentum: momentum,
      nesterov: hyperparameters.nesterov ? 1 : 0)
  }

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>,
    _ velocities: inout MutableSpan<Float>,
    _ second: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    if rule.momentum == 0 {
      update(&values, gradients: gradients, in: range)
    } else {
      update(&values, gradients: gradients, velocities: &velocities, in: range)
    }
  }

  /// Updates a range of values without momentum.
  private func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count))
    values.withUnsafeMutableBufferPointer { values in
      gradients.withUnsafeBufferPointer { gradients in
        guard let values = values.baseAddress, let gradients = gradients.baseAddress
        else { return }
        Self.kernels.descend(
          values + range.lowerBound, gradients + range.lowerBound, range.count,
          rule.learning_rate, rule.weight_decay)
      }
    }
  }

  /// Updates a range of values and of their velocities.
  private func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>,
    velocities: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, velocities.count))
    let start = range.lowerBound
    velocities.withUnsafeMutableBufferPointer { velocities in
      values.withUnsafeMutableBufferPointer { values in
        gradients.withUnsafeBufferPointer { gradients in
          guard let values = values.baseAddress, let gradients = gradients.baseAddress,
            let velocities = velocities.baseAddress
          else { return }
          Self.kernels.descend_along(
            values + start, gradients + start, velocities + start, range.count, rule)
        }
      }
    }
  }
}
