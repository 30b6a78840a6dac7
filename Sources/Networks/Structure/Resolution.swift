/// A layer that met its input.
public struct Resolution {
  /// The layer with every argument that was left out filled in.
  let layer: any Layer
  /// The shape that it gives.
  let output: Shape
  /// Trained parameters, named by role.
  let parameters: [Parameter]
  /// Untrained state, named by role.
  let buffers: [Parameter]
  /// The layers within it in their places.
  let branches: [Branch: [Network.Node]]

  /// Describes a layer in its place.
  init(
    _ layer: any Layer, output: Shape, parameters: [Parameter] = [], buffers: [Parameter] = [],
    branches: [Branch: [Network.Node]] = [:]
  ) {
    self.layer = layer
    self.output = output
    self.parameters = parameters
    self.buffers = buffers
    self.branches = branches
  }
}
