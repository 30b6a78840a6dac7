package import Declarations

/// The pruners that a spec can name.
package enum PrunerRegistry {
  /// One row a pruner.
  package static let all = Registry<any Pruner.Type>(
    "pruner",
    [
      MedianPruner.self, ASHAPruner.self, HyperbandPruner.self, PatientPruner.self,
      ThresholdPruner.self,
    ],
    head: { $0.head }, facts: { $0.facts })
}
