internal import Networks
internal import Training

/// Makes the network of a spec, and validates it against the data and the loss.
struct NetworkCheck {
  let spec: Spec
  let facts: DataFacts
  let findings: Findings

  /// The network, or nil after reporting why there is none.
  func network() -> Network? {
    guard let model = spec.model else { return nil }
    var layers = model.entries.map(\.layer)
    var isSound = true
    // Each mistake has the layers resolved again, so a large model shows fewer of them at once.
    for _ in 0...SpecLimits.resolvedLayers / max(model.entries.count, 1) {
      do throws(NetworkError) {
        var network = try Network(input: Shape(facts.inputShape), layers: layers)
        if let section = spec.initialization {
          InitCheck(section: section, findings: findings).apply(to: &network)
        }
        return check(network, of: model) && isSound ? network : nil
      } catch {
        report(error, in: model)
        isSound = false
        guard let index = error.layer.first, error.branches.isEmpty,
          let relaxed = layers[index].relaxed(after: error), relaxed != layers[index]
        else { return nil }
        layers[index] = relaxed
      }
    }
    return nil
  }

  /// Checks a network against batches, loss and metrics; false if it has nothing to train.
  private func check(_ network: Network, of model: ModelSection) -> Bool {
    guard !network.parameters.isEmpty else {
      findings.error(at: model.span.firstCharacter, "model: no layer has parameters to train")
      return false
    }
    checkBatches(network)
    checkLoss(network)
    return true
  }

  private func report(_ error: NetworkError, in model: ModelSection) {
    guard let entry = entry(at: error, in: model) else {
      return findings.error(at: model.span.firstCharacter, "model: \(error.message)")
    }
    let span = error.argument.flatMap { entry.arguments[$0] } ?? entry.span
    findings.error(at: span, "\(entry.path): \(error.message)")
  }

  /// The layer at fault, which may lie in branches of residual blocks.
  private func entry(at error: NetworkError, in model: ModelSection) -> ModelSection.Entry? {
    var (entries, found): ([ModelSection.Entry], ModelSection.Entry?) = (model.entries, nil)
    for (depth, index) in error.layer.enumerated() {
      guard entries.indices.contains(index) else { return found }
      found = entries[index]
      guard error.branches.indices.contains(depth) else { return found }
      entries = found?.branches[error.branches[depth]] ?? []
    }
    return found
  }

  private func checkBatches(_ network: Network) {
    guard let model = spec.model, facts.smallestBatch == 1 else { return }
    let fixed = spec.optimizer.map {
      GroupCheck(optimizer: $0, findings: Findings()).fixedBuffers(of: network)
    }
    for (entry, node) in zip(model.allEntries, network.allNodes)
    where entry.layer.layer.needsSeveralSamples {
      // What normalises by statistics that stay needs none of the batch.
      if !node.buffers.isEmpty, fixed?.isSuperset(of: node.buffers) == true { continue }
      let message =
        "\(entry.path): a batch of 1 sample has no variance; choose another batch_size, "
        + "or leave the last batch out with drop_last: true"
      findings.error(at: entry.span, message)
    }
  }

  private func checkLoss(_ network: Network) {
    guard let loss = spec.loss else { return }
    if let mistake = loss.value.mistake(output: network.output, targets: facts.targets) {
      // What the loss cannot be made of, metrics cannot either.
      return findings.error(at: loss.span, "loss: \(mistake)")
    }
    let makesOutput = { (entry: ModelSection.Entry) in
      !entry.layer.layer.keepsElements && !entry.layer.layer.onlyAddsNoise
    }
    if let last = spec.model?.entries.last(where: makesOutput) {
      if let suspicion = loss.value.suspicion(after: last.layer.layer) {
        findings.warning(at: last.span, "\(last.path): \(suspicion)")
      }
      if case .classes(let count) = facts.targets, count < network.output.count {
        findings.warning(
          at: last.outputSpan,
          "\(last.path): there are \(network.output.count) outputs for the \(count) classes of the data"
        )
      }
    }
    for metric in spec.metrics + spec.trainMetrics {
      let mistake = metric.value.mistake(
        under: loss.value, output: network.output, targets: facts.targets)
      if let mistake { findings.error(at: metric.span, "\(metric.path): \(mistake)") }
    }
  }
}

extension NamedLayer {
  /// The layer without what was wrong, so that the layers behind it can be checked: a size that was
  /// stated wrong can be inferred, and a rule that does not apply left out.
  fileprivate func relaxed(after error: NetworkError) -> NamedLayer? {
    var relaxed = self
    if let argument = error.argument, argument.hasSuffix("_init") {
      relaxed.initializations = [:]
      return relaxed
    }
    guard let inferring = error.argument.flatMap({ layer.inferring($0) }) else { return nil }
    relaxed.layer = inferring
    return relaxed
  }
}
