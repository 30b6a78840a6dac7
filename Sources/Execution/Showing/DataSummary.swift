internal import Datasets
internal import Declarations
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
  /// The data as they were read.
  private let data: PreparedData?

  /// Reads the data of a spec's file.
  package init(path: String, overrides: [String] = []) {
    do throws(PreparationError) {
      var reading = try SpecReading(path, overrides, for: .training)
      guard !reading.hasErrors else { throw reading.error }
      let section = reading.spec?.data
      if section?.options.normalization != nil {
        // What numbers were before they were normalized is known of no samples.
        let plain = overrides + ["data.normalize=null"]
        reading = try SpecReading(path, plain, for: .training)
      }
      guard let data = reading.samples(nil, .numbers), !reading.hasErrors else {
        throw reading.error
      }
      if let section, case .given(let given)? = section.options.normalization {
        do throws(ArgumentError) { try given.check(for: data.samples.inputShape) } catch {
          let place = section.place.key("normalize").key(error.argument)
          reading.findings.error(at: place.span, "\(place.path): \(error.message)")
          throw reading.error
        }
      }
      (self.data, problems, status) = (data, reading.problems, .done)
    } catch { (data, problems, status) = (nil, error.problems, error.status) }
  }

  /// How the files were read, how many samples each split has, its classes, and the ranges of the inputs before
  /// they are normalized; nil where there are no data.
  package var lines: [String]? {
    guard let data else { return nil }
    let samples = data.samples
    var lines = data.notes.map(Legible.escaped)
    lines.append("samples: \(samples.count), inputs \(samples.inputShape)")
    if let indices = data.record.encoding?.indices {
      lines.append(
        "indices for an embedding: columns \(indices.columns), num_embeddings \(indices.numbers)")
    }
    // Of a table it is told column by column; elsewhere they are mistakes.
    let gaps = data.record.encoding == nil ? ["missing values: none"] : []
    return lines + Self.splits(of: data) + gaps + ranges(of: data)
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
      let names = data.record.classes?.names
      let texts = counts.prefix(most).enumerated().map { "\(names?[$0] ?? String($0)) \($1)" }
      let others = count > most ? ", and \(count - most) more" : ""
      return Legible.escaped("\(head); classes: \(texts.joined(separator: ", "))\(others)")
    case .values(let values, let width):
      let texts = (0..<width).prefix(most).map { column in
        var range = InputRange()
        for index in indices { range.take(values[index * width + column]) }
        return range.text
      }
      return "\(head); targets: \(texts.joined(separator: "; "))"
    }
  }

  /// The most classes, columns or features that are told one by one.
  private static let most = 100

  /// The range of each feature of the training samples, or of each channel.
  private func ranges(of data: PreparedData) -> [String] {
    let samples = data.samples
    let channels = samples.inputShape.first ?? 1
    let length = samples.inputSize / max(channels, 1)
    let told = min(channels, Self.most)
    var ranges = [InputRange](repeating: InputRange(), count: told)
    var row = [Float](repeating: 0, count: samples.inputSize)
    for index in data.order.indices {
      var span = row.mutableSpan
      samples.gather([index], into: &span)
      for place in 0..<told * length { ranges[place / length].take(row[place]) }
    }
    let names = data.record.encoding?.features
    return ranges.enumerated().map { channel, range in
      Legible.escaped("\(names?[channel] ?? "input \(channel)"): \(range.text)")
    } + (channels > Self.most ? ["and \(channels - Self.most) more"] : [])
  }
}

/// The least and the greatest of numbers, and their mean.
private struct InputRange {
  private var low = Float.infinity
  private var high = -Float.infinity
  private var sum = 0.0
  private var count = 0

  /// Adds a number.
  mutating func take(_ number: Float) {
    (low, high) = (min(low, number), max(high, number))
    sum += Double(number)
    count += 1
  }

  /// All of it, for people.
  var text: String {
    count == 0 ? "nothing" : "from \(low) to \(high), mean \(Float(sum / Double(count)))"
  }
}
