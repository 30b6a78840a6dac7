import Declarations

/// The arguments that rules share; a rule lists those that it takes.
extension UpdateRule {
  /// The step size, which a spec must give unless its scheduler does.
  static var learningRate: Argument<Self> {
    .optional(
      \.hyperparameters.learningRate, "lr", .number(.notNegative), "step size",
      otherwise: "what the scheduler gives, where that does not depend on it",
      example: "\(usual.learningRate)"
    ).withoutDefault()
  }

  /// The momentum of rules that keep velocities.
  static var momentum: Argument<Self> {
    .optional(
      \.hyperparameters.momentum, "momentum", .number(.notNegative),
      "share of the velocity that is kept from one step to the next")
  }

  /// The factor of an L2 penalty, or what decoupled decay takes.
  static var weightDecay: Argument<Self> {
    .optional(
      \.hyperparameters.weightDecay, "weight_decay", .number(.notNegative),
      "factor of the L2 penalty, or of decoupled decay")
  }

  /// The decay rates of moving averages.
  static var betas: Argument<Self> {
    .optional(
      \.hyperparameters.betas, "betas", .optional(.betas),
      "shares of the moving averages of gradients and of their squares that are kept")
  }

  /// What keeps a denominator from being 0.
  static func eps(_ path: any WritableKeyPath<Self, Double> & Sendable) -> Argument<Self> {
    .optional(path, "eps", .number(.notNegative), "what is added to the denominator")
  }

  /// Whether weight decay leaves the gradient alone.
  static func decoupledWeightDecay(
    _ path: any WritableKeyPath<Self, Bool> & Sendable
  ) -> Argument<Self> {
    .optional(
      path, "decoupled_weight_decay", .boolean, "whether weight decay leaves the gradient alone")
  }
}

extension ValueKind<Betas> {
  /// A pair `[beta1, beta2]`.
  static var betas: ValueKind {
    let share = NumberRange.fraction
    return ValueKind(
      .tuple([.number(share), .number(share)]),
      read: { reader in
        guard let items = reader.items, items.count == 2 else {
          reader.refuse(expected: "a pair [beta1, beta2]")
          return nil
        }
        let (first, second) = (items[0].number(share), items[1].number(share))
        guard let first, let second else { return nil }
        return Betas(first, second)
      },
      plain: { .list([.number($0.first), .number($0.second)]) },
      complaints: { betas in
        [betas.first, betas.second].compactMap(share.complaint(about:)).map { (nil, $0) }
      })
  }
}
