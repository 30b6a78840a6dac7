/// What a layer must say about itself before it joins a network.
protocol Resolvable {
  /// The layer's arguments filled in and checked for an input of this shape.
  func resolved(for input: Shape) throws(Mistake) -> Resolution
}

/// A layer that met its input.
struct Resolution {
  let layer: Layer
  let output: Shape
  /// Trained parameters, named by role.
  var parameters: [Parameter] = []
  /// Untrained state, named by role.
  var buffers: [Parameter] = []
}

/// What is wrong with a layer; the network adds where it stands.
struct Mistake: Error {
  let argument: String?
  let message: String
  // A mistake within a branch already knows where it stands.
  private var place: (layer: [Int], branches: [Branch])?

  init(_ argument: String?, _ message: String) {
    self.argument = argument
    self.message = message
  }

  /// Passes on a mistake of a layer within this one.
  init(_ error: NetworkError) {
    (argument, message) = (error.argument, error.message)
    place = (error.layer, error.branches)
  }

  /// The mistake with its place, unless it knows that already.
  func located(_ layer: [Int], _ branches: [Branch]) -> NetworkError {
    NetworkError(
      layer: place?.layer ?? layer, branches: place?.branches ?? branches, argument: argument,
      message: message)
  }
}

/// Refuses samples of more than one dimension for layers that act on features.
func requireFlat(_ input: Shape, for kind: String) throws(Mistake) -> Int {
  guard input.rank == 1 else {
    throw Mistake(
      nil, "\(kind) needs a flat input; put `flatten` before it: it receives \(input)")
  }
  return input.dimensions[0]
}

/// Refuses a number that is not above zero, infinite or NaN.
func requirePositive(_ value: Double, _ argument: String) throws(Mistake) {
  guard value > 0 && value.isFinite else {
    throw Mistake(argument, "\(argument) must be a positive number, not \(value)")
  }
}

/// Refuses an infinity or NaN.
func requireFinite(_ value: Double, _ argument: String) throws(Mistake) {
  guard value.isFinite else {
    throw Mistake(argument, "\(argument) must be a finite number, not \(value)")
  }
}
