internal import Messages

/// A length of training time: `12ep`, `5000st`, `30%`, a number in the scheduler's own interval, or
/// the rest of the run.
///
/// Before a schedule gives values its lengths are resolved: then all are in its own steps.
public struct Length: Sendable, Hashable {
  /// What a length is counted in; raw values are the suffixes of a spec.
  public enum Unit: String, Sendable {
    /// The scheduler's own interval.
    case own = ""
    /// Passes over the training samples.
    case epochs = "ep"
    /// Updates.
    case steps = "st"
    /// Hundredths of the run.
    case percent = "%"
    /// What is left of the run or of the part.
    case rest
  }

  /// How many.
  public let count: Double
  /// Of what.
  public let unit: Unit

  // Kept beside the count, which as a floating-point number may be another one beyond 2⁵³.
  private let whole: Int

  /// Makes a length in some unit.
  public init(_ count: Double, _ unit: Unit) {
    (self.count, self.unit) = (count, unit)
    whole = Int(exactly: count.rounded()) ?? (count > 0 ? .max : 0)
  }

  /// Makes a length in the scheduler's own steps.
  public init(steps: Int) {
    count = Double(steps)
    unit = .own
    whole = steps
  }

  /// What is left of the run, or of the part of a composite.
  public static let rest = Length(0, .rest)

  /// The steps of the scheduler, to the nearest whole one.
  ///
  /// - Precondition: It has been resolved, or was made in steps.
  public var steps: Int {
    precondition(unit == .own, "the length '\(text)' has not been resolved to steps")
    return whole
  }

  /// The steps of the scheduler as they are written: the length may end between two of them.
  ///
  /// - Precondition: It has been resolved, or was made in steps.
  public var time: Double {
    precondition(unit == .own, "the length '\(text)' has not been resolved to steps")
    return count
  }

  /// How a spec spells it.
  public var text: String { unit == .rest ? "rest" : count.plainText + unit.rawValue }
}

extension Length {
  /// What is to be said where the length is used as another number of whole steps; nil where that is
  /// no matter.
  ///
  /// - Parameters:
  ///   - time: The length as it is written, in steps.
  ///   - steps: The steps that are used.
  ///   - unit: What a step is called.
  ///   - tolerance: By what share of the length the two may differ.
  /// - Returns: Such as `'1.5' is 1.5 epochs; 2 epochs are used`.
  public func rounding(
    _ time: Double, to steps: Int, unit: String, tolerance: Double
  ) -> String? {
    guard abs(Double(steps) - time) > tolerance * time else { return nil }
    return "'\(text)' is \(time.shortText) \(unit)s; \(counted(steps, unit)) "
      + "\(steps == 1 ? "is" : "are") used"
  }
}

extension Length: ExpressibleByIntegerLiteral {
  /// Makes a length in the scheduler's own steps.
  public init(integerLiteral value: Int) { self.init(steps: value) }
}

extension Length {
  /// What is asked of a length, and whether it is rounded to whole steps.
  public enum Rounding: Sendable, Hashable {
    /// It may end between two steps, and may be 0.
    case real
    /// It may end between two steps, and is above 0.
    case positive
    /// It is rounded; what is above 0 has at least one step.
    case phase
    /// It is rounded, and has at least one step.
    case steps
    /// It is rounded, has at least one step, and another length than the run's is worth a warning.
    case whole
  }

  /// Turns a length into steps of the scheduler, or reports why it cannot be and gives nil.
  ///
  /// The last argument leads from the argument to the length: indices of lists.
  public typealias Resolver = (Length, Rounding, [Int]) -> Length?
}
