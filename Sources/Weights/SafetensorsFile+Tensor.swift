extension SafetensorsFile {
  /// A tensor of floats.
  public struct Tensor: Sendable, Equatable {
    /// Its dimensions; none for a single number.
    public let shape: [Int]
    /// Its numbers, row-major.
    public let values: [Float]
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
      (self.shape, self.values, self.areIntegers) = (shape, values, areIntegers)
    }
  }
}
