internal import Experiments
internal import Networks
internal import Weights

extension WeightOptions {
  /// What of a network begins with the weights of a file, and what does not, in words.
  func summary(of file: SafetensorsFile, for network: Network) -> String {
    let names = network.parameters.map(\.name)
    let initial = names.filter { !takes($0) || file[$0] == nil }
    let known = Set(names + network.buffers.map(\.name))
    return Message.taken(
      names.count - initial.count, of: names.count, initial: initial,
      unknown: file.names.filter { !known.contains($0) })
  }
}
