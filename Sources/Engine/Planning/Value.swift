/// An activation or a gradient: a tensor and how it is to be read.
struct Value {
  let tensor: Tensor
  let layout: Layout
  /// The sizes, the batch first.
  let dimensions: [Int]
  /// Adds the steps that compute it once more for backward, where keeping it until then would take
  /// more memory than that is worth.
  var recompute: ((PlanCompiler) -> Value)?

  /// A plain array in a tensor.
  init(_ tensor: Tensor, plain dimensions: [Int]) {
    (self.tensor, self.dimensions) = (tensor, dimensions)
    layout = .plain(dimensions)
  }

  /// An array in a tensor, laid out as oneDNN chose.
  init(_ tensor: Tensor, _ descriptor: MemoryDescriptor) {
    self.tensor = tensor
    dimensions = descriptor.dimensions
    // What happens to be plain is called so, that our own kernels can read it in place.
    layout =
      descriptor == MemoryDescriptor(plain: dimensions) ? .plain(dimensions) : .library(descriptor)
  }

  /// The layout in oneDNN's terms.
  var descriptor: MemoryDescriptor {
    switch layout {
    case .library(let descriptor): descriptor
    case .plain, .panels: MemoryDescriptor(plain: dimensions)
    }
  }
}
