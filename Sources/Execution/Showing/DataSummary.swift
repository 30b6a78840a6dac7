internal import Datasets
internal import Experiments
internal import Messages
internal import Networks
internal import Training

/// What was read of a spec's data, in lines for people.
package struct DataSummary {
  /// What is wrong with the spec or its data, and suspicions.
  package let problems: [Problem]
  /// How a command ends because of them.
  package let status: ExitStatus
  private let data: PreparedData?

  /// Reads the data of a spec's file.
  package init(path: String, overrides: [String] = []) {
    do throws(PreparationError) {
      var reading = try SpecReading(path, overrides, for: .training)
      guard let data = reading.samples(nil, .numbers), !reading.hasErrors else {
        throw reading.error
      }
      (self.data, problems, status) = (data, reading.problems, .done)
    } catch { (data, problems, status) = (nil, error.problems, error.status) }
  }

  /// How the files were read, how many samples each split has, its classes, and the ranges of the inputs; nil
  /// where there are no data.
  package var lines: [String]? {
    guard let data else { return nil }
    let samples = data.samples
    var lines = data.notes.map(Legible.escaped)
    lines.append("samples: \(samples.count), inputs \(samples.inputShape)")
    return lines + Self.splits(of: data) + ranges(of: data)
  }

  /// How many samples each split has, and how many of each class.
  static func splits(of data: PreparedData) -> [String] {
    [split("training", data.samples, data.order.indices, data)]
      + [("validation", data.validation), ("test", data.test)].compactMap { name, held in
        held.map { split(name, $0.samples, $0.indices, data) }
      }
  }

  private static func split(
    _ name: String, _ samples: Samples, _ indices: [Int], _ data: PreparedData
  ) -> String {
    let head = "\(name): \(counted(indices.count, "sample"))"
    switch samples.targets {
    case .none: return head
    case .classes(let classes, let count):
      var counts = [Int](repeating: 0, count: count)
      for index in indices { counts[Int(classes[index])] += 1 }
      let names = data.record.encoding?.classes?.names
      let texts = counts.prefix(most).enumerated().map { "\(names?[$0] ?? String($0)) \($1)" }
      let others = count > most ? ", and \(count - most) more" : ""
      return Legible.escaped("\(head); classes: \(texts.joined(separator: ", "))\(others)")
    case .values(let values, let width):
      let texts = (0..<width).prefix(most).map { column in
        range(indices.map { values[$0 * width + column] })
      }
      return "\(head); targets: \(texts.joined(separator: "; "))"
    }
  }

  /// The most classes, columns or features that are told one by one.
  private static let most = 100

  /// The range of each feature of the training samples, or of each channel.
  private func ranges(of data: PreparedData) -> [String] {
    let (samples, inputs) = (data.samples, data.samples.inputs)
    let channels = samples.inputShape.first ?? 1
    let length = samples.inputSize / max(channels, 1)
    let names = data.record.encoding?.features
    return (0..<min(channels, Self.most)).map { channel in
      let values = data.order.indices.flatMap { row in
        inputs[
          row * samples.inputSize + channel * length..<row * samples.inputSize + (channel + 1)
            * length]
      }
      let name = names?[channel] ?? "input \(channel)"
      return Legible.escaped("\(name): \(Self.range(values))")
    } + (channels > Self.most ? ["and \(channels - Self.most) more"] : [])
  }

  private static func range(_ values: [Float]) -> String {
    guard let low = values.min(), let high = values.max() else { return "nothing" }
    let mean = values.reduce(0.0) { $0 + Double($1) } / Double(values.count)
    return "from \(low) to \(high), mean \(Float(mean))"
  }
}
