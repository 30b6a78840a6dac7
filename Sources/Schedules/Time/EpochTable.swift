/// How many steps each epoch has, and so where epochs begin among the steps.
///
/// Epochs and steps count from 0, and `start(e)` is the sum of the lengths of the epochs before
/// `e`. Epochs beyond those that were given are as long as the last of them. Nothing is walked:
/// any step and any epoch is found in time logarithmic in the epochs that were given, and by a
/// division where all are equally long.
public struct EpochTable: Sendable, Hashable {
  // The starts of the epochs before the tail, which are those that may differ in length.
  private let starts: [Int]
  // From this epoch on all are equally long.
  private let tailEpoch: Int
  private let tailStart: Int
  private let tailLength: Int

  /// Makes the table of epochs that are equally long.
  public init(_ length: Int) { self.init([length]) }

  /// Makes the table of epochs of these lengths, the last of which holds from there on.
  ///
  /// - Parameter lengths: The steps of each epoch: at least one length, none negative, with a sum
  ///   that can be counted.
  public init(_ lengths: [Int]) {
    guard let last = lengths.last else { preconditionFailure("a table needs an epoch") }
    let tail = (lengths.lastIndex { $0 != last } ?? -1) + 1
    var (starts, sum) = ([Int](), 0)
    starts.reserveCapacity(tail)
    for length in lengths {
      precondition(length >= 0, "an epoch cannot have \(length) steps")
      if starts.count == tail { break }
      starts.append(sum)
      sum += length
    }
    self.starts = starts
    (tailEpoch, tailStart, tailLength) = (tail, sum, last)
  }

  /// The steps of an epoch where all are equally long, else nil.
  public var constant: Int? { tailEpoch == 0 ? tailLength : nil }

  /// The steps of the shortest epoch.
  public var shortest: Int { starts.indices.reduce(tailLength) { min($0, self[$1]) } }

  /// The steps of the longest epoch.
  public var longest: Int { starts.indices.reduce(tailLength) { max($0, self[$1]) } }

  /// The steps of an epoch.
  public subscript(epoch: Int) -> Int {
    epoch >= tailEpoch ? tailLength : start(of: epoch + 1) - starts[epoch]
  }

  /// The first step of an epoch, which is not negative; the greatest number there is if there are
  /// more steps than can be counted.
  public func start(of epoch: Int) -> Int {
    if epoch < tailEpoch { return starts[epoch] }
    let (steps, isTooLarge) = (epoch - tailEpoch).multipliedReportingOverflow(by: tailLength)
    let (start, isTooFar) = steps.addingReportingOverflow(tailStart)
    return isTooLarge || isTooFar ? .max : start
  }

  /// The epoch of a step, and the steps of that epoch before it.
  ///
  /// - Precondition: The step is not negative, and the last epoch has steps.
  public func position(of step: Int) -> (epoch: Int, step: Int) {
    guard step < tailStart else {
      precondition(tailLength > 0, "an epoch without steps is never over")
      let (epochs, rest) = (step - tailStart).quotientAndRemainder(dividingBy: tailLength)
      return (tailEpoch + epochs, rest)
    }
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= step { low = middle } else { high = middle }
    }
    return (low, step - starts[low])
  }

  /// The epoch of a step.
  public func epoch(of step: Int) -> Int { position(of: step).epoch }

  /// How many epochs so many steps from the beginning are, the last one in part.
  public func epochs(in steps: Double) -> Double {
    if steps >= Double(tailStart) {
      return Double(tailEpoch) + (steps - Double(tailStart)) / Double(tailLength)
    }
    let epoch = position(of: Int(max(steps, 0))).epoch
    return Double(epoch) + (steps - Double(starts[epoch])) / Double(self[epoch])
  }

  /// How many steps so many epochs from the beginning are, the last one in part.
  public func steps(in epochs: Double) -> Double {
    if epochs >= Double(tailEpoch) {
      return Double(tailStart) + (epochs - Double(tailEpoch)) * Double(tailLength)
    }
    let epoch = Int(max(epochs, 0))
    return Double(starts[epoch]) + (epochs - Double(epoch)) * Double(self[epoch])
  }

  /// The table of epochs whose lengths are functions of those of this one.
  public func map(_ transform: (Int) -> Int) -> EpochTable {
    EpochTable((0...tailEpoch).map { transform(self[$0]) })
  }
}
