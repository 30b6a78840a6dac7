/// Puts the layers of a network, and of the branches within it, one behind the other.
struct NetworkBuilder {
  /// What is trained so far.
  private(set) var parameters: [Parameter] = []
  /// What layers keep beside it so far.
  private(set) var buffers: [Parameter] = []
  private var parameterCount = 0

  /// Where a list of layers stands in the network.
  struct Place {
    /// What the names of its layers' parameters begin with.
    var prefix = ""
    /// The indices of the layers around it.
    var path: [Int] = []
    /// The branches of those layers that lead here.
    var branches: [Branch] = []
    /// Whether it receives the network's input as it is.
    var receivesInput = true
  }

  /// Resolves layers one behind the other.
  mutating func nodes(
    of layers: [NamedLayer], input: Shape, at place: Place = Place()
  ) throws(NetworkError) -> [Network.Node] {
    let names = try LayerNames(layers, at: place).values
    var nodes: [Network.Node] = []
    var place = place
    for (index, entry) in layers.enumerated() {
      let shape = nodes.last?.output ?? input
      let path = place.path + [index]
      do throws(Mistake) {
        let name = place.prefix + names[index]
        if case .residual(let block) = entry.layer {
          try requireNames(entry.initializations, among: [])
          nodes.append(
            try node(
              of: block, name: name, input: shape,
              at: Place(
                prefix: name + ".", path: path, branches: place.branches,
                receivesInput: place.receivesInput)))
        } else {
          try check(entry.layer, at: place, receiving: shape)
          nodes.append(try node(of: entry, name: name, input: shape))
        }
      } catch {
        throw error.located(path, place.branches)
      }
      place.receivesInput = place.receivesInput && entry.layer.keepsElements
    }
    return nodes
  }

  /// Refuses an embedding of what layers have computed, which are no indices.
  private func check(
    _ layer: Layer, at place: Place, receiving shape: Shape
  ) throws(Mistake) {
    guard case .embedding = layer, !place.receivesInput else { return }
    throw Mistake(
      nil,
      "embedding needs indices, so it must be the first layer: "
        + "it receives what other layers made of the input, \(shape)")
  }

  /// Resolves a layer that has no layers within it.
  private mutating func node(
    of entry: NamedLayer, name: String, input: Shape
  ) throws(Mistake) -> Network.Node {
    guard let resolvable = entry.layer.resolvable else {
      preconditionFailure("\(entry.layer.kind) is resolved layer by layer")
    }
    var resolution = try resolvable.resolved(for: input)
    resolution.parameters = try filled(resolution.parameters, by: entry.initializations)
    let (firstParameter, firstBuffer) = (parameters.count, buffers.count)
    // One number of every kind must be countable together, for buffers that hold them all.
    for parameter in resolution.parameters {
      let (sum, overflow) = parameterCount.addingReportingOverflow(parameter.count)
      guard !overflow else { throw Mistake(nil, "the model has too many parameters") }
      parameterCount = sum
    }
    parameters += resolution.parameters.map { $0.within(name) }
    buffers += resolution.buffers.map { $0.within(name) }
    return Network.Node(
      name: name, layer: resolution.layer, initializations: entry.initializations, input: input,
      output: resolution.output, parameters: firstParameter..<parameters.count,
      buffers: firstBuffer..<buffers.count)
  }

  /// The parameters of a layer with the rules that it gives for some of them.
  private func filled(
    _ parameters: [Parameter], by rules: [String: Initialization]
  ) throws(Mistake) -> [Parameter] {
    try requireNames(rules, among: parameters.map(\.name))
    var filled: [Parameter] = []
    for parameter in parameters {
      guard let rule = rules[parameter.name] else {
        filled.append(parameter)
        continue
      }
      if let mistake = rule.mistake(for: parameter.shape) {
        throw Mistake("\(parameter.name)_init", mistake)
      }
      filled.append(parameter.filled(by: rule))
    }
    return filled
  }

  /// Refuses rules for parameters that a layer does not have.
  private func requireNames(
    _ rules: [String: Initialization], among names: [String]
  ) throws(Mistake) {
    guard let name = rules.keys.filter({ !names.contains($0) }).min() else { return }
    throw Mistake("\(name)_init", "the layer has no \(name) to initialise")
  }

  /// Resolves a residual block.
  private mutating func node(
    of block: Residual, name: String, input: Shape, at place: Place
  ) throws(Mistake) -> Network.Node {
    guard !block.body.isEmpty else { throw Mistake("body", "body needs at least one layer") }
    let (firstParameter, firstBuffer) = (parameters.count, buffers.count)
    let body = try branch(.body, of: block, input: input, at: place)
    let shortcut = try branch(.shortcut, of: block, input: input, at: place)
    let output = body.last?.output ?? input
    let carried = shortcut.last?.output ?? input
    guard output == carried else {
      throw Mistake(
        "shortcut",
        "the body gives \(output), but the shortcut \(shortcut.isEmpty ? "is the input" : "gives") "
          + "\(carried): their sum needs equal shapes")
    }
    let resolved = Residual(body: body.map(\.entry), shortcut: shortcut.map(\.entry))
    return Network.Node(
      name: name, layer: .residual(resolved), input: input, output: output,
      parameters: firstParameter..<parameters.count, buffers: firstBuffer..<buffers.count,
      body: body, shortcut: shortcut)
  }

  /// Resolves a branch of a residual block.
  private mutating func branch(
    _ branch: Branch, of block: Residual, input: Shape, at place: Place
  ) throws(Mistake) -> [Network.Node] {
    var place = place
    place.prefix += branch.rawValue + "."
    place.branches.append(branch)
    do throws(NetworkError) {
      return try nodes(of: block[branch], input: input, at: place)
    } catch {
      throw Mistake(error)
    }
  }
}

extension Layer {
  /// Whether it gives the elements that it receives, at most in another shape.
  fileprivate var keepsElements: Bool {
    if case .flatten = self { true } else { false }
  }
}

extension Parameter {
  /// The parameter under its layer's name.
  fileprivate func within(_ layer: String) -> Parameter {
    Parameter(
      name: "\(layer).\(name)", shape: shape, initializer: initializer, isDefault: isDefault)
  }
}
