/// A layer that met its input.
public struct Resolution {
  /// The layer with every argument that was left out filled in.
  let layer: any Layer
  /// The shape that it gives.
  let output: Shape
  /// Trained parameters, named by role.
  var parameters: [Parameter] = []
  /// Untrained state, named by role.
  var buffers: [Parameter] = []
  /// The layers within it in their places.
  var branches: [Branch: [Network.Node]] = [:]
}
