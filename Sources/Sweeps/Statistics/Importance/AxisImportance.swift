/// How much of what the objective varies by is due to each axis.
package struct AxisImportance: Sendable, Equatable {
  /// How it was found.
  package enum Method: String, Sendable, CaseIterable {
    /// The classical analysis of variance of a complete product.
    case etaSquared = "eta_squared"
    /// PED-ANOVA: how the best tenth of a search's trials is distributed along an axis.
    case pedAnova = "ped_anova"
  }

  /// What is due to an axis, or to axes that go in step.
  package struct Share: Sendable, Equatable {
    /// The places of the axes.
    package let axes: [Int]
    /// The share, from 0 to 1.
    package let share: Double
  }

  /// What is due to two of them together, beyond what is due to each.
  package struct PairShare: Sendable, Equatable {
    /// The places of the axes of the one and of the other.
    package let axes: [[Int]]
    /// The share, from 0 to 1.
    package let share: Double
  }

  /// How it was found.
  package let method: Method
  /// The shares of the axes, in their order.
  package let axes: [Share]
  /// The shares of pairs; empty for PED-ANOVA, which has none.
  package var pairs: [PairShare] = []
  /// The share of three axes and more together; nil for PED-ANOVA.
  package var rest: Double?
  /// The share of the repeats, which is that of chance; nil for PED-ANOVA and without repeats.
  package var error: Double?
  /// Over how many cells or trials it was found.
  package let count: Int
  /// How many cells of a product are left out, since some with the same levels have no value.
  package var leftOut = 0
}

/// Why there is no importance of axes.
package enum AxisImportanceError: Error, Sendable, Equatable {
  /// There is no axis with two values.
  case noAxes
  /// More than half the cells of a product, or all values but one of an axis, would be left out with
  /// the cells that have no value.
  case incomplete(lacking: Int, of: Int)
  /// All values are the same.
  case equalValues
  /// There are too few trials with a value.
  case tooFewTrials(Int)
}
