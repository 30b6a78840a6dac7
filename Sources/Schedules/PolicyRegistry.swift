public import Declarations

/// The scheduler families that a spec can name.
public enum PolicyRegistry {
  /// One row a family.
  public static let all = Registry<any Policy.Type>(
    "scheduler",
    [
      LambdaPolicy.self, ListPolicy.self, ConstantFactor.self, StepDecay.self,
      ExponentialDecay.self, LinearFactor.self, PolynomialDecay.self, MultiplicativePolicy.self,
      CyclicPolicy.self, NoamDecay.self, TanhDecay.self, MultiStepDecay.self, CosineAnnealing.self,
      RexDecay.self,
      CosineWarmRestarts.self, InverseTimeDecay.self, InverseSquareRoot.self,
      WarmupStableDecay.self, FlatCosine.self, PiecewiseLinear.self, PiecewiseConstant.self,
      OneCycleLRPolicy.self, RangeFinder.self, OneCyclePolicy.self, ReduceOnPlateauPolicy.self,
      SequentialPolicy.self, ChainedPolicy.self, RepeatPolicy.self, PerKnobPolicy.self,
    ],
    head: { $0.head }, facts: { $0.facts })

  /// The family of a starter where none is named.
  public static let forStarters: any Policy.Type = OneCyclePolicy.self
}
