/// The arguments of a policy that hold a learning rate as it is, whatever the base value.
public struct RateArguments: Sendable, Hashable {
  /// The name of the one that holds the least rate, or the one to begin with.
  public var base: String?
  /// The name of the one that holds the greatest rate.
  public var max: String?

  /// Names arguments.
  public init(base: String? = nil, max: String? = nil) { (self.base, self.max) = (base, max) }
}
