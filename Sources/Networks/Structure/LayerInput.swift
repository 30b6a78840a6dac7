/// What a layer receives, and where it stands in its network.
public struct LayerInput {
  /// The shape of a sample.
  public let shape: Shape
  /// The layer's name in a spec, for messages.
  let kind: String
  let place: LayerPlace
  let builder: NetworkBuilder

  /// A mistake of the layer, or of one of its arguments.
  func error(_ message: String, in argument: String? = nil) -> NetworkError {
    place.error(message, in: argument)
  }

  /// The number of features; refuses samples of more than one dimension.
  func features() throws(NetworkError) -> Int {
    guard shape.rank == 1 else {
      throw error("\(kind) needs a flat input; put `flatten` before it: it receives \(shape)")
    }
    return shape.dimensions[0]
  }

  /// The sample as an image `[channels, height, width]`; refuses others.
  func image() throws(NetworkError) -> Image {
    guard shape.rank == 3 else {
      throw error("\(kind) needs an image, channels×height×width: it receives \(shape)")
    }
    let sizes = shape.dimensions
    return Image(channels: sizes[0], height: sizes[1], width: sizes[2])
  }

  /// The shape of an image with this extent, if its elements can be counted.
  func imageShape(_ channels: Int, _ extent: Extent2D) throws(NetworkError) -> Shape {
    let shape = Shape([channels, extent.height, extent.width])
    guard Shape.product(shape.dimensions) != nil else {
      throw error("an output of \(shape) is too large")
    }
    return shape
  }

  /// Refuses a stated number of channels, or of features, that is not the received one.
  func check(_ stated: Int?, _ argument: String, isChannels: Bool = true) throws(NetworkError) {
    let received = shape.dimensions[0]
    guard let stated, stated != received else { return }
    throw error(
      "\(argument) is \(stated), but the layer receives \(received)"
        + (isChannels ? " channels, \(shape)" : ""), in: argument)
  }

  /// The layers of a branch in their places, the first of which receives what the layer receives.
  func nodes(_ branch: Branch, of layer: some Layer) throws(NetworkError) -> [Network.Node] {
    try builder.nodes(
      of: layer.branches[branch] ?? [], input: shape, at: place.branch(branch))
  }
}
