import Networks

/// A layer that plans compute; its operation stands in `Operations`.
protocol RunnableLayer: Layer {
  /// Whether oneDNN alone has kernels for it.
  static var needsLibrary: Bool { get }
  /// Whether ReLU behind it becomes a part of its operation.
  static var fusesReLU: Bool { get }
  /// Whether it is the ReLU that becomes a part of the operation before it.
  static var isReLU: Bool { get }

  /// What computes it.
  func operation(at site: OperationSite) -> any Operation
}

extension RunnableLayer {
  static var needsLibrary: Bool { false }

  static var fusesReLU: Bool { false }

  static var isReLU: Bool { false }

  /// A layer as one of this type.
  fileprivate static func runnable(_ layer: any Layer) -> (any RunnableLayer)? { layer as? Self }
}

extension Layer {
  /// The layer with its operation.
  var runnable: any RunnableLayer {
    let row = LayerOperations.table[ObjectIdentifier(Self.self)]
    guard let runnable = row?.runnable(self) else {
      preconditionFailure("no row of LayerOperations is for \(kind)")
    }
    return runnable
  }
}
