import Networks

/// A parameter's or buffer's place in the store, and the layout that the first plan gave it.
final class ParameterSlot {
  let parameter: Parameter
  private(set) var layout: Layout?
  let values = Tensor(byteCount: 0)
  let gradients = Tensor(byteCount: 0)
  /// Whether its gradient is wanted, the store holding zeros where it is not; of a buffer whether training
  /// moves it.
  ///
  /// A plan goes by what it was when the plan was compiled.
  var isTrainable: Bool

  init(_ parameter: Parameter, isTrainable: Bool = true) {
    (self.parameter, self.isTrainable) = (parameter, isTrainable)
  }

  /// The slots of parameters, all of them trainable but those with these indices.
  static func slots(_ parameters: [Parameter], frozen: Set<Int>) -> [ParameterSlot] {
    parameters.enumerated().map { ParameterSlot($1, isTrainable: !frozen.contains($0)) }
  }

  /// Where the gradient is written, nil where it is not wanted.
  var wantedGradients: Tensor? { isTrainable ? gradients : nil }

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
