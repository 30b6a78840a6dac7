import Networks

/// A parameter's or buffer's place in the store, and the layout that the first plan gave it.
final class ParameterSlot {
  let parameter: Parameter
  private(set) var layout: Layout?
  let values = Tensor(byteCount: 0)
  let gradients = Tensor(byteCount: 0)

  init(_ parameter: Parameter) { self.parameter = parameter }

  /// Fixes the layout for all plans; the first one decides.
  func fix(_ layout: Layout) {
    precondition(self.layout == nil, "the layout of \(parameter.name) is already fixed")
    self.layout = layout
    values.resize(byteCount: layout.byteCount)
    gradients.resize(byteCount: layout.byteCount)
  }

  /// Fixes the plain layout unless a layout is fixed.
  func fixPlain() {
    if layout == nil { fix(.plain(parameter.shape)) }
  }
}
