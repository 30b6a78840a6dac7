internal import Engine
internal import Experiments
internal import Messages
internal import Networks

/// A network as a table: each layer with what it gives, its parameters, and its work.
package struct NetworkSummary {
  private let network: Network
  private let weights: String?

  /// Takes the network of a run.
  package init(_ run: PreparedRun) {
    let network = run.experiment.network
    self.network = network
    weights = run.weights.flatMap { file in
      run.reading.spec?.initialization.map {
        TakenWeights(file, for: network, by: $0.options).summary
      }
    }
  }

  /// The table's lines: a heading, one a layer, and the sums; and what is read of other weights.
  ///
  /// FLOPs are the additions and multiplications of matrix products and convolutions, forward, for
  /// one sample.
  package var lines: [String] {
    var rows = [["layer", "", "output", "parameters", "FLOPs"]]
    rows.append(["input", "", network.input.description, "", ""])
    for (index, node) in network.nodes.enumerated() {
      let operations = network.forwardOperations(of: index, batchSize: 1)
      rows.append(row(node, indent: "", operations))
      rows += branchRows(of: node, indent: "  ")
    }
    let operations = network.forwardOperations(batchSize: 1)
    rows.append(["sum", "", "", count(network.parameterCount), count(operations)])
    return TextTable.lines(rows, rightFrom: 3).map { "  " + $0 }
      + (weights.map { ["  weights: \($0)"] } ?? [])
  }

  private func row(_ node: Network.Node, indent: String, _ operations: Int) -> [String] {
    let parameters = network.parameters[node.parameters].reduce(0) { $0 + $1.count }
    return [
      indent + node.name, node.layer.kind, node.output.description, count(parameters),
      count(operations),
    ]
  }

  /// The layers of a residual block's branches, whose sums stand in the block's own row.
  private func branchRows(of node: Network.Node, indent: String) -> [[String]] {
    (node.body + node.shortcut).flatMap { inner in
      [row(inner, indent: indent, 0)] + branchRows(of: inner, indent: indent + "  ")
    }
  }

  /// A number with its thousands apart; nothing for none.
  private func count(_ number: Int) -> String { number == 0 ? "" : NumberText.grouped(number) }
}
