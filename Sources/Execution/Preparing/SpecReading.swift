internal import Datasets
internal import Experiments
internal import Networks
internal import System
internal import Weights
internal import YAML

/// A spec as it was read from its file: its sections, what they name, and what is wrong with them.
struct SpecReading {
  /// The file's path as the user gave it.
  let path: String
  /// The file, verbatim.
  let bytes: [UInt8]
  /// What was given by `--set`, in order.
  private(set) var overrides: [String] = []
  /// The sections; nil if there are none to speak of.
  let spec: Spec?
  private let context: ReadingContext
  private var faults: [Problem] = []

  /// Reads a spec with the overrides of `--set`.
  ///
  /// - Throws: `PreparationError` for a file that cannot be read and options that make no sense;
  ///   what is wrong with the spec is a finding.
  init(
    _ path: String, _ overrides: [String], for purpose: SpecReader.Purpose
  ) throws(PreparationError) {
    var problems: [Problem] = []
    var (bytes, settings): ([UInt8], [Override]) = ([], [])
    do throws(FileError) {
      bytes = try RegularFile(path).contents(limit: Limits.standard.bytes)
    } catch { problems.append(Problem(error)) }
    for text in overrides {
      do throws(OverrideError) {
        settings.append(try Override(text))
      } catch { problems.append(Problem(error.diagnostic, .usage)) }
    }
    guard problems.isEmpty else { throw PreparationError(problems) }
    self.init(bytes, of: path, settings, for: purpose)
    self.overrides = overrides
  }

  /// Reads a spec that is at hand; messages call it by a path.
  init(
    _ bytes: [UInt8], of path: String, _ overrides: [Override] = [],
    for purpose: SpecReader.Purpose
  ) {
    (spec, context) = SpecReader(for: purpose).read(bytes, name: path, overrides: overrides)
    (self.path, self.bytes) = (path, bytes)
  }

  /// Every value with its origin.
  var values: [ResolvedValue] { context.resolution.values }

  /// Where mistakes and suspicions go.
  var findings: Findings { context.findings }

  /// All that was found: mistakes and suspicions in source order, then files at fault.
  var problems: [Problem] { Problem.all(findings) + faults }

  /// Whether anything is wrong.
  var hasErrors: Bool { findings.hasErrors || !faults.isEmpty }

  /// Why the spec cannot be used.
  var error: PreparationError { PreparationError(problems, values: values) }

  /// The folder of the file, empty for the current one; relative paths of the spec start there.
  var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Loads the samples; nil after taking down why there are none.
  ///
  /// Where their numbers are not needed, those that are known from before are not read.
  mutating func samples(_ memory: DataMemory?, needsNumbers: Bool) -> PreparedData? {
    do throws(SampleLoading.LoadingError) {
      return try loading(memory, needsNumbers: needsNumbers, findings)?.load()
    } catch {
      if case .file(let problem) = error { faults.append(problem) }
      return nil
    }
  }

  /// Loads the samples where nothing depends on them; nil without a word where that does not work.
  func samplesIfSound(_ memory: DataMemory?) -> PreparedData? {
    let unheard = Findings()
    let data = try? loading(memory, needsNumbers: false, unheard)?.load()
    return unheard.sorted.isEmpty ? data : nil
  }

  private func loading(
    _ memory: DataMemory?, needsNumbers: Bool, _ findings: Findings
  ) -> SampleLoading? {
    guard let spec, let section = spec.data else { return nil }
    return SampleLoading(
      section: section, train: spec.train, folder: folder,
      loss: spec.loss, seed: spec.seed, memory: memory, needsNumbers: needsNumbers,
      findings: findings)
  }

  /// Loads the weights to begin with, where the spec names a file of them, and checks them against
  /// the network, if there is one; nil also after taking down why they cannot be read.
  mutating func weights(for network: Network?) -> SafetensorsFile? {
    guard let weights = spec?.initialization?.weights else { return nil }
    let loading = WeightLoading(weights: weights, folder: folder, findings: findings)
    do throws(Problem) {
      let file = try loading.load()
      if let network { loading.check(file, against: network) }
      return file
    } catch {
      faults.append(error)
      return nil
    }
  }
}
