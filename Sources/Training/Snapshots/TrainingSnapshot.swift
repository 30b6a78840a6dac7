import Optimizers

/// Everything that a run carries from one update to the next: what a checkpoint holds.
///
/// Whatever else a run does follows from its settings and the number of updates done: the batches
/// and their order, dropout masks, augmentations, the values of schedules.
public struct TrainingSnapshot: Sendable {
  /// Numbers under a name, in PyTorch's order.
  public struct Array: Sendable {
    /// What it belongs to and the parameter or buffer: `model/hidden.weight`.
    public let name: String
    /// The dimensions.
    public let shape: [Int]
    /// Where the numbers are from.
    ///
    /// What is made is asked for by the thread that trains alone; that is
    /// why it may say that it is sendable.
    private enum Source: @unchecked Sendable {
      case numbers([Float])
      case made(() -> [Float])
    }

    private let source: Source

    /// The numbers, row after row.
    public var values: [Float] {
      switch source {
      case .numbers(let values): values
      case .made(let make): make()
      }
    }

    /// Joins a name, dimensions and numbers.
    public init(name: String, shape: [Int], values: [Float]) {
      (self.name, self.shape, source) = (name, shape, .numbers(values))
    }

    /// Joins a name, dimensions and a way to get the numbers.
    init(name: String, shape: [Int], made: @escaping () -> [Float]) {
      (self.name, self.shape, source) = (name, shape, .made(made))
    }
  }

  /// What is counted and remembered in single values.
  public struct Counters: Sendable {
    var run: RunState
    var watch: ImprovementWatch.State
    var groups: [GroupProgress]
    var plateau: PlateauWatch.State?
    var range: RangeWatch.State?
    /// What training metrics have gathered since the last row; empty where there are none.
    var measures: [[Double]] = []

    /// The number of updates done.
    public var step: Int { run.step }
  }

  /// What is counted and remembered in single values.
  public let counters: Counters
  /// The model's parameters and buffers (`model/PARAMETER`), then the optimizer's
  /// (`optimizer/NAME/PARAMETER`), the averages (`average/PARAMETER`) and the best weights so far
  /// (`best/PARAMETER`), where there are some.
  public let arrays: [Array]

  /// Puts a saved snapshot together.
  public init(counters: Counters, arrays: [Array]) {
    (self.counters, self.arrays) = (counters, arrays)
  }
}
