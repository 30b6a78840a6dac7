package import Declarations

/// What training is counted in where trials are compared; raw values are the suffixes of a spec.
package enum PruningUnit: String, Sendable, CaseIterable {
  /// Passes over the training samples.
  case epochs = "ep"
  /// Updates.
  case steps = "st"
  /// Hundredths of the run.
  case percent = "%"

  /// The unit of a length; nil for one that names none.
  package init?(_ unit: Length.Unit) {
    switch unit {
    case .epochs: self = .epochs
    case .steps: self = .steps
    case .percent: self = .percent
    case .own, .rest: return nil
    }
  }

  /// So much training, as a spec spells it.
  package func text(_ resource: Double) -> String {
    Length(resource, .own).text + rawValue
  }
}

extension Pruner {
  /// Its lengths, as they are written, each with the argument that it stands in.
  package var lengths: [(argument: String, length: Length)] {
    var (copy, lengths) = (self, [(argument: String, length: Length)]())
    for argument in Self.declaration.arguments {
      _ = argument.resolve(&copy) { length, _, _ in
        lengths.append((argument.name, length))
        return length
      }
    }
    return lengths
  }

  /// The same with every length a number of some unit, of which a run has so many.
  package func resolved(runLength: Double) -> Self {
    var copy = self
    copy.resolveLengths { length, _, _ in
      Length(length.unit == .rest ? runLength : length.count, .own)
    }
    return copy
  }

  mutating func resolveLengths(_ resolver: Length.Resolver) {
    for argument in Self.declaration.arguments { _ = argument.resolve(&self, resolver) }
  }
}
