internal import Declarations
internal import Optimizers

/// Reads the values of an optimizer, or of a group, which inherits what it does not give.
struct OptimizerSettings {
  let kind: OptimizerSection.Kind
  let context: ReadingContext

  /// Reads the keys that the rule has; defaults are PyTorch's.
  ///
  /// - Parameters:
  ///   - fields: The mapping.
  ///   - base: What a group inherits; nil for the optimizer itself.
  ///   - section: The optimizer's mapping, which says where inherited values come from.
  /// - Returns: The values; stand-ins for those that could not be read.
  func read(
    _ fields: inout Fields, inheriting base: OptimizerSection.Settings? = nil,
    from section: SpecNode? = nil
  ) -> OptimizerSection.Settings {
    var source = Source(section: section, base: base)
    var values = base?.hyperparameters ?? Hyperparameters(learningRate: 1)
    if base == nil {
      values.learningRate = fields.required("lr") { context.number($0, at: $1, .notNegative) } ?? 1
    } else {
      values.learningRate = source.number(&fields, "lr", values.learningRate, .notNegative)
    }
    let decay = base == nil ? usualDecay : values.weightDecay
    values.weightDecay = source.number(&fields, "weight_decay", decay, .notNegative)
    readMomentum(&values, &fields, &source, isInherited: base != nil)
    readBetas(&values, &fields, &source)
    let rule = rule(&fields, &source)
    return OptimizerSection.Settings(hyperparameters: values, rule: rule)
  }

  /// Where values come from that a mapping does not give.
  struct Source {
    let section: SpecNode?
    let base: OptimizerSection.Settings?

    func number(
      _ fields: inout Fields, _ key: String, _ value: Double, _ rule: NumberRange
    ) -> Double {
      fields.number(key, default: value, rule, from: section?[key: key]) ?? value
    }

    func boolean(_ fields: inout Fields, _ key: String, _ value: Bool) -> Bool {
      fields.boolean(key, default: value, from: section?[key: key]) ?? value
    }
  }

  /// PyTorch's default of the decay, which `adamw` alone has.
  private var usualDecay: Double { kind == .adamw ? 1e-2 : 0 }

  private func readMomentum(
    _ values: inout Hyperparameters, _ fields: inout Fields, _ source: inout Source,
    isInherited: Bool
  ) {
    switch kind {
    case .sgd, .rmsprop, .lars: break
    default: return
    }
    let usual = kind == .lars ? 0.9 : 0
    let momentum = isInherited ? values.momentum : usual
    values.momentum = source.number(&fields, "momentum", momentum, .notNegative)
    guard kind == .sgd else { return }
    values.dampening = source.number(&fields, "dampening", values.dampening, .any)
    values.nesterov = source.boolean(&fields, "nesterov", values.nesterov)
    let isGivenHere = ["nesterov", "momentum", "dampening"].contains { fields.has($0) }
    if values.nesterov, values.momentum == 0 || values.dampening != 0, isGivenHere {
      let span = fields.has("nesterov") ? fields.keySpan("nesterov") : fields.span
      context.findings.error(
        at: span, "\(fields.path): nesterov needs a momentum above 0 and a dampening of 0")
    }
  }

  /// A pair `[beta1, beta2]`, each from 0 and below 1.
  private func readBetas(
    _ values: inout Hyperparameters, _ fields: inout Fields, _ source: inout Source
  ) {
    let usual: Betas
    switch kind {
    case .adam, .adamw, .nadam, .radam, .lamb: usual = Betas(0.9, 0.999)
    case .lion: usual = Betas(0.9, 0.99)
    case .sgd, .rmsprop, .adagrad, .adadelta, .lars: return
    }
    let betas = values.betas ?? usual
    values.betas = betas
    let path = fields.path.key("betas")
    guard let node = fields.node("betas") else {
      for (index, beta) in [betas.first, betas.second].enumerated() {
        let origin = source.section?[key: "betas"]
        context.resolution.note(.number(beta), "number", at: path.item(index), from: origin)
      }
      return
    }
    guard case .sequence(let items) = node.kind, items.count == 2 else {
      return context.mistake(path, expected: "a pair [beta1, beta2]", at: node)
    }
    let share = NumberRange.fraction
    let first = context.number(items[0], at: path.item(0), share)
    let second = context.number(items[1], at: path.item(1), share)
    values.betas = Betas(first ?? betas.first, second ?? betas.second)
  }
}
