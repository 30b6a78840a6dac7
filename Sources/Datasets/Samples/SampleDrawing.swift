import Declarations
import Messages
import Randomness

/// Samples in a random order, from which parts are taken unit by unit: a unit is a sample, or a group of
/// samples that stay together.
struct SampleDrawing {
  /// The samples, unit after unit in the order of drawing.
  private var samples: [Int]
  /// Where in ``samples`` each unit ends; nil where each sample is a unit.
  private var ends: [Int]?
  private let labels: [Int32]?
  /// The part that was taken before, if any was.
  private var before: (name: String, part: HeldOut)?
  private let count: Int

  /// The samples that were not taken, ascending.
  var rest: [Int] { samples.sorted() }

  private var unitCount: Int { ends?.count ?? samples.count }

  /// Orders samples by a seed.
  ///
  /// - Parameters:
  ///   - count: How many samples there are.
  ///   - seed: Decides their order.
  ///   - labels: The class of each sample, of which every part is to have its share.
  ///   - groups: The group of each sample, where groups stay together.
  init(_ count: Int, seed: UInt64, labels: [Int32]?, groups: [Int32]?) {
    (self.count, self.labels) = (count, labels)
    var stream = RandomStream(seed: seed, purpose: .split)
    guard let groups else {
      samples = Array(0..<count)
      stream.shuffle(&samples)
      return
    }
    let units = Self.units(of: groups.prefix(count))
    var order = Array(units.indices)
    stream.shuffle(&order)
    samples = order.flatMap { units[$0] }
    var end = 0
    ends = order.map {
      end += units[$0].count
      return end
    }
  }

  /// The samples of each group, ascending, by the groups' numbers.
  private static func units(of groups: ArraySlice<Int32>) -> [[Int]] {
    Dictionary(grouping: groups.indices) { groups[$0] }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Where in ``samples`` a unit is.
  private func place(of unit: Int) -> Range<Int> {
    guard let ends else { return unit..<unit + 1 }
    return (unit == 0 ? 0 : ends[unit - 1])..<ends[unit]
  }

  /// Takes the samples of a part.
  ///
  /// - Parameters:
  ///   - part: How many are drawn.
  ///   - name: The argument that says so.
  /// - Returns: The samples, ascending; nil for a part that is not drawn.
  /// - Throws: `ArgumentError` where the part, or what is left, would have no samples.
  mutating func take(_ part: HeldOut?, _ name: String) throws(ArgumentError) -> [Int]? {
    guard let part, part.isDrawn else { return nil }
    if case .fraction(let fraction) = part, !(fraction > 0 && fraction < 1) {
      throw ArgumentError(
        argument: name, message: "the fraction must lie between 0 and 1, both excluded")
    }
    let wanted = part.drawn(of: count) ?? 0
    guard wanted >= 1, wanted < samples.count else {
      throw nothing(left: wanted < 1 ? name : "training", part, name)
    }
    let taken = labels == nil ? firstUnits(wanted) : stratified(wanted)
    guard taken.contains(false) else { throw nothing(left: "training", part, name) }
    before = (name, part)
    return remove(taken)
  }

  private func nothing(left side: String, _ part: HeldOut, _ name: String) -> ArgumentError {
    let share = "\(Self.share(part)) of \(counted(count, "sample"))"
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

  /// Which units are taken, if these are.
  private func mask(_ units: some Sequence<Int>) -> [Bool] {
    var mask = [Bool](repeating: false, count: unitCount)
    for unit in units { mask[unit] = true }
    return mask
  }

  /// The first units that have so many samples together.
  private func firstUnits(_ wanted: Int) -> [Bool] {
    mask((0..<unitCount).prefix { place(of: $0).lowerBound < wanted })
  }

  /// So many units, of each class its share of them.
  private func stratified(_ wanted: Int) -> [Bool] {
    let classes = unitsByClass
    // What stays is what is apportioned, as scikit-learn does it.
    let kept = Self.apportion(unitCount - wanted, by: classes.map(\.count))
    return mask(zip(classes, kept).flatMap { $0.prefix($0.count - $1) })
  }

  /// The units of each class, in the order of drawing.
  private var unitsByClass: [[Int]] {
    guard let labels else { return [Array(0..<unitCount)] }
    return Dictionary(grouping: 0..<unitCount) { labels[samples[place(of: $0).lowerBound]] }
      .sorted { $0.key < $1.key }.map(\.value)
  }

  /// Divides a number in proportion to others: each has its share rounded down, and those with the largest
  /// remainders, of equal ones the first, one more.
  private static func apportion(_ total: Int, by counts: [Int]) -> [Int] {
    let all = counts.reduce(0, +)
    var shares = counts.map { $0 * total / all }
    let remainders = counts.map { $0 * total % all }
    let missing = total - shares.reduce(0, +)
    for index in remainders.indicesFromLargest.prefix(missing) { shares[index] += 1 }
    return shares
  }

  /// Takes one of the folds into which what is left is divided.
  ///
  /// - Returns: The samples of the fold, ascending.
  /// - Throws: `ArgumentError` where there are fewer units than folds, or no such fold.
  mutating func take(fold: Int, of folds: Int) throws(ArgumentError) -> [Int] {
    let areSingle = unitCount == samples.count
    guard (0..<folds).contains(fold) else {
      throw ArgumentError(argument: "split.fold", message: DivisionRule.noFold(fold, of: folds))
    }
    guard unitCount >= folds else {
      throw ArgumentError(
        argument: "split.folds",
        message: "\(counted(unitCount, areSingle ? "sample" : "group")) "
          + "cannot be divided into \(folds) folds")
    }
    return remove(areSingle ? units(of: fold, among: folds) : groups(of: fold, among: folds))
  }

  /// The units of a fold: one class after the other, every fold having as many as stand at its places
  /// (scikit-learn's StratifiedKFold).
  ///
  /// Without classes the first folds are one larger where the number does not divide.
  private func units(of fold: Int, among folds: Int) -> [Bool] {
    /// How many of the places from 0 to an end are those of a fold.
    func places(_ fold: Int, before end: Int) -> Int { (end - fold + folds - 1) / folds }
    var (taken, start): ([Int], Int) = ([], 0)
    for members in unitsByClass {
      let end = start + members.count
      let sizes = (0...fold).map { places($0, before: end) - places($0, before: start) }
      let before = sizes[..<fold].reduce(0, +)
      taken += members[before..<before + sizes[fold]]
      start = end
    }
    return mask(taken)
  }

  /// The groups of a fold: each, the largest first, goes to the fold that has the fewest samples
  /// (scikit-learn's GroupKFold).
  private func groups(of fold: Int, among folds: Int) -> [Bool] {
    var (sizes, taken) = ([Int](repeating: 0, count: folds), [Int]())
    let counts = (0..<unitCount).map { place(of: $0).count }
    for unit in counts.indicesFromLargest {
      let lightest = sizes.indices.min { sizes[$0] < sizes[$1] } ?? 0
      sizes[lightest] += counts[unit]
      if lightest == fold { taken.append(unit) }
    }
    return mask(taken)
  }

  /// Takes units away; their samples, ascending.
  private mutating func remove(_ taken: [Bool]) -> [Int] {
    var (removed, left, leftEnds): ([Int], [Int], [Int]) = ([], [], [])
    left.reserveCapacity(samples.count)
    for unit in taken.indices {
      if taken[unit] {
        removed += samples[place(of: unit)]
      } else {
        left += samples[place(of: unit)]
        if ends != nil { leftEnds.append(left.count) }
      }
    }
    samples = left
    if ends != nil { ends = leftEnds }
    return removed.sorted()
  }
}

extension [Int] {
  /// The indices, those of the largest numbers first, of equal ones in their order.
  fileprivate var indicesFromLargest: [Int] {
    indices.sorted { (self[$1], $0) < (self[$0], $1) }
  }
}
