/// Where a layer, or a list of layers, stands in a network.
struct LayerPlace {
  /// What the names of the parameters there begin with.
  var prefix = ""
  /// The indices that lead there.
  var path: [Int] = []
  /// The branches that the indices after the first lead through.
  var branches: [Branch] = []
  /// Whether it receives the network's input, at most in another shape.
  var receivesInput = true

  /// The place of a layer of the list.
  func layer(_ index: Int, named name: String) -> LayerPlace {
    var place = self
    place.prefix += name + "."
    place.path.append(index)
    return place
  }

  /// The place of the list of layers that is a branch of the layer.
  func branch(_ branch: Branch) -> LayerPlace {
    var place = self
    place.prefix += branch.rawValue + "."
    place.branches.append(branch)
    return place
  }

  /// A mistake there.
  func error(_ message: String, in argument: String? = nil) -> NetworkError {
    NetworkError(layer: path, branches: branches, argument: argument, message: message)
  }
}
