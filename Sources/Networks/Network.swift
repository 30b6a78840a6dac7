/// What a model is: layers in order, the shapes between them, and named parameters.
///
/// A network holds no numbers of its parameters and computes nothing.
public struct Network: Hashable, Sendable {
  /// A layer in its place.
  public struct Node: Hashable, Sendable {
    /// The name that its parameters begin with.
    public let name: String
    /// The layer, with every argument that was left out filled in.
    public let layer: Layer
    /// The shape that it receives.
    public let input: Shape
    /// The shape that it gives.
    public let output: Shape
    /// Where its parameters stand in the network's.
    public let parameters: Range<Int>
    /// Where its buffers stand in the network's.
    public let buffers: Range<Int>
  }

  /// The shape of one sample.
  public let input: Shape
  /// The layers in order.
  public private(set) var nodes: [Node] = []
  /// What is trained, in the order of the layers.
  public private(set) var parameters: [Parameter] = []
  /// What layers keep beside it, such as running statistics, in the order of the layers.
  public private(set) var buffers: [Parameter] = []

  /// The shape of one output.
  public var output: Shape { nodes.last?.output ?? input }

  /// The number of trained numbers.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }

  /// Infers all shapes, checks given ones and names the parameters.
  ///
  /// - Throws: `NetworkError` at the first layer that does not fit.
  public init(input: Shape, layers: [NamedLayer]) throws(NetworkError) {
    self.input = input
    try Network.check(input)
    guard !layers.isEmpty else {
      throw NetworkError(layer: [], message: "the model needs at least one layer")
    }
    let names = try Network.names(of: layers)
    for (index, entry) in layers.enumerated() {
      do throws(Mistake) {
        try append(entry.layer, name: names[index])
      } catch {
        throw NetworkError(layer: [index], argument: error.argument, message: error.message)
      }
    }
  }

  /// Puts a layer behind those already there.
  private mutating func append(_ layer: Layer, name: String) throws(Mistake) {
    let shape = output
    let resolution = try layer.resolvable.resolved(for: shape)
    let firstParameter = parameters.count
    let firstBuffer = buffers.count
    parameters += resolution.parameters.map { $0.within(name) }
    buffers += resolution.buffers.map { $0.within(name) }
    // One number of every kind must be countable together, for buffers that hold them all.
    var total = 0
    for parameter in parameters {
      let (sum, overflow) = total.addingReportingOverflow(parameter.count)
      guard !overflow else { throw Mistake(nil, "the model has too many parameters") }
      total = sum
    }
    nodes.append(
      Node(
        name: name, layer: resolution.layer, input: shape, output: resolution.output,
        parameters: firstParameter..<parameters.count, buffers: firstBuffer..<buffers.count))
  }

  /// Refuses samples without elements or with too many.
  private static func check(_ input: Shape) throws(NetworkError) {
    guard !input.dimensions.isEmpty && input.dimensions.allSatisfy({ $0 >= 1 }) else {
      throw NetworkError(layer: [], message: "a sample needs at least one element")
    }
    guard Shape.product(input.dimensions) != nil else {
      throw NetworkError(layer: [], message: "a sample of \(input) is too large")
    }
  }

  /// The layers' names, checked.
  private static func names(of layers: [NamedLayer]) throws(NetworkError) -> [String] {
    var seen: [String: Int] = [:]
    var names: [String] = []
    for (index, entry) in layers.enumerated() {
      let name = entry.name ?? String(index)
      if let mistake = mistake(inName: name, at: index) {
        throw NetworkError(layer: [index], argument: "name", message: mistake)
      }
      if let first = seen.updateValue(index, forKey: name) {
        throw NetworkError(
          layer: [index], argument: "name", message: "layer \(first) is already named '\(name)'")
      }
      names.append(name)
    }
    return names
  }

  /// What is wrong with a name by itself, if anything is.
  private static func mistake(inName name: String, at index: Int) -> String? {
    if name.isEmpty { return "a name needs at least one character" }
    if name.utf8.contains(UInt8(ascii: ".")) {
      return "the name '\(name)' contains a dot, which separates names"
    }
    let isNumeric = name.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return isNumeric && name != String(index)
      ? "the name '\(name)' reads as the index of another layer" : nil
  }
}

extension Parameter {
  /// The parameter under its layer's name.
  fileprivate func within(_ layer: String) -> Parameter {
    Parameter(name: "\(layer).\(name)", shape: shape, initializer: initializer)
  }
}
