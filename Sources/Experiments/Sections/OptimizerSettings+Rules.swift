internal import Declarations
internal import Optimizers

extension OptimizerSettings {
  /// Reads what is a rule's own and no schedule moves.
  func rule(_ fields: inout Fields, _ source: inout Source) -> OptimizerRule {
    switch kind {
    case .sgd: .sgd(SGDRule())
    case .lion: .lion(LionRule())
    case .adam, .adamw: adam(&fields, source)
    case .nadam, .radam: correctedAdam(&fields, source)
    case .rmsprop: rmsprop(&fields, source)
    case .adagrad: adagrad(&fields, source)
    case .adadelta: adadelta(&fields, source)
    case .lars: lars(&fields, source)
    case .lamb: lamb(&fields, source)
    }
  }

  private func adam(_ fields: inout Fields, _ source: Source) -> OptimizerRule {
    let base: (eps: Double, amsgrad: Bool) =
      switch source.base?.rule {
      case .adam(let rule): (rule.eps, rule.amsgrad)
      case .adamW(let rule): (rule.eps, rule.amsgrad)
      default: (1e-8, false)
      }
    let eps = source.number(&fields, "eps", base.eps, .notNegative)
    let amsgrad = source.boolean(&fields, "amsgrad", base.amsgrad)
    return kind == .adam
      ? .adam(AdamRule(eps: eps, amsgrad: amsgrad)) : .adamW(AdamWRule(eps: eps, amsgrad: amsgrad))
  }

  private func correctedAdam(_ fields: inout Fields, _ source: Source) -> OptimizerRule {
    let base: (eps: Double, decay: Double, isDecoupled: Bool) =
      switch source.base?.rule {
      case .nadam(let rule): (rule.eps, rule.momentumDecay, rule.decoupledWeightDecay)
      case .radam(let rule): (rule.eps, 0, rule.decoupledWeightDecay)
      default: (1e-8, 4e-3, false)
      }
    let eps = source.number(&fields, "eps", base.eps, .notNegative)
    let isDecoupled = source.boolean(&fields, "decoupled_weight_decay", base.isDecoupled)
    guard kind == .nadam else {
      return .radam(RAdamRule(eps: eps, decoupledWeightDecay: isDecoupled))
    }
    let decay = source.number(&fields, "momentum_decay", base.decay, .notNegative)
    return .nadam(
      NAdamRule(eps: eps, momentumDecay: decay, decoupledWeightDecay: isDecoupled))
  }

  private func rmsprop(_ fields: inout Fields, _ source: Source) -> OptimizerRule {
    var base = RMSpropRule(alpha: 0.99)
    if case .rmsprop(let rule)? = source.base?.rule { base = rule }
    return .rmsprop(
      RMSpropRule(
        alpha: source.number(&fields, "alpha", base.alpha, .notNegative),
        eps: source.number(&fields, "eps", base.eps, .notNegative),
        centered: source.boolean(&fields, "centered", base.centered)))
  }

  private func adagrad(_ fields: inout Fields, _ source: Source) -> OptimizerRule {
    var base = AdagradRule(lrDecay: 0)
    if case .adagrad(let rule)? = source.base?.rule { base = rule }
    let initial = base.initialAccumulatorValue
    return .adagrad(
      AdagradRule(
        lrDecay: source.number(&fields, "lr_decay", base.lrDecay, .notNegative),
        eps: source.number(&fields, "eps", base.eps, .notNegative),
        initialAccumulatorValue: source.number(
          &fields, "initial_accumulator_value", initial, .notNegative)))
  }

  private func adadelta(_ fields: inout Fields, _ source: Source) -> OptimizerRule {
    var base = AdadeltaRule(rho: 0.9)
    if case .adadelta(let rule)? = source.base?.rule { base = rule }
    return .adadelta(
      AdadeltaRule(
        rho: source.number(&fields, "rho", base.rho, .within(0, 1)),
        eps: source.number(&fields, "eps", base.eps, .notNegative)))
  }

  private func lars(_ fields: inout Fields, _ source: Source) -> OptimizerRule {
    var base = LARSRule(trustCoefficient: 1e-3)
    if case .lars(let rule)? = source.base?.rule { base = rule }
    return .lars(
      LARSRule(
        trustCoefficient: source.number(
          &fields, "trust_coefficient", base.trustCoefficient, .notNegative),
        eps: source.number(&fields, "eps", base.eps, .notNegative)))
  }

  private func lamb(_ fields: inout Fields, _ source: Source) -> OptimizerRule {
    var base = LAMBRule()
    if case .lamb(let rule)? = source.base?.rule { base = rule }
    return .lamb(LAMBRule(eps: source.number(&fields, "eps", base.eps, .notNegative)))
  }
}
