package import Messages

/// A moment of a run, as one line of text.
package struct ProgressLine: Sendable {
  /// Epochs completed.
  package var epoch = 0
  /// Epochs in the run, where it is measured in epochs.
  package var epochs: Int?
  /// Steps completed.
  package var step = 0
  /// Steps in the run, where that is known.
  package var steps: Int?
  /// The learning rate of each group.
  package var learningRates: [Double] = []
  /// The momentum of each group; empty where the optimizer has none.
  package var momenta: [Double] = []
  /// The latest training loss.
  package var loss: Double?
  /// The training losses so far.
  package var course = Sparkline()
  /// The latest measurements on validation data.
  package var metrics: [(name: String, value: Double)] = []
  /// The best so far of what is followed on validation data.
  package var best: (name: String, value: Double)?
  /// Seconds since the run began.
  package var elapsed = 0.0
  /// Steps that were done before these seconds, by the processes that this one resumes.
  package var stepsBefore = 0

  /// Makes a line of a run that has not begun.
  package init() {}

  /// The share of the run that is done, 0…1; nil where its length is not known.
  package var fraction: Double? {
    if let steps, steps > 0 { return min(max(Double(step) / Double(steps), 0), 1) }
    if let epochs, epochs > 0 { return min(max(Double(epoch) / Double(epochs), 0), 1) }
    return nil
  }

  /// Seconds that the rest will take at the pace so far; nil where that is not known.
  package var remaining: Double? {
    guard elapsed.isFinite, elapsed >= 0, let fraction else { return nil }
    var before = 0.0
    if let steps, steps > 0 { before = Double(stepsBefore) / Double(steps) }
    let seconds = elapsed * (1 - fraction) / (fraction - before)
    return seconds.isFinite && seconds >= 0 ? seconds : nil
  }

  /// Steps a second at the pace so far; nil before there is one.
  package var pace: Double? {
    let steps = step - stepsBefore
    return steps > 0 && elapsed > 0 && elapsed.isFinite ? Double(steps) / elapsed : nil
  }

  /// The line for a terminal: a bar, then as many parts as the width has room for.
  ///
  /// The most important come first; what has no room is left out, and the bar goes before the
  /// position and the loss do. The caller moves the cursor.
  ///
  /// - Parameters:
  ///   - width: the characters that fit, at least 1.
  ///   - isUnicode: whether the terminal shows more than ASCII.
  /// - Returns: at most so many characters, without a line end.
  package func text(width: Int, isUnicode: Bool = true) -> String {
    let bars = isUnicode ? course.text : ""
    let parts =
      [
        sharePart, lossPart, remainingPart, bars.isEmpty ? nil : bars, learningRatePart,
        momentumPart, pacePart, bestPart,
      ] + metrics.map(Self.part)
    // On a usual terminal the bar stays, however long the numbers become.
    let room = width < 60 || fraction == nil ? width : width - 10
    var line = position
    for part in parts.compactMap({ $0 }) {
      let text = (part == sharePart ? " " : "  ") + part
      if line.count + text.count <= room { line += text }
    }
    if let fraction, width - line.count - 2 >= 8 {
      line = Self.bar(fraction, width: min(width - line.count - 2, 32)) + "  " + line
    }
    let shown = isUnicode ? line : line.replacing("·", with: "-")
    return String(shown.prefix(max(width, 1)))
  }

  /// The line for a log: everything, without a bar.
  package var plainText: String {
    let parts =
      [wholePosition, learningRatePart, momentumPart, lossPart] + metrics.map(Self.part)
      + [bestPart, pacePart, "elapsed " + DurationText.clock(elapsed), remainingPart]
    return parts.compactMap { $0 }.joined(separator: "  ")
  }

  private var position: String {
    if let epochs { return "epoch \(epoch)/\(epochs)" }
    return steps.map { "step \(step)/\($0)" } ?? "step \(step)"
  }

  private var wholePosition: String { position + (sharePart.map { " \($0)" } ?? "") }

  /// The share that is done; at the end nothing is to be told.
  private var sharePart: String? {
    fraction.flatMap { $0 < 1 ? "· \(Int($0 * 100)) %" : nil }
  }

  private var pacePart: String? {
    guard fraction != 1 else { return nil }
    return pace.map { pace in
      let number = pace < 100 ? NumberText.short(pace) : NumberText.grouped(Int(min(pace, 1e15)))
      return "\(number) steps/s"
    }
  }

  private var bestPart: String? {
    best.map { "best \($0.name) \(NumberText.short($0.value))" }
  }

  private var lossPart: String? { loss.map { "loss " + NumberText.short($0) } }

  private var learningRatePart: String? { Self.list("lr", learningRates) }

  private var momentumPart: String? { Self.list("momentum", momenta) }

  private var remainingPart: String? {
    guard fraction != 1 else { return nil }
    return "ETA " + (remaining.map(DurationText.clock) ?? "--:--")
  }

  private static func part(_ metric: (name: String, value: Double)) -> String {
    "\(metric.name) \(NumberText.short(metric.value))"
  }

  /// The values of up to four groups; one value where all are the same.
  private static func list(_ name: String, _ values: [Double]) -> String? {
    guard let first = values.first else { return nil }
    let differ = values.contains { $0 != first }
    let shown = (differ ? values.prefix(4) : values.prefix(1)).map(NumberText.short)
    return "\(name) \(shown.joined(separator: "/"))" + (differ && values.count > 4 ? "/…" : "")
  }

  /// A bar like `[=====>    ]`, with its brackets as wide as asked for.
  private static func bar(_ fraction: Double, width: Int) -> String {
    let room = width - 2
    let done = min(Int(fraction * Double(room)), room)
    let head = done < room ? ">" : ""
    let rest = max(room - done - 1, 0)
    return "[" + String(repeating: "=", count: done) + head
      + String(repeating: " ", count: rest) + "]"
  }
}
