internal import Declarations
package import Networks

/// What a network's sizes must be for oneDNN, which counts in 32 bits in many places.
package struct LibrarySizes {
  /// The greatest size, and the greatest number of elements of an array.
  package static let most = Int(Int32.max)

  /// A size that is too large.
  package struct Mistake: Hashable {
    /// The argument that says it, if one does.
    package let argument: String?
    /// What is too large, in a few words.
    package let message: String
  }

  private let batchSize: Int
  private let usesLibrary: Bool

  /// Takes a network and the samples in a batch.
  package init(_ network: Network, batchSize: Int, precision: Precision) {
    self.batchSize = batchSize
    usesLibrary =
      KernelChoice.automatic.resolved(for: network, batchSize: batchSize, precision) == .library
  }

  /// What is too large of a layer; nil if nothing is, or if our own kernels compute the network.
  package func mistake(of node: Network.Node, with parameters: [Parameter]) -> Mistake? {
    guard usesLibrary else { return nil }
    let numbers = numbers(of: node.layer)
    if let (name, number) = numbers.first(where: { $0.1 > Self.most }) {
      return Mistake(argument: name, message: "\(number) is more than \(Self.limit)")
    }
    // Of a window every place is looked at, those in the padding, too.
    let sides = numbers.filter { $0.0 == "kernel_size" }.map(\.1)
    let window = sides.count == 1 ? sides + sides : sides
    guard Self.fits(window) else {
      return Mistake(
        argument: "kernel_size", message: "a window of \(Shape(window)) is more than \(Self.limit)")
    }
    let sizes = padded(node, numbers)
    if let (name, size) = sizes.first(where: { $0.1 > Self.most }) {
      return Mistake(
        argument: name, message: "a padded image of \(size) is more than \(Self.limit)")
    }
    let batch = [batchSize]
    let arrays =
      [("an input", batch + node.input.dimensions), ("an output", batch + node.output.dimensions)]
      + parameters.map { ("'\($0.name)'", $0.shape) }
    for (name, array) in arrays where !Self.fits(array) {
      return Mistake(
        argument: numbers.max { $0.1 < $1.1 }?.0,
        message: "\(name) of \(Shape(array)) has a size or a number of elements above \(Self.limit)"
      )
    }
    return nil
  }

  private static let limit = "\(most), the most that oneDNN can count"

  private static func fits(_ array: [Int]) -> Bool {
    Shape.product(array).map { $0 <= most } ?? false
  }

  /// All whole numbers among a layer's arguments.
  private func numbers(of layer: some Layer) -> [(String, Int)] {
    type(of: layer).declaration.arguments.flatMap { argument in
      Self.numbers(argument.plain(layer)).map { (argument.name, $0) }
    }
  }

  private static func numbers(_ value: PlainValue?) -> [Int] {
    switch value {
    case .integer(let number): [number]
    case .list(let items): items.flatMap(numbers)
    case .null, .boolean, .number, .text, .mapping, nil: []
    }
  }

  /// An image's extents with the padding on both sides.
  private func padded(_ node: Network.Node, _ numbers: [(String, Int)]) -> [(String, Int)] {
    numbers.filter { $0.0 == "padding" }.flatMap { name, number in
      // Neither is above `most`, or has been reported.
      node.input.dimensions.dropFirst().map { (name, min($0, Self.most) + 2 * number) }
    }
  }
}
