/// How the inputs of samples lie in memory.
enum InputStorage: Sendable, Equatable {
  /// As the numbers they are, row-major `[count, inputSize]`.
  case floats([Float])
  /// As bytes that stand for numbers.
  case bytes(ByteInputs)
}
