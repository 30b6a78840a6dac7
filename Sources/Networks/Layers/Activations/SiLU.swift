public import Declarations

/// x σ(x).
public struct SiLU: Layer {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "silu", Self(), "Scales each element by its sigmoid; also called swish.",
    formula: "y = x · σ(x)",
    source: "Elfwing, Uchibe and Doya, Sigmoid-weighted linear units, 2017, arXiv:1702.03118",
    pytorch: "nn.SiLU")
}
