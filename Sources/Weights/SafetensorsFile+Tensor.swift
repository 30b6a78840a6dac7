extension SafetensorsFile {
  /// A tensor of floats.
  public struct Tensor: Sendable, Equatable {
    /// Its dimensions; none for a single number.
    public let shape: [Int]
    /// How many numbers it has.
    let count: Int
    /// Whether a file holds them as whole numbers, `I64`, as PyTorch's counts of batches.
    ///
    /// What is none is written as the nearest; what is not a number, as the largest.
    public let areIntegers: Bool

    /// Joins a shape and as many numbers as it has room for.
    public init(shape: [Int], values: [Float], areIntegers: Bool = false) {
      precondition(
        shape.allSatisfy { $0 >= 0 } && shape.contains(0) == values.isEmpty
          && (values.isEmpty || shape.reduce(1, *) == values.count),
        "a tensor must have as many numbers as its shape says")
      self.shape = shape
      self.areIntegers = areIntegers
      count = values.count
      source = .numbers(values)
    }

    /// Joins a shape and a way to get as many numbers as it has room for, which is gone each time that
    /// they are asked for.
    ///
    /// They are asked for on one thread, and only while they are what they shall be.
    package init(shape: [Int], areIntegers: Bool = false, made: @escaping () -> [Float]) {
      self.shape = shape
      self.areIntegers = areIntegers
      count = shape.reduce(1, *)
      source = .made(made)
    }

    /// Its numbers, row-major.
    public var values: [Float] {
      switch source {
      case .numbers(let values): return values
      case .made(let make):
        let values = make()
        precondition(values.count == count, "a tensor must have as many numbers as its shape says")
        return values
      }
    }

    /// Where the numbers are from.
    ///
    /// What is made is made on one thread alone; that is why it may say
    /// that it is sendable.
    private enum Source: @unchecked Sendable {
      case numbers([Float])
      case made(() -> [Float])
    }

    private let source: Source

    /// Whether both have the same shape and the same numbers of the same type.
    public static func == (left: Tensor, right: Tensor) -> Bool {
      left.shape == right.shape && left.areIntegers == right.areIntegers
        && left.values == right.values
    }
  }
}
