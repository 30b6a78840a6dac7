internal import Engine
internal import Experiments
internal import Networks

/// Reads specs, and finds everything that can be found without training.
package enum Preparation {
  /// Reads a spec, with values of `--set` in the place of the file's, loads its data and checks the
  /// two against each other; throws all mistakes.
  ///
  /// Data that are known from before are not read, unless a check asks for their numbers.
  package static func run(
    path: String, overrides: [String] = [], memory: DataMemory? = nil
  ) throws(PreparationError) -> PreparedRun {
    var reading = try SpecReading(path, overrides, for: .training)
    guard let run = run(of: &reading, memory) else { throw reading.error }
    return run
  }

  /// Reads a spec, and each trial of a spec with a sweep, as ``run(path:overrides:memory:)`` does; shows
  /// how many of all trials it has read.
  package static func spec(
    path: String, overrides: [String] = [], memory: DataMemory? = nil,
    show: @escaping (_ count: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(PreparationError) -> PreparedSpec {
    let source = try SpecSource(path, overrides, for: .training)
    guard !source.reader.context.document.hasSweep else {
      return .sweep(try PreparedSweep(source, memory, show))
    }
    var reading = SpecReading(source)
    guard let run = run(of: &reading, memory) else { throw reading.error }
    return .run(run)
  }

  /// Reads a spec with a sweep, and each of its trials, as ``run(path:overrides:memory:)`` does; shows
  /// how many of them it has read.
  ///
  /// - Throws: `PreparationError`, also for a spec without a sweep.
  package static func sweep(
    path: String, overrides: [String] = [], memory: DataMemory? = nil,
    show: @escaping (_ count: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(PreparationError) -> PreparedSweep {
    let source = try SpecSource(path, overrides, for: .training)
    let isBroken = !source.faults.isEmpty || source.reader.context.findings.hasErrors
    guard source.reader.context.document.hasSweep || isBroken else {
      throw PreparationError([Problem(at: source.file.name, Message.noSweep, .invalidData)])
    }
    return try PreparedSweep(source, memory, show)
  }

  /// Checks a spec that was read; nil after taking down all that is wrong.
  static func run(of reading: inout SpecReading, _ memory: DataMemory?) -> PreparedRun? {
    let (spec, findings) = (reading.spec, reading.findings)
    let data = reading.samples(memory, .some(for: spec?.model?.allEntries.map(\.layer.layer) ?? []))
    if let precision = spec?.precision, !precision.value.isSupported {
      findings.error(
        at: precision.span, "\(precision.path): \(Message.unsupported(precision.value.rawValue))")
    }
    let experiment = spec?.experiment(data?.facts, findings: findings)
    let weights = reading.weights(for: experiment?.network)
    if let data { reading.checkEncoding(of: data) }
    let origin = reading.origin()
    if let section = spec?.continuation, let origin, let experiment, let data {
      ContinueCheck(
        section: section, origin: origin, reading: reading, experiment: experiment, data: data
      ).check()
    }
    if let experiment { SteeringCheck(experiment: experiment, findings: findings).check() }
    if experiment != nil, let model = spec?.model, let data, !data.isUnread {
      IndexCheck(model: model, data: data, findings: findings).check()
    }
    if let experiment, let model = spec?.model, let data, !reading.hasErrors {
      SizeCheck(experiment: experiment, model: model, data: data, findings: findings).check()
    }
    guard let experiment, let data, !reading.hasErrors else { return nil }
    return PreparedRun(
      reading: reading, experiment: experiment, data: data, weights: weights, origin: origin,
      memory: memory)
  }

  /// Reads the schedules of a spec likewise; its data are loaded only if the schedules depend on them.
  ///
  /// In which epochs the steps lie is told where that is known from before.
  package static func schedule(
    path: String, overrides: [String] = [], memory: DataMemory? = nil
  ) throws(PreparationError) -> PreparedSchedule {
    try schedule(of: SpecReading(path, overrides, for: .schedule), memory)
  }

  /// Reads the schedules of a spec that is at hand; messages call it by a name.
  package static func schedule(
    text: String, named name: String
  ) throws(PreparationError) -> PreparedSchedule {
    try schedule(
      of: SpecReading(SpecFile(name: name, bytes: Array(text.utf8)), for: .schedule), nil)
  }

  private static func schedule(
    of reading: SpecReading, _ memory: DataMemory?
  ) throws(PreparationError) -> PreparedSchedule {
    var reading = reading
    var data: PreparedData?
    if reading.spec?.schedulesNeedData == true {
      data = reading.samples(memory, .facts)
    } else if reading.spec?.epochsNeedData == true {
      data = reading.samplesIfKnown(memory)
    }
    guard let spec = reading.spec,
      let preview = spec.preview(data?.facts, findings: reading.findings), !reading.hasErrors
    else { throw reading.error }
    return PreparedSchedule(reading: reading, name: spec.name, preview: preview)
  }
}
