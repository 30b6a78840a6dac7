internal import Declarations

/// One step of a network, with PyTorch's arguments and defaults.
///
/// What is not said of a layer has a default: no parameters, no layers within it, and an output of
/// the input's shape.
public protocol Layer: ModelPart {
  /// The layer with its arguments filled in and checked against what it receives.
  ///
  /// Each argument by itself was checked before.
  ///
  /// - Throws: `NetworkError` where they do not fit.
  func resolved(for input: LayerInput) throws(NetworkError) -> Resolution

  /// The names of its parameters within the layer, in their order.
  ///
  /// They follow from the layer alone, also where its sizes are still to be inferred.
  var parameterNames: [String] { get }
  /// The number of dimensions of one of these parameters; nil where only what the layer receives tells it.
  func dimensionCount(of parameter: String) -> Int?
  /// The lists of layers within it.
  var branches: [Branch: [NamedLayer]] { get }
  /// Whether it gives the elements that it receives, at most in another shape.
  var keepsElements: Bool { get }
  /// Whether it gives what it receives, but for changes at random while training.
  var onlyAddsNoise: Bool { get }
  /// Which of its inputs are indices; nil if none needs to be one.
  var indices: InputIndices? { get }
  /// Whether a batch of one sample cannot be trained on.
  var needsSeveralSamples: Bool { get }
  /// Whether its outputs are probabilities.
  var givesProbabilities: Bool { get }
  /// Whether its outputs are logarithms of probabilities.
  var givesLogProbabilities: Bool { get }

  /// The number of products that make one element of its output, of a matrix product or a
  /// convolution; 0 for other layers.
  func productLength(for input: Shape) -> Int
}

extension Layer {
  /// The layer as it is.
  public func resolved(for input: LayerInput) throws(NetworkError) -> Resolution {
    Resolution(layer: self, output: input.shape)
  }

  /// Those of the layers within it.
  public var parameterNames: [String] {
    Branch.allCases.flatMap { branch in
      Network.parameterNames(of: branches[branch] ?? []).map { "\(branch.rawValue).\($0)" }
    }
  }

  /// 1, as of a bias.
  public func dimensionCount(of parameter: String) -> Int? { 1 }

  /// None.
  public var branches: [Branch: [NamedLayer]] { [:] }

  /// No.
  public var keepsElements: Bool { false }

  /// No.
  public var onlyAddsNoise: Bool { false }

  /// None.
  public var indices: InputIndices? { nil }

  /// No.
  public var needsSeveralSamples: Bool { false }

  /// No.
  public var givesProbabilities: Bool { false }

  /// No.
  public var givesLogProbabilities: Bool { false }

  /// None.
  public func productLength(for input: Shape) -> Int { 0 }

  /// The layer with an argument left to be inferred; nil where that is not possible.
  package func inferring(_ name: String) -> Self? {
    guard let argument = Self.declaration.arguments.first(where: { $0.name == name }),
      !argument.facts.isRequired, argument.plain(Self()) == nil, Branch(rawValue: name) == nil
    else { return nil }
    var layer = self
    argument.copy(Self(), &layer)
    return layer
  }

  /// A weight and a bias of these sizes, as far as it has them; without an initialiser ones and
  /// zeros.
  func parameters(
    weight: [Int], bias: [Int], by initializer: Initializer? = nil
  ) -> [Parameter] {
    parameterNames.map { name in
      let isWeight = name == "weight"
      return Parameter(
        name: name, shape: isWeight ? weight : bias,
        initializer: initializer ?? .constant(isWeight ? 1 : 0))
    }
  }
}

extension Network {
  /// The names that the parameters of these layers have, in their order, whatever they receive.
  public static func parameterNames(of layers: [NamedLayer]) -> [String] {
    layers.enumerated().flatMap { index, entry in
      entry.layer.parameterNames.map { "\(entry.name ?? String(index)).\($0)" }
    }
  }
}
