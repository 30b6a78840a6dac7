public import Declarations
import Messages
import Randomness

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
    var drawing = try Drawing(count, rule, rule.seed.map { UInt64($0) } ?? seed, labels, groups)
    self.test = try drawing.take(test, "test")
    if let folds = rule.folds, let fold = rule.fold {
      self.validation = try drawing.take(fold: fold, of: folds)
    } else {
      self.validation = try drawing.take(validation, "validation")
    }
    training = drawing.rest.sorted()
  }
}

/// Samples in a random order, from which parts are taken.
private struct Drawing {
  /// Samples that are drawn together, in the order of drawing: each by itself, or a group.
  private var units: [[Int]]
  private let labels: [Int32]?
  private let count: Int
  /// The part that was taken before, if any was.
  private var before: (name: String, part: HeldOut)?

  /// What was not taken.
  var rest: [Int] { units.flatMap(\.self) }

  init(
    _ count: Int, _ rule: DivisionRule, _ seed: UInt64, _ labels: [Int32]?, _ groups: [Int32]?
  ) throws(ArgumentError) {
    if rule.stratify, labels == nil {
      throw ArgumentError(argument: "split.stratify", message: "the targets are no classes")
    }
    if rule.group != nil, groups == nil {
      throw ArgumentError(argument: "split.group", message: "only a table of text has columns")
    }
    (self.count, self.labels) = (count, rule.stratify ? labels : nil)
    if let groups, rule.group != nil {
      let members = Dictionary(grouping: 0..<count) { groups[$0] }
      units = members.sorted { $0.key < $1.key }.map(\.value)
    } else {
      units = (0..<count).map { [$0] }
    }
    var (stream, order) = (RandomStream(seed: seed, purpose: .split), Array(units.indices))
    stream.shuffle(&order)
    units = order.map { units[$0] }
  }

  /// Takes the samples of a part; nil for one that is not drawn.
  mutating func take(_ part: HeldOut?, _ name: String) throws(ArgumentError) -> [Int]? {
    guard let part, part.isDrawn else { return nil }
    if case .fraction(let fraction) = part, !(fraction > 0 && fraction < 1) {
      throw ArgumentError(
        argument: name, message: "the fraction must lie between 0 and 1, both excluded")
    }
    let wanted = part.drawn(of: count) ?? 0
    let left = units.reduce(0) { $0 + $1.count }
    guard wanted >= 1, wanted < left else {
      throw nothing(left: wanted < 1 ? name : "training", part, name)
    }
    let taken = labels == nil ? firstUnits(wanted) : stratified(wanted)
    guard taken.count < units.count else { throw nothing(left: "training", part, name) }
    before = (name, part)
    return remove(taken)
  }

  private func nothing(left side: String, _ part: HeldOut, _ name: String) -> ArgumentError {
    let samples = counted(count, "sample")
    let share = "\(Self.share(part)) of \(samples)"
    guard let before, side == "training" else {
      return ArgumentError(argument: name, message: "\(share) leaves none for \(side)")
    }
    let others = "with \(Self.share(before.part)) for \(before.name)"
    return ArgumentError(argument: name, message: "\(share), \(others), leaves none for \(side)")
  }

  private static func share(_ part: HeldOut) -> String {
    switch part {
    case .fraction(let fraction): "a fraction of \(fraction)"
    case .count(let held): "\(held)"
    case .split, .file, .arrays: "all"
    }
  }

  /// The first units that have so many samples together.
  private func firstUnits(_ wanted: Int) -> Set<Int> {
    var (taken, sum) = (Set<Int>(), 0)
    for unit in units.indices where sum < wanted {
      taken.insert(unit)
      sum += units[unit].count
    }
    return taken
  }

  /// So many units, of each class its share of them.
  private func stratified(_ wanted: Int) -> Set<Int> {
    let classes = unitsByClass
    // What stays is what is apportioned, as scikit-learn does it.
    let kept = Self.apportion(units.count - wanted, by: classes.map(\.count))
    return Set(zip(classes, kept).flatMap { $0.prefix($0.count - $1) })
  }

  /// The units of each class, in the order of drawing.
  private var unitsByClass: [[Int]] {
    guard let labels else { return [Array(units.indices)] }
    return Dictionary(grouping: units.indices) { labels[units[$0][0]] }
      .sorted { $0.key < $1.key }.map(\.value)
  }

  /// Divides a number in proportion to others: each has its share rounded down, and those with the largest
  /// remainders one more.
  private static func apportion(_ total: Int, by counts: [Int]) -> [Int] {
    let all = counts.reduce(0, +)
    var shares = counts.map { $0 * total / all }
    let remainders = counts.map { $0 * total % all }
    let missing = total - shares.reduce(0, +)
    for index in counts.indices.sorted(by: { remainders[$0] > remainders[$1] }).prefix(missing) {
      shares[index] += 1
    }
    return shares
  }

  /// Takes one of the folds into which what is left is divided.
  mutating func take(fold: Int, of folds: Int) throws(ArgumentError) -> [Int] {
    guard units.count >= folds else {
      throw ArgumentError(
        argument: "split.folds",
        message: "\(counted(units.count, units.allSatisfy { $0.count == 1 } ? "sample" : "group")) "
          + "cannot be divided into \(folds) folds")
    }
    if units.contains(where: { $0.count > 1 }) { return remove(groups(of: fold, among: folds)) }
    // A class after the other, every fold having the samples that stand at its places (scikit-learn's
    // StratifiedKFold); without classes the first folds are one larger where the number does not divide.
    var (taken, start) = (Set<Int>(), 0)
    for members in unitsByClass {
      let sizes = (0..<folds).map { fold in
        (start..<start + members.count).count { $0 % folds == fold }
      }
      let before = sizes[..<fold].reduce(0, +)
      taken.formUnion(members[before..<before + sizes[fold]])
      start += members.count
    }
    return remove(taken)
  }

  /// The groups of a fold: each, the largest first, goes to the fold that has the fewest samples.
  private func groups(of fold: Int, among folds: Int) -> Set<Int> {
    var (sizes, taken) = ([Int](repeating: 0, count: folds), Set<Int>())
    for unit in units.indices.sorted(by: { units[$0].count > units[$1].count }) {
      let lightest = sizes.indices.min { sizes[$0] < sizes[$1] } ?? 0
      sizes[lightest] += units[unit].count
      if lightest == fold { taken.insert(unit) }
    }
    return taken
  }

  /// Takes units away; their samples, ascending.
  private mutating func remove(_ taken: Set<Int>) -> [Int] {
    let samples = taken.flatMap { units[$0] }.sorted()
    units = units.indices.filter { !taken.contains($0) }.map { units[$0] }
    return samples
  }
}
