/// What the updates of an optimizer leave behind for the next one.
public struct OptimizerState: Sendable, Hashable {
  /// A number for every number of the store's buffer, in its layout.
  public struct Buffer: Sendable, Hashable {
    /// PyTorch's name of it, such as `exp_avg`.
    public var name: String
    /// The numbers.
    public var values: [Float]

    /// Names the numbers of a buffer.
    public init(name: String, values: [Float]) { (self.name, self.values) = (name, values) }
  }

  /// The buffers that an update has needed so far, in the order of the rule.
  public var buffers: [Buffer]
  /// How far each group has come.
  public var groups: [GroupProgress]

  /// Puts a saved state together.
  public init(buffers: [Buffer], groups: [GroupProgress]) {
    (self.buffers, self.groups) = (buffers, groups)
  }
}
