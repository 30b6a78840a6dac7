/// What a model is: layers in order, the shapes between them, and named parameters.
///
/// A network holds no numbers of its parameters and computes nothing.
public struct Network: Sendable {
  /// A layer in its place.
  public struct Node: Sendable {
    /// The name that its parameters begin with.
    public let name: String
    /// The layer, with every argument that was left out filled in.
    public let layer: any Layer
    /// The rules that it gives for its parameters, by their names within the layer.
    public var initializations: [String: any Initialization] = [:]
    /// The shape that it receives.
    public let input: Shape
    /// The shape that it gives.
    public let output: Shape
    /// Where its parameters stand in the network's.
    public let parameters: Range<Int>
    /// Where its buffers stand in the network's.
    public let buffers: Range<Int>
    /// The layers within it.
    public var branches: [Branch: [Node]] = [:]

    /// The layers of a residual block's body; none in other layers.
    public var body: [Node] { branches[.body] ?? [] }

    /// The layers of a residual block's shortcut; none in other layers, or where it is the input.
    public var shortcut: [Node] { branches[.shortcut] ?? [] }

    /// The layer with its arguments filled in, by its last name.
    var entry: NamedLayer {
      NamedLayer(
        layer, name: name.split(separator: ".").last.map(String.init),
        initializations: initializations)
    }
  }

  /// The shape of one sample.
  public let input: Shape
  /// The layers in order.
  public let nodes: [Node]
  /// What is trained, in the order of the layers.
  public private(set) var parameters: [Parameter]
  /// What layers keep beside it, such as running statistics, in the order of the layers.
  public let buffers: [Parameter]

  /// The shape of one output.
  public var output: Shape { nodes.last?.output ?? input }

  /// All layers, each before the layers within it.
  package var allNodes: [Node] { Network.flattened(nodes) }

  /// These layers, each before the layers within it.
  package static func flattened(_ nodes: some Sequence<Node>) -> [Node] {
    nodes.flatMap { node in
      [node] + Branch.allCases.flatMap { flattened(node.branches[$0] ?? []) }
    }
  }

  /// Which inputs each layer takes for indices that takes such.
  public var indices: [InputIndices] { allNodes.compactMap(\.layer.indices) }

  /// Whether all inputs are indices.
  public var takesOnlyIndices: Bool { indices.contains { $0.columns == nil } }

  /// The number of trained numbers.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }

  /// A network of layers without names of their own.
  ///
  /// - Throws: `NetworkError` at the first layer that does not fit.
  public init(input: Shape, _ layers: [any Layer]) throws(NetworkError) {
    try self.init(input: input, layers: layers.map { NamedLayer($0) })
  }

  /// Infers all shapes, checks given ones and names the parameters.
  ///
  /// - Throws: `NetworkError` at the first layer that does not fit.
  public init(input: Shape, layers: [NamedLayer]) throws(NetworkError) {
    self.input = input
    try Network.check(input)
    guard !layers.isEmpty else {
      throw NetworkError(layer: [], message: "the model needs at least one layer")
    }
    let builder = NetworkBuilder()
    nodes = try builder.nodes(of: layers, input: input)
    parameters = builder.parameters
    buffers = builder.buffers
  }

  /// Fills a parameter by a rule in the place of its layer's.
  ///
  /// - Precondition: the rule has no mistake for the parameter's sizes.
  public mutating func fill(_ parameter: Int, by rule: any Initialization) {
    parameters[parameter] = parameters[parameter].filled(by: rule)
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
}
