internal import Declarations
internal import Messages
internal import Networks
internal import Schedules
internal import Training

/// Reads a spec from text and overrides into typed sections.
package struct SpecReader {
  /// What a spec is read for, which decides what it must hold.
  package enum Purpose: Sendable {
    /// Training: everything is needed.
    case training
    /// A look at the schedule alone: `optimizer`, `scheduler` and `train` are enough.
    case schedule
  }

  private let purpose: Purpose
  /// What was found on the way.
  package let context = ReadingContext()

  /// Makes a reader for a purpose.
  package init(for purpose: Purpose) { self.purpose = purpose }

  /// Reads a spec; whatever is wrong with it is in the context's findings.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - name: What messages call the file: its path as the user gave it.
  ///   - overrides: Values that options put in the place of the file's.
  /// - Returns: The sections, nil if there are none to speak of, and what was found on the way.
  package func read(
    _ bytes: [UInt8], name: String, overrides: [Override] = []
  ) -> (spec: Spec?, context: ReadingContext) {
    read(SpecFile(name: name, bytes: bytes), overrides: overrides)
  }

  /// Reads a spec that may extend files; whatever is wrong with it is in the context's findings.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - overrides: Values that options put in the place of the files'.
  ///   - load: Reads a file that is extended.
  /// - Returns: The sections, nil if there are none to speak of, and what was found on the way.
  package func read(
    _ file: SpecFile, overrides: [Override], load: SpecFile.Loader? = nil
  ) -> (spec: Spec?, context: ReadingContext) {
    (tree(of: file, overrides: overrides, load: load).flatMap { spec($0, of: file) }, context)
  }

  /// Joins a spec of its file, the files that it extends, and options, which can then be read as a
  /// whole, or trial by trial; nil after reporting why there is none.
  package func tree(
    of file: SpecFile, overrides: [Override], load: SpecFile.Loader?
  ) -> SpecNode? {
    SpecAssembly(context: context, load: load).root(of: file, overrides)
  }

  /// Reads a spec that this reader has joined.
  package func spec(_ root: SpecNode) -> Spec? {
    context.document.files.first.flatMap { spec(root, of: $0) }
  }

  /// Reads a trial: a tree that was joined before, with other values.
  package func spec(_ root: SpecNode, in document: SpecDocument) -> Spec? {
    (context.document.root, context.document.files) = (root, document.files)
    return spec(root)
  }

  /// Reads the sweep of a spec that was joined with options; nil after reporting why there is none.
  package func sweep(overrides: [Override]) -> SweepSection? {
    guard let base = context.document.base,
      let node = context.document.root?[key: SpecDocument.sweep]
    else { return nil }
    let values = ReadingContext(findings: context.findings)
    let path = SpecPath([.key(SpecDocument.sweep)])
    let section = context.findings.whole {
      ValueReader(node: node, path: path, context: values).sweep()
    }
    section?.check(overrides, of: base, context.findings)
    return section
  }

  private func spec(_ root: SpecNode, of file: SpecFile) -> Spec? {
    guard case .mapping = root.kind else {
      context.findings.error(
        at: root.span,
        "expected a mapping with keys such as data, model and train, "
          + "found \(root.description)")
      return nil
    }
    let reader = ValueReader(node: root, path: SpecPath(), context: context)
    guard var fields = Fields(reader) else { return nil }
    let name = fields.has("name") ? nil : defaultName(fields, file)
    let head = fields.read(SpecHead.self)
    let precision = Located(
      value: head.precision, span: fields.value("precision")?.span ?? fields.span,
      path: fields.path.key("precision"))
    let isTraining = purpose == .training
    let data = section("data", &fields, needed: isTraining) { $0.data() }
    let model = section("model", &fields, needed: isTraining) { $0.model() }
    let initialization = fields.optional("init") { $0.initSection() }
    let continuation = fields.optional("continue") { $0.continuation() }
    if let continuation, fields.has("init") {
      context.findings.error(
        at: fields.keySpan("init"),
        "init: the state that \(continuation.run.path) has kept says what parameters begin with")
    }
    let loss = section("loss", &fields, needed: isTraining) { $0.loss() }
    let metrics = fields.optional("metrics") { $0.metrics() } ?? MetricsSection()
    let optimizer = section("optimizer", &fields, needed: true) { $0.optimizer() }
    context.groups.all = optimizer.map { groups(of: $0, model) }
    let scheduler = schedulerSection(&fields)
    let train = section("train", &fields, needed: true) { $0.train() }
      .map { logged($0, scheduler) }
    let results = fields.optional("results") { $0.results() } ?? ResultsOptions()
    let keptEvery = results.checkpoints.every.map { every in
      let node = fields.value("results")?[key: "checkpoints"]
      return Located(
        value: every, span: node?.span ?? fields.span,
        path: fields.path.key("results").key("checkpoints").key("every"))
    }
    // It has been followed; a key that is nearly so spelled is meant to be it.
    _ = fields.node(SpecAssembly.extends)
    // Its trials are read one by one.
    _ = fields.node(SpecDocument.sweep)
    fields.finish()
    if let interval = scheduler?.interval, interval.value == train?.defaultInterval {
      context.resolution.markDefault(at: interval.path)
    }
    return Spec(
      name: head.name ?? name ?? Self.standInName, description: head.text,
      seed: UInt64(head.seed), threads: head.threads,
      precision: precision, namesData: fields.has("data"), data: data, model: model,
      initialization: initialization, continuation: continuation, loss: loss,
      metrics: metrics.validation, trainMetrics: metrics.train, groupMeasures: metrics.groups,
      optimizer: optimizer, scheduler: scheduler,
      meantPolicy: scheduler == nil ? fields.node("scheduler")?.meantPolicy : nil, train: train,
      results: results, keptEvery: keptEvery, plots: head.plots)
  }

  /// The parameter groups, as far as the model tells; what is wrong with them is reported later.
  private func groups(
    of optimizer: OptimizerSection, _ model: ModelSection?
  ) -> [ExperimentGroup] {
    GroupCheck(optimizer: optimizer, findings: Findings()).groups(of: model)
  }

  private func section<Section>(
    _ key: String, _ fields: inout Fields, needed: Bool, _ read: (ValueReader) -> Section?
  ) -> Section? {
    needed ? fields.required(key, read) : fields.optional(key, read)
  }

  /// What a run is called whose name is wrong, so that all else can be read.
  private static let standInName = "experiment"

  /// The name that comes from the file's.
  private func defaultName(_ fields: Fields, _ input: SpecFile) -> String {
    guard !input.isStream else {
      let message = "missing key 'name': a spec that comes from no file has no file's name"
      if purpose == .training { context.findings.error(at: fields.span.firstCharacter, message) }
      return Self.standInName
    }
    let file = input.name.split(separator: "/").last.map(String.init) ?? input.name
    let suffix = [".yaml", ".yml"].first { file.hasSuffix($0) } ?? ""
    let stem = String(file.dropLast(suffix.count))
    let mistake = FolderName.mistake(in: stem)
    if let mistake {
      context.findings.error(
        at: fields.span.firstCharacter,
        "missing key 'name'; the file's name cannot be the run's: \(mistake)")
    }
    let name = mistake == nil ? stem : Self.standInName
    context.resolution.note(.text(name), "text", at: fields.path.key("name"), from: nil)
    return name
  }

  /// How often a run writes a row: a range test each step, unless something else is said.
  private func logged(_ train: TrainSection, _ scheduler: SchedulerSection?) -> TrainSection {
    guard scheduler?.policy.rangeStop != nil, train.logEvery.value == TrainOptions().logEvery,
      context.resolution.values.contains(where: {
        $0.path == train.logEvery.path && $0.origin == .byDefault
      })
    else { return train }
    let step = Length(1, .steps)
    context.resolution.replaceDefault(at: train.logEvery.path, with: .text(step.text))
    return train.logging(every: step)
  }

  private func schedulerSection(_ fields: inout Fields) -> SchedulerSection? {
    guard let node = fields.node("scheduler"), !node.isNull else {
      return SchedulerSection(
        policy: UnchangedPolicy(), interval: nil,
        place: SchedulerPlace(none: fields.span, path: fields.path.key("scheduler")))
    }
    return fields.reader(node, "scheduler").scheduler()
  }
}
