internal import JSON
internal import Networks

/// A network as `resolved.json` has it: each layer with what it gives and its parameters.
enum NetworkDocument {
  /// The layers in order, each before those within it, whose parameters count in it, too.
  static func json(of network: Network) -> JSONValue {
    .object([
      ("input", shape(network.input)),
      ("parameters", network.parameterCount.json),
      ("layers", .array(layers(network.nodes, depth: 0, in: network))),
    ])
  }

  private static func layers(
    _ nodes: [Network.Node], depth: Int, in network: Network
  ) -> [JSONValue] {
    nodes.flatMap { node -> [JSONValue] in
      let count = network.parameters[node.parameters].reduce(0) { $0 + $1.count }
      let own = JSONValue.object([
        ("name", node.name.json), ("type", node.layer.kind.json), ("depth", depth.json),
        ("output", shape(node.output)), ("parameters", count.json),
      ])
      return [own] + layers(node.body + node.shortcut, depth: depth + 1, in: network)
    }
  }

  private static func shape(_ shape: Shape) -> JSONValue { .array(shape.dimensions.map(\.json)) }
}
