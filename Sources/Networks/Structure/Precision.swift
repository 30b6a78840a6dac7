/// What a model computes its matrix products, convolutions and activations in.
///
/// Parameters, the optimizer's state, statistics and the loss are in float32 in either case.
public enum Precision: String, Hashable, Sendable, CaseIterable {
  /// IEEE single precision.
  case float32
  /// The upper half of float32: its range with 8 bits of precision.
  case bfloat16
}
