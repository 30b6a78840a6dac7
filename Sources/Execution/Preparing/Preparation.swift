internal import Datasets
internal import Engine
internal import Experiments
internal import Networks
internal import System
internal import Weights
internal import YAML

/// A spec that was read and checked as far as it can be without training.
package struct Preparation: Sendable {
  /// The file's path as the user gave it.
  package let path: String
  /// The file, verbatim.
  let bytes: [UInt8]
  /// Every value with its origin.
  let values: [ResolvedValue]
  /// The spec's name.
  let name: String
  /// What is to be trained; nil if anything is wrong.
  let experiment: Experiment?
  /// The samples; nil if they could not be loaded.
  let data: PreparedData?
  /// The weights to begin with, where the spec names a file of them.
  let weights: SafetensorsFile?
  /// The schedules alone, where only they were asked for.
  let preview: SchedulePreview?
  /// Everything to tell the user, in source order.
  package let problems: [Problem]

  /// The folder of the file, empty for the current one.
  var folder: String { Self.folder(of: path) }

  /// How a command ends that finds only this.
  package var status: ExitStatus {
    problems.lazy.compactMap(\.status).first ?? .done
  }
}

extension Preparation {
  /// Reads a spec, loads its data and checks the two against each other.
  package init(path: String, overrides: [String]) {
    self.init(path, overrides, purpose: .training)
  }

  /// Reads the schedules of a spec; its data are loaded only if the schedules depend on them.
  package init(schedulesOf path: String, overrides: [String]) {
    self.init(path, overrides, purpose: .schedule)
  }

  private init(_ path: String, _ overrides: [String], purpose: Spec.Purpose) {
    var problems: [Problem] = []
    let bytes = Self.contents(path, &problems)
    let settings = Self.settings(overrides, &problems)
    guard problems.isEmpty else {
      self = Preparation(path: path, bytes: bytes, problems: problems)
      return
    }
    let reader = SpecReader(for: purpose)
    let (spec, context) = reader.read(bytes, name: path, overrides: settings)
    let findings = context.findings
    var data: PreparedData?
    if let spec, purpose == .training || spec.schedulesNeedData {
      data = Self.data(of: spec, folder: Self.folder(of: path), findings, &problems)
    }
    self.path = path
    self.bytes = bytes
    switch purpose {
    case .training:
      if let spec { Self.checkPrecision(of: spec, findings) }
      let experiment = spec?.experiment(data?.facts, findings: findings)
      weights = Self.weights(of: spec, for: experiment?.network, path, findings, &problems)
      if experiment != nil, let model = spec?.model, let data {
        IndexCheck(model: model, data: data, findings: findings).check()
      }
      self.experiment = findings.hasErrors ? nil : experiment
      preview = nil
    case .schedule:
      experiment = nil
      weights = nil
      let isReadable = !findings.hasErrors && problems.isEmpty
      preview =
        isReadable
        ? spec?.preview(data?.facts, findings: findings) : nil
    }
    name = spec?.name ?? ""
    self.data = data
    values = context.resolution.values
    self.problems = Problem.all(findings) + problems
  }

  private init(path: String, bytes: [UInt8], problems: [Problem]) {
    self.path = path
    self.bytes = bytes
    self.problems = problems
    values = []
    name = ""
    experiment = nil
    data = nil
    weights = nil
    preview = nil
  }

  private static func weights(
    of spec: Spec?, for network: Network?, _ path: String, _ findings: Findings,
    _ problems: inout [Problem]
  ) -> SafetensorsFile? {
    guard let weights = spec?.initialization?.weights else { return nil }
    let loading = WeightLoading(
      weights: weights, folder: folder(of: path), findings: findings)
    guard let file = loading.load(&problems) else { return nil }
    if let network { loading.check(file, against: network) }
    return file
  }

  private static func contents(_ path: String, _ problems: inout [Problem]) -> [UInt8] {
    do throws(FileError) {
      return try RegularFile(path).contents(limit: Limits.standard.bytes)
    } catch {
      problems.append(Problem(error))
      return []
    }
  }

  /// Refuses what this machine's processor cannot compute in.
  private static func checkPrecision(of spec: Spec, _ findings: Findings) {
    let precision = spec.precision
    guard !precision.value.isSupported else { return }
    findings.error(
      at: precision.span,
      "\(precision.path): this machine's processor has no instructions for "
        + "\(precision.value.rawValue); use float32")
  }

  private static func settings(_ texts: [String], _ problems: inout [Problem]) -> [Override] {
    var settings: [Override] = []
    for text in texts {
      do throws(OverrideError) {
        settings.append(try Override(text))
      } catch {
        problems.append(Problem(error.diagnostic, .usage))
      }
    }
    return settings
  }

  private static func data(
    of spec: Spec, folder: String, _ findings: Findings, _ problems: inout [Problem]
  ) -> PreparedData? {
    guard let section = spec.data else { return nil }
    let loading = SampleLoading(
      section: section, train: spec.train, folder: folder,
      targets: spec.loss?.value.targetKind ?? .none, seed: spec.seed, findings: findings)
    do throws(SampleLoading.Failure) {
      return try loading.load()
    } catch {
      if case .file(let problem) = error { problems.append(problem) }
      return nil
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
