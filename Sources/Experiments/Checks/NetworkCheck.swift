internal import Networks
internal import Training

/// Makes the network of a spec and holds it against the data and the loss.
struct NetworkCheck {
  let spec: Spec
  let facts: DataFacts
  let findings: Findings

  /// The network, or nil after reporting why there is none.
  func network() -> Network? {
    guard let model = spec.model else { return nil }
    do throws(NetworkError) {
      let layers = model.entries.map(\.layer)
      let network = try Network(input: Shape(facts.inputShape), layers: layers)
      guard !network.parameters.isEmpty else {
        findings.error(at: model.span.firstCharacter, "model: no layer has parameters to train")
        return nil
      }
      checkBatches(network)
      checkLoss(network)
      return network
    } catch {
      report(error, in: model)
      return nil
    }
  }

  private func report(_ error: NetworkError, in model: ModelSection) {
    guard let index = error.layer.first, model.entries.indices.contains(index) else {
      return findings.error(at: model.span, "model: \(error.message)")
    }
    let entry = model.entries[index]
    let span = error.argument.flatMap { entry.arguments[$0] } ?? entry.span
    findings.error(at: span, "\(entry.path): \(error.message)")
  }

  private func checkBatches(_ network: Network) {
    guard let model = spec.model, facts.smallestBatch == 1 else { return }
    for (node, entry) in zip(network.nodes, model.entries) {
      guard case .batchNorm = node.layer else { continue }
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
    for metric in spec.metrics {
      let mistake = metric.value.mistake(
        under: loss.value, output: network.output, targets: facts.targets)
      if let mistake { findings.error(at: metric.span, "\(metric.path): \(mistake)") }
    }
  }
}
