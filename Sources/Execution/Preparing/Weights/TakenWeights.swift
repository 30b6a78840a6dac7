internal import Experiments
internal import Networks
internal import Weights

/// What a network takes of the weights of a file, by name.
struct TakenWeights {
  /// How many parameters the network has.
  let count: Int
  /// The parameters that are asked for, and that the file lacks.
  let lacking: [String]
  /// The parameters that begin with initial values.
  let initial: [String]
  /// What the file has, as it was selected, and the network does not.
  let unknown: [String]
  /// Whether no parameter is taken.
  var isEmpty: Bool { initial.count == count }

  /// Compares the names of what was selected of a file with those of a network.
  init(_ file: SafetensorsFile, for network: Network, by options: WeightOptions) {
    let names = network.parameters.map(\.name)
    let wanted = Set(names.filter(options.takes))
    let known = Set(names + network.buffers.map(\.name))
    count = names.count
    lacking = names.filter { wanted.contains($0) && file[$0] == nil }
    initial = names.filter { !wanted.contains($0) || file[$0] == nil }
    unknown = file.names.filter { !known.contains($0) }
  }

  /// What is taken, in words.
  var summary: String {
    Message.taken(count - initial.count, of: count, initial: initial, unknown: unknown)
  }
}
