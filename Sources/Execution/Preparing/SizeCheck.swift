internal import Datasets
internal import Engine
internal import Experiments
internal import Networks
internal import Optimizers
internal import Provenance
internal import Schedules
internal import System
internal import Training

/// Checks a run's sizes against what oneDNN can count and what the machine's memory can hold.
struct SizeCheck {
  /// What is checked.
  let experiment: Experiment
  /// The model's layers.
  let model: ModelSection
  /// The samples.
  let data: PreparedData
  /// Where mistakes of the spec go.
  let findings: Findings

  /// Reports every layer with sizes that oneDNN cannot count, or the layer that takes the most where
  /// the whole run takes more memory than there is.
  func check() {
    let sizes = LibrarySizes(
      experiment.network, batchSize: batchSize, precision: experiment.precision)
    let isSound = zip(model.allEntries, experiment.network.allNodes).allSatisfy {
      isCountable($0, $1, sizes)
    }
    if isSound { checkMemory() }
  }

  private func isCountable(
    _ entry: ModelSection.Entry, _ node: Network.Node, _ sizes: LibrarySizes
  ) -> Bool {
    // Layers within it have parameters of their own.
    let parameters = node.branches.isEmpty ? experiment.network.parameters[node.parameters] : []
    guard let mistake = sizes.mistake(of: node, with: Array(parameters)) else { return true }
    let span = mistake.argument.flatMap { entry.arguments[$0] } ?? entry.span
    findings.error(at: span, "\(entry.path): \(mistake.message)")
    return false
  }

  private func checkMemory() {
    let (limit, held) = (Double(Memory.limit), Double(data.byteCount) + measuring)
    guard least + held <= limit else { return report(least + held) }
    // Layouts, scratch memory and gradients of activations are no more than this, mostly, and far
    // below the limit exact numbers are not worth the time of compiling.
    guard 4 * most + held > limit else { return }
    do throws(EngineError) {
      let memory = try ModelMemory(
        experiment.network, loss: experiment.loss,
        threads: experiment.threads ?? Machine.current().cores, precision: experiment.precision,
        batchSize: batchSize, plans: plans, frozen: experiment.frozen,
        fixedBuffers: experiment.fixedBuffers)
      let needed = Double(memory.store) + Double(memory.plans) + Double(twins * memory.twin)
      if needed + held > limit { report(needed + held) }
    } catch {
      report(error.message)
    }
  }

  private var batchSize: Int { data.order.batchSize }

  /// What metrics keep of all samples that they are measured on, in bytes.
  private var measuring: Double {
    let outputs = experiment.network.output.count
    let accumulate = experiment.train.options.settings.accumulate
    let epochs = data.facts.updates(accumulating: accumulate)
    let interval = min(experiment.logEvery.firstEnd(from: 1, in: epochs), experiment.steps)
    let update = min(batchSize * accumulate, data.order.indices.count)
    // One after the other: the test comes when the last validation is done.
    let measured = [data.validation, data.test].map { $0?.indices.count ?? 0 }
    return experiment.metrics.measuringByteCount(
      samples: Double(measured.max() ?? 0), outputs: outputs)
      + experiment.trainMetrics.measuringByteCount(
        samples: Double(interval) * Double(update), outputs: outputs)
  }

  /// The plans that a run has at the same time when it takes the most.
  var plans: Set<ModelMemory.PlanSize> {
    [data.validation, data.test].reduce(into: []) {
      $0.formUnion(Trainer.plans(of: data.order, validation: $1, batchSize: batchSize))
    }
  }

  /// How often a number for every parameter is kept beside values and gradients.
  private var twins: Int { experiment.twins }

  /// What the arrays take whose sizes are known without compiling, in bytes.
  private var least: Double {
    parameterBytes + (nodes.map(activationBytes).max() ?? 0)
  }

  /// What all arrays take before they are laid out, in bytes.
  private var most: Double {
    let samples = plans.reduce(0.0) { $0 + Double($1.batchSize) } / Double(batchSize)
    return parameterBytes + 2 * samples * nodes.reduce(0.0) { $0 + activationBytes($1) }
  }

  private var nodes: [Network.Node] { experiment.network.allNodes }

  private var parameterBytes: Double {
    4 * Double(2 + twins) * Double(experiment.network.parameterCount)
  }

  /// What the outputs of a layer take for a batch.
  private func activationBytes(_ node: Network.Node) -> Double {
    let size = experiment.precision == .bfloat16 ? 2.0 : 4
    return size * Double(batchSize) * Double(node.output.count)
  }

  private func report(_ needed: Double) {
    report(
      Message.tooMuchMemory(
        Int(clamping: needed), limit: Memory.limit, parameters: experiment.network.parameterCount,
        batchSize: batchSize, measuring: Int(clamping: measuring)))
  }

  /// Reports at the layer that takes the most.
  private func report(_ message: String) {
    func size(_ node: Network.Node) -> Double {
      guard node.branches.isEmpty else { return 0 }
      let parameters = experiment.network.parameters[node.parameters]
      let count = parameters.reduce(0.0) { $0 + Double($1.count) }
      return 4 * Double(2 + twins) * count + activationBytes(node)
    }
    let entry = zip(model.allEntries, nodes).max { size($0.1) < size($1.1) }?.0
    let place = entry.map { "\($0.path)" } ?? "model"
    findings.error(at: entry?.outputSpan ?? model.span.firstCharacter, "\(place): \(message)")
  }
}

extension Int {
  fileprivate init(clamping number: Double) {
    self = number < 0x1p62 ? Int(number) : .max
  }
}

extension Experiment {
  /// How often a number for every parameter is kept beside values and gradients: by the optimizer, for the
  /// last finite weights, for averages, for the best weights, for the sum of gradients, and for the weights
  /// before an update that is measured.
  var twins: Int {
    let settings = train.options.settings
    let others = [
      settings.averageDecay != nil, settings.keepBest, settings.accumulate > 1,
      groupMeasures.contains(where: \.needsWeightsBefore),
    ]
    let rules = groups.indices.filter { groups[$0].isTrainable }.map { index in
      var rule = groups[index].rule
      // A schedule begins velocities where the rule alone has none.
      if timetable.schedule(of: .momentum, group: index) != nil {
        rule.hyperparameters[.momentum] = 1
      }
      return rule
    }
    return OptimizerRegistry.bufferCount(of: rules) + 1 + others.count(where: \.self)
  }
}
