/// A node with what it costs to repeat it.
struct Subtree {
  let node: Node
  /// The number of nodes, this one and keys included.
  var count = 1
  /// The bytes of text in its scalars, keys included.
  var text = 0
  /// How deep collections nest in it: 0 for a scalar.
  var height = 0
}
