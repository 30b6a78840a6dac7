/// What the trials of a cell came to, by the phase that they belong to.
package struct CellValues: Sendable, Equatable {
  /// What the trials of one phase came to.
  package struct Part: Sendable, Equatable {
    /// The values of those that are done, in the order of their seeds.
    package fileprivate(set) var values: [SeededValue] = []
    /// How many have ended without a value: diverged, failed or pruned.
    package fileprivate(set) var lacking = 0

    /// Whether no trial has ended.
    package var isEmpty: Bool { values.isEmpty && lacking == 0 }
    /// What the values come to; nil if there are none.
    package var statistics: CellStatistics? { CellStatistics(values.map(\.value)) }
  }

  /// The trials that were to find the best cells.
  package private(set) var searched = Part()
  /// The trials of a cell that was confirmed.
  package private(set) var confirmed = Part()

  /// Makes a cell none of whose trials has ended.
  package init() {}

  /// The phase that counts: a cell that has been confirmed is measured by that alone, since its
  /// former values are why it was chosen.
  package var phase: TrialPhase { confirmed.isEmpty ? .searched : .confirmed }

  /// The trials of the phase that counts.
  package var counted: Part { self[phase] }

  /// The trials of a phase.
  package subscript(phase: TrialPhase) -> Part {
    switch phase {
    case .searched: searched
    case .confirmed: confirmed
    }
  }

  /// Adds a trial that has ended; nil for the value of one that has none.
  package mutating func add(_ value: Double?, seed: Int, _ phase: TrialPhase) {
    switch phase {
    case .searched: searched.add(value, seed: seed)
    case .confirmed: confirmed.add(value, seed: seed)
    }
  }
}

extension CellValues.Part {
  fileprivate mutating func add(_ value: Double?, seed: Int) {
    guard let value else { return lacking += 1 }
    // Trials come in the order of their seeds, but for a search that adds some.
    let place = values.lastIndex { $0.seed <= seed }.map { $0 + 1 } ?? 0
    values.insert(SeededValue(seed: seed, value: value), at: place)
  }
}
