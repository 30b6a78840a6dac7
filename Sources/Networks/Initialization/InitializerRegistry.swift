public import Declarations

/// The initialisers that a spec can name.
public enum InitializerRegistry {
  /// One row an initialiser.
  public static let all = Registry<any Initialization.Type>(
    "initializer",
    [
      Uniform.self, Normal.self, Constant.self, Zeros.self, Ones.self, TruncatedNormal.self,
      XavierUniform.self, XavierNormal.self, KaimingUniform.self, KaimingNormal.self,
      Orthogonal.self,
    ],
    head: { $0.head }, facts: { $0.facts })
}
