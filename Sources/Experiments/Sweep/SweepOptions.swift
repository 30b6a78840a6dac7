internal import Declarations
internal import Sweeps

/// What `sweep:` says beside its axes.
struct SweepOptions: Declared {
  /// Its name and its arguments.
  static let declaration = Declaration<Self>(
    "sweep", Self(), "Runs the spec with many values.",
    arguments: [
      .optional(
        \.product, "product", .axes, "axes, every combination of whose values is a cell",
        otherwise: "none"),
      .optional(
        \.zip, "zip", .axes, "axes that go in step: the first values of all, then the second ones",
        otherwise: "none"),
      .optional(
        \.exclusions, "exclude", .exclusions,
        "cells that are left out: those that have all values of one of these mappings",
        otherwise: "none"),
      .optional(
        \.search, "search", .strategy, "how the points of a search are chosen",
        otherwise: "none: cells are listed"),
      .optional(
        \.trials, "trials", .optional(.wholeNumber(.within(1, 1e6))), "points that a search tries",
        otherwise: "none: there is no search"),
      .optional(
        \.space, "space", .space, "what the values of a search are drawn from, axis by axis",
        otherwise: "none: there is no search"),
      .optional(
        \.lag, "lag", .wholeNumber(.within(1, 1e4)),
        "trials of a search that may be under way: a point follows from those before them"),
      .optional(
        \.repeats, "repeats", .wholeNumber(.within(1, 1e6)),
        "seeds that each cell is run with, from the spec's seed on"),
      .optional(
        \.race, "race", .optional(.mapping), "drops cells between their repeats",
        otherwise: "every cell has all its repeats"),
      .optional(
        \.confirm, "confirm", .optional(.mapping), "runs the best cells again on fresh seeds",
        otherwise: "no cell is run again"),
      .optional(
        \.pruner, "pruner", .sweepPruner, "ends trials early that come to nothing",
        otherwise: "every trial is whole"),
      .optional(
        \.objective, "objective", .mapping, "what cells are compared by",
        otherwise: "what train.monitor names, the validation loss, or the training loss"),
    ])

  /// Blocks of axes, and the axes of a search, which are read together.
  var product: SpecNode?
  var zip: SpecNode?
  var space: SpecNode?
  /// Cells that are left out.
  var exclusions: [SweepExclusion] = []
  /// How the points of a search are chosen.
  var search: (any SearchStrategy)?
  /// How trials are ended early.
  var pruner: SweepPruner?
  /// Points that a search tries.
  var trials: Int?
  /// Trials of a search that may be under way at a time.
  var lag = 8
  /// Seeds that each cell is run with.
  var repeats = 1
  /// How cells are dropped between their repeats.
  var race: Race?
  /// How the best cells are run again.
  var confirm: Confirm?
  /// What cells are compared by.
  var objective = SweepObjective()

  /// What is wrong with the options together.
  var problems: [ArgumentError] {
    guard let race, race.leastRepeats >= repeats else { return [] }
    return [
      ArgumentError(
        argument: "race",
        message:
          "drops a cell after \(race.leastRepeats) repeats at the earliest, of which there are "
          + "\(repeats)")
    ]
  }
}

extension ValueKind<SpecNode?> {
  /// A value that is read together with others.
  static func node(_ shape: ArgumentShape) -> ValueKind {
    ValueKind(shape, read: { ($0 as? ValueReader).map { .some($0.node) } }, plain: { _ in nil })
  }

  /// Axes with lists of values.
  fileprivate static var axes: ValueKind {
    let axis = ArgumentShape.either([.list(.anything), .values, .mapping(ListedAxis.facts)])
    return node(.paths(axis, blocks: AxisReading.Block.allCases.map(\.rawValue)))
  }

  /// Axes with what their values are drawn from.
  fileprivate static var space: ValueKind {
    let kinds = AxisKindRegistry.all.facts.map(ArgumentShape.call)
    return node(.paths(.either(kinds + [.list(.anything)]), blocks: []))
  }
}

extension ValueKind<[SweepExclusion]> {
  /// Mappings from paths to values.
  fileprivate static var exclusions: ValueKind {
    ValueKind(
      .list(.paths(.anything, blocks: [])), read: { ($0 as? ValueReader)?.exclusions() },
      plain: { _ in nil })
  }
}

extension ValueKind<(any SearchStrategy)?> {
  /// A search strategy.
  fileprivate static var strategy: ValueKind {
    ValueKind(
      .named(category: "search"),
      read: { reader in (reader as? ValueReader)?.strategy().map { .some($0) } },
      plain: { _ in nil })
  }
}

extension ValueKind<SweepPruner?> {
  /// A pruner with whose reports it decides by.
  fileprivate static var sweepPruner: ValueKind {
    ValueKind(
      .named(category: "pruner"),
      read: { reader in (reader as? ValueReader)?.sweepPruner().map { .some($0) } },
      plain: { _ in nil })
  }
}
