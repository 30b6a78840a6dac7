internal import Networks

/// Validates the rules of `init.parameters` against a model, and applies them.
struct InitCheck {
  let section: InitSection
  let findings: Findings

  private var patterns: PatternCheck {
    let entries = section.rules.map {
      PatternCheck.Entry(
        selection: ParameterSelection(patterns: $0.patterns), span: $0.span, path: $0.path)
    }
    return PatternCheck(entries: entries, kind: "rule")
  }

  /// Reports rules that take none of these parameters.
  func check(_ parameters: [ParameterFacts]) {
    guard !section.rules.isEmpty else { return }
    patterns.report(parameters, to: findings)
    if section.weights != nil, section.options.takesAll {
      findings.warning(
        at: section.rulesSpan,
        "init.parameters: has no effect: all parameters are read from init.weights",
        ofNoEffect: true)
    }
  }

  /// Fills the parameters of a network by the rules; what a layer says itself holds.
  func apply(to network: inout Network) {
    let assignment = patterns.assignment(network.parameterFacts)
    for (rule, taken) in zip(section.rules, assignment) {
      let open = taken.filter { network.parameters[$0].isDefault }
      if open.isEmpty, !taken.isEmpty {
        findings.warning(
          at: rule.span, "\(rule.path): has no effect: the layers have initialisers of their own",
          ofNoEffect: true)
      }
      fill(open, of: &network, by: rule)
    }
  }

  private func fill(_ indices: [Int], of network: inout Network, by rule: InitSection.Rule) {
    for index in indices {
      let parameter = network.parameters[index]
      if let mistake = rule.initialization.mistake(for: parameter.shape) {
        return findings.error(at: rule.span, "\(rule.path): '\(parameter.name)': \(mistake)")
      }
      network.fill(index, by: rule.initialization)
    }
  }
}
