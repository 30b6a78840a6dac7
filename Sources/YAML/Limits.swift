/// How much a document may ask for.
package struct Limits: Sendable, Hashable {
  /// The bounds for a file that a person writes: 4 MiB, 64 deep, 100,000 nodes.
  package static let standard = Limits(bytes: 4 << 20, depth: 64, nodes: 100_000)
  /// The size of the text in bytes, and that of all scalars together, aliases expanded.
  package let bytes: Int
  /// How deep collections may nest, aliases expanded.
  package let depth: Int
  /// How many nodes there may be, keys included and aliases expanded.
  package let nodes: Int

  /// Sets bounds; the depth is at most 256, since nodes are visited recursively.
  package init(bytes: Int, depth: Int, nodes: Int) {
    precondition(bytes >= 0 && nodes >= 0, "a bound is not negative")
    precondition((0...256).contains(depth), "the depth must be in 0...256")
    (self.bytes, self.depth, self.nodes) = (bytes, depth, nodes)
  }
}
