/// A sample that is an image: `[channels, height, width]`.
struct Image {
  let channels: Int
  let height: Int
  let width: Int

  /// Refuses samples of another rank for a layer of this kind.
  init(_ shape: Shape, for kind: String) throws(Mistake) {
    guard shape.rank == 3 else {
      throw Mistake(nil, "\(kind) needs an image, channels×height×width: it receives \(shape)")
    }
    (channels, height, width) = (shape.dimensions[0], shape.dimensions[1], shape.dimensions[2])
  }

  var shape: Shape { Shape([channels, height, width]) }

  /// The shape with other channels and extent, if its elements can be counted.
  static func shape(channels: Int, _ extent: Extent2D) throws(Mistake) -> Shape {
    let shape = Shape([channels, extent.height, extent.width])
    guard Shape.product(shape.dimensions) != nil else {
      throw Mistake(nil, "an output of \(shape) is too large")
    }
    return shape
  }
}

extension Resolvable {
  /// Refuses a stated number of channels that is not the received one.
  func checkChannels(_ stated: Int?, _ argument: String, in shape: Shape) throws(Mistake) {
    let received = shape.dimensions[0]
    if let stated, stated != received {
      throw Mistake(
        argument,
        "\(argument) is \(stated), but the layer receives \(received) channels, \(shape)")
    }
  }
}
