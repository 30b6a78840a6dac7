public import Declarations

/// A random division of samples into those that are trained on and those that are held out.
public struct Division: Sendable, Equatable {
  /// The samples to train on, ascending.
  public private(set) var training: [Int]
  /// The samples to validate on, ascending; nil where none are drawn.
  public var validation: [Int]?
  /// The samples that are measured on at the end, ascending; nil where none are drawn.
  public var test: [Int]?

  /// Divides samples; those for the test are drawn first, so that they are the same for every fold.
  ///
  /// A fraction of all samples is rounded to the nearest number of them. Of each class it is that share, the
  /// samples that are left over going to the classes with the largest remainders. Groups are drawn whole until
  /// there are as many samples as were asked for, or more.
  ///
  /// - Parameters:
  ///   - count: How many samples there are.
  ///   - validation: How many of them are validated on.
  ///   - test: How many are measured on at the end.
  ///   - rule: How they are drawn.
  ///   - seed: Decides which, unless the rule has a seed.
  ///   - labels: The class of each sample, for a rule that stratifies.
  ///   - groups: The group of each sample, for a rule that keeps groups together.
  /// - Throws: `ArgumentError` for the argument at fault.
  public init(
    of count: Int, validation: HeldOut? = nil, test: HeldOut? = nil,
    by rule: DivisionRule = DivisionRule(), seed: UInt64, labels: [Int32]? = nil,
    groups: [Int32]? = nil
  ) throws(ArgumentError) {
    try rule.checkFit(labels: labels, groups: groups)
    guard rule.folds != nil || [validation, test].contains(where: { $0?.isDrawn == true }) else {
      training = Array(0..<count)
      return
    }
    var drawing = SampleDrawing(
      count, seed: rule.seed.map { UInt64($0) } ?? seed, labels: rule.stratify ? labels : nil,
      groups: rule.group == nil ? nil : groups)
    self.test = try drawing.take(test, "test")
    if let folds = rule.folds, let fold = rule.fold {
      self.validation = try drawing.take(fold: fold, of: folds)
    } else {
      self.validation = try drawing.take(validation, "validation")
    }
    training = drawing.rest
  }
}
