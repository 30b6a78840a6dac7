/// The number of samples in a batch, which may change from epoch to epoch.
public struct BatchSizes: Sendable, Hashable {
  // Of the epochs up to the one from which the last size holds.
  private let sizes: [Int]

  /// Makes the sizes of epochs that are all the same.
  public init(_ size: Int) { self.init([size]) }

  /// Makes the sizes of these epochs, the last of which holds from there on.
  ///
  /// - Parameter sizes: the samples of a batch in each epoch: at least one size, each at least 1.
  public init(_ sizes: [Int]) {
    precondition(!sizes.isEmpty, "batches need a size")
    precondition(sizes.allSatisfy { $0 > 0 }, "a batch needs samples")
    let last = sizes[sizes.count - 1]
    self.sizes = Array(sizes[...((sizes.lastIndex { $0 != last } ?? -1) + 1)])
  }

  /// The size in an epoch, counted from 0.
  public subscript(epoch: Int) -> Int { sizes[min(max(epoch, 0), sizes.count - 1)] }

  /// The size where all epochs have the same, else nil.
  public var constant: Int? { sizes.count == 1 ? sizes[0] : nil }

  /// The greatest size.
  public var largest: Int { sizes.reduce(0, max) }

  /// All sizes that occur, each once, from the smallest.
  public var distinct: [Int] { Set(sizes).sorted() }

  /// What a function makes of the size of each epoch, up to the one from which the last size holds.
  func map<Value>(_ transform: (Int) -> Value) -> [Value] { sizes.map(transform) }
}
