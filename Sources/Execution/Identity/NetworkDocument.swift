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

  /// The shape of a sample's input of the network of a document; nil where it does not tell.
  static func inputShape(in document: JSONValue?) -> [Int]? {
    document.flatMap { try? $0.value("input") }
  }

  /// How many inputs it has.
  static func inputCount(in document: JSONValue?) -> Int? { count(document, "input") }

  /// How many outputs it has.
  static func outputCount(in document: JSONValue?) -> Int? {
    guard case .array(let layers)? = document?["layers"] else { return nil }
    // The layers within another one stand behind it.
    return count(layers.last { $0["depth"] == .integer(0) }, "output")
  }

  private static func count(_ document: JSONValue?, _ key: String) -> Int? {
    let dimensions: [Int]? = document.flatMap { try? $0.value(key) }
    return dimensions.flatMap { Shape.product($0) }
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
