internal import Messages
package import Datasets
internal import Expressions
internal import Training

/// Walks the sizes of batches over the whole run, and reports what is wrong with them.
package struct BatchSizeCheck {
  private let data: DataSection
  private let train: TrainSection?
  private let findings: Findings
  /// The range test that decides them; nil where the data section does.
  private let test: BatchSizeTest?
  /// The most epochs of a run whose batches change in size: their starts are kept.
  static let longestRun = 1_000_000
  /// The most different sizes: the model is compiled for each.
  private static let mostSizes = 1000

  private var batchSize: BatchSize { data.options.batchSize }

  private var place: SpecPlace { data.place.key("batch_size") }

  /// Where a mistake is that is about no one of several sizes.
  private var whole: (span: SourceSpan, path: SpecPath) {
    test?.place ?? (place.span, place.path)
  }

  /// Takes the sections that decide them.
  package init(
    _ data: DataSection, _ train: TrainSection?, _ scheduler: SchedulerSection?, findings: Findings
  ) {
    (self.data, self.train, self.findings) = (data, train, findings)
    test = BatchSizeTest(scheduler, train)
  }

  /// The sizes over the run, given how many samples are trained on.
  ///
  /// Where they cannot be had, a stand-in with which the rest can be checked.
  package func sizes(samples: Int) -> BatchSizes {
    if test == nil {
      switch batchSize {
      case .full: return BatchSizes(samples)
      case .samples(let size):
        if size > samples { reportExcess(size, samples, nil, at: whole) }
        return BatchSizes(min(size, samples))
      case .expression, .list: break
      }
    }
    guard let train, let sizes = walk(train, samples: samples) else { return BatchSizes(samples) }
    return BatchSizes(sizes)
  }

  /// The sizes over the run where they can be known without data, nil where they cannot.
  package func sizesWithoutData() -> BatchSizes? {
    guard let train, case .epochs = train.length.value else { return nil }
    if test != nil { return walk(train, samples: nil).map { BatchSizes($0) } }
    switch batchSize {
    case .full: return nil
    case .samples(let size): return BatchSizes(size)
    case .list(let items) where items.contains(nil): return nil
    case .expression, .list: return walk(train, samples: nil).map { BatchSizes($0) }
    }
  }

  /// The size of each of the run's epochs, or nil after reporting what is wrong.
  private func walk(_ train: TrainSection, samples: Int?) -> [Int]? {
    guard test != nil ? checkLength(train) : checkVariables(train) else { return nil }
    var (sizes, steps) = ([Int](), 0)
    var distinct: Set<Int> = []
    while !isOver(train.length.value, epochs: sizes.count, steps: steps) {
      guard sizes.count < Self.longestRun else {
        return refuse("at most \(Self.longestRun) epochs are possible where it changes")
      }
      guard let size = size(at: sizes.count, train, samples: samples) else { return nil }
      sizes.append(size)
      guard distinct.insert(size).inserted == false || distinct.count <= Self.mostSizes else {
        return refuse("it takes more than \(Self.mostSizes) different values")
      }
      if let samples { steps += updates(samples: samples, size: size, train) }
    }
    guard test == nil else { return checkTest(train, distinct.count) ? sizes : nil }
    warnOfLength(epochs: sizes.count)
    return sizes
  }

  /// Refuses a test in a run of so many updates, whose epochs the sizes would decide.
  private func checkLength(_ train: TrainSection) -> Bool {
    guard case .steps = train.length.value else { return true }
    return refuse("a test of batch sizes takes whole epochs; give train.epochs", at: train.length)
  }

  /// Refuses a test of one size, and warns of sizes that it replaces.
  private func checkTest(_ train: TrainSection, _ count: Int) -> Bool {
    switch batchSize {
    case .full, .samples: break
    case .expression, .list:
      findings.warning(
        at: place.span, "\(place.path): is not used; the scheduler says how large batches are")
    }
    return count > 1
      || refuse("a test of batch sizes takes at least two epochs", at: train.length)
  }

  private func refuse(_ reason: String, at length: Located<TrainSection.RunLength>) -> Bool {
    findings.error(at: length.span, "\(length.path): \(reason)")
    return false
  }

  private func isOver(_ length: TrainSection.RunLength, epochs: Int, steps: Int) -> Bool {
    switch length {
    case .epochs(let count): epochs >= count
    case .steps(let count): steps >= count
    }
  }

  private func updates(samples: Int, size: Int, _ train: TrainSection) -> Int {
    let batches = SampleOrder.batchCount(
      samples: samples, batchSize: size, dropLast: data.options.dropLast)
    return (batches - 1) / min(train.options.settings.accumulate, batches) + 1
  }

  /// The size in an epoch, or nil after reporting what is wrong with it.
  private func size(at epoch: Int, _ train: TrainSection, samples: Int?) -> Int? {
    if let test {
      guard let size = test.size(at: epoch) else { return nil }
      guard let samples, size > samples else { return size }
      return reportExcess(size, samples, epoch, at: whole)
    }
    var (size, place) = (samples, place)
    switch batchSize {
    case .samples, .full: break
    case .list(let items):
      let index = min(epoch, items.count - 1)
      size = items[index] ?? samples
      place = place.item(index)
    case .expression(let expression):
      let value = value(of: expression, at: epoch, train)
      size = Int(exactly: value)
      guard let size, size >= 1 else {
        return refuse(
          "at epoch \(epoch) the value is \(value.plainText); "
            + "expected a whole number of at least 1")
      }
    }
    guard let size, let samples, size > samples else { return size }
    return reportExcess(size, samples, epoch, at: (place.span, place.path))
  }

  private func value(of expression: Expression, at epoch: Int, _ train: TrainSection) -> Double {
    guard case .epochs(let count) = train.length.value else {
      return expression.value([Double(epoch), .nan, .nan].span)
    }
    let share = Double(epoch) / Double(max(count - 1, 1))
    return expression.value([Double(epoch), Double(count), share].span)
  }

  /// Refuses variables that depend on how many epochs there are where the sizes decide that.
  private func checkVariables(_ train: TrainSection) -> Bool {
    guard case .steps = train.length.value, case .expression(let expression) = batchSize,
      let name = ["epochs", "frac"].first(where: expression.names.contains)
    else { return true }
    let _: Int? = refuse(
      "'\(name)' cannot be known while the run's length is in steps; give train.epochs")
    return false
  }

  private func warnOfLength(epochs: Int) {
    guard case .list(let items) = batchSize, items.count != epochs else { return }
    let consequence =
      items.count < epochs ? "its last size holds from there on" : "its end is not reached"
    findings.warning(
      at: place.span,
      "\(place.path): there are sizes for \(counted(items.count, "epoch")), the run has "
        + "\(counted(epochs, "epoch")); \(consequence)")
  }

  @discardableResult
  private func reportExcess(
    _ size: Int, _ samples: Int, _ epoch: Int?, at place: (span: SourceSpan, path: SpecPath)
  ) -> Int? {
    let when = epoch.map { "at epoch \($0) " } ?? ""
    var advice = "write 'full' for all of them"
    if case .expression = batchSize { advice = "write min(\(samples), ...)" }
    if test != nil { advice = "test sizes of at most that" }
    findings.error(
      at: place.span,
      "\(place.path): \(when)a batch of \(size) is more than the \(samples) samples to train on; "
        + advice)
    return nil
  }

  private func refuse<Value>(_ reason: String) -> Value? {
    findings.error(at: whole.span, "\(whole.path): \(reason)")
    return nil
  }
}
