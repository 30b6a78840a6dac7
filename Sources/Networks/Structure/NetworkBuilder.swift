internal import Declarations

/// Puts the layers of a network, and of the branches within it, one behind the other.
final class NetworkBuilder {
  /// What is trained so far.
  private(set) var parameters: [Parameter] = []
  /// What layers keep beside it so far.
  private(set) var buffers: [Parameter] = []
  private var parameterCount = 0

  /// Resolves layers one behind the other.
  func nodes(
    of layers: [NamedLayer], input: Shape, at place: LayerPlace = LayerPlace()
  ) throws(NetworkError) -> [Network.Node] {
    let names = try LayerNames(layers, at: place).values
    var (nodes, place): ([Network.Node], LayerPlace) = ([], place)
    for (index, entry) in layers.enumerated() {
      let input = LayerInput(
        shape: nodes.last?.output ?? input, kind: entry.layer.kind,
        place: place.layer(index, named: names[index]), builder: self)
      nodes.append(try node(of: entry, name: place.prefix + names[index], receiving: input))
      place.receivesInput = place.receivesInput && entry.layer.keepsElements
    }
    return nodes
  }

  /// Resolves a layer.
  private func node(
    of entry: NamedLayer, name: String, receiving input: LayerInput
  ) throws(NetworkError) -> Network.Node {
    do throws(ArgumentError) {
      try entry.layer.validate()
    } catch { throw input.error("\(error.argument) \(error.message)", in: error.argument) }
    let (firstParameter, firstBuffer) = (parameters.count, buffers.count)
    let resolution = try entry.layer.resolved(for: input)
    // One number of every kind must be countable together, for buffers that hold them all.
    for parameter in resolution.parameters {
      let (sum, overflow) = parameterCount.addingReportingOverflow(parameter.count)
      guard !overflow else { throw input.error("the model has too many parameters") }
      parameterCount = sum
    }
    parameters += try filled(resolution.parameters, by: entry.initializations, input)
      .map { $0.within(name) }
    buffers += resolution.buffers.map { $0.within(name) }
    return Network.Node(
      name: name, layer: resolution.layer, initializations: entry.initializations,
      input: input.shape, output: resolution.output,
      parameters: firstParameter..<parameters.count, buffers: firstBuffer..<buffers.count,
      branches: resolution.branches)
  }

  /// The parameters of a layer with the rules that it gives for some of them.
  private func filled(
    _ parameters: [Parameter], by rules: [String: any Initialization], _ input: LayerInput
  ) throws(NetworkError) -> [Parameter] {
    let names = parameters.map(\.name)
    if let name = rules.keys.filter({ !names.contains($0) }).min() {
      throw input.error("the layer has no \(name) to initialise", in: "\(name)_init")
    }
    for parameter in parameters {
      guard let mistake = rules[parameter.name]?.mistake(for: parameter.shape) else { continue }
      throw input.error(mistake, in: "\(parameter.name)_init")
    }
    return parameters.map { parameter in
      rules[parameter.name].map { parameter.filled(by: $0) } ?? parameter
    }
  }
}

extension Parameter {
  /// The parameter under its layer's name.
  fileprivate func within(_ layer: String) -> Parameter {
    Parameter(
      name: "\(layer).\(name)", shape: shape, initializer: initializer, isDefault: isDefault)
  }
}
