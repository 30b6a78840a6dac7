package import Sweeps

/// A value that a trial has in the place of the base's.
package struct TrialValue: Sendable {
  /// The place, as the axis names it.
  package let path: String
  /// The value.
  package let node: SpecNode
  private let pathSpan: SourceSpan

  init(_ path: String, _ node: SpecNode, at pathSpan: SourceSpan) {
    (self.path, self.node, self.pathSpan) = (path, node, pathSpan)
  }

  /// The value in the place of the base's.
  package var override: Override {
    Override(SweepAxis.components(of: path), node, at: pathSpan)
  }

  /// The value as an option gives it: `PATH=VALUE`.
  package var setting: String { "\(path)=\(node.line)" }
}

extension SweepSection {
  /// The values of a point, one for each axis that it has.
  package func values(of point: Point) -> [TrialValue] {
    zip(axes, point.values).compactMap { axis, value in
      value.map { TrialValue(axis.path, axis.node(of: $0), at: axis.pathSpan) }
    }
  }

  /// The values of a point with its seed, where a cell is run with several.
  ///
  /// - Parameters:
  ///   - point: The point of the cell.
  ///   - number: Which of its repeats.
  ///   - base: The spec without its sweep.
  /// - Returns: The values in the order in which they are put into the base.
  package func values(of point: Point, repeat number: Int, of base: SpecNode) -> [TrialValue] {
    let values = values(of: point)
    guard repeats > 1 || number > 0 else { return values }
    let given = values.last { $0.path == Self.seed }?.node ?? base[key: Self.seed]
    guard let first = given.map(Self.wholeNumber) ?? 0 else {
      // The seed is a mistake, which is reported where it is read.
      return values
    }
    let node = SpecNode(number: Double(first + number), at: repeatsSpan)
    return values.filter { $0.path != Self.seed } + [TrialValue(Self.seed, node, at: repeatsSpan)]
  }

  /// The base with values of options.
  package static func root(
    _ overrides: [Override], in base: SpecNode, _ findings: Findings
  ) -> SpecNode {
    var root = base
    OverrideTree(findings: findings).apply(overrides, to: &root)
    return root
  }

  /// Reports options that change what the sweep changes after them.
  func check(_ overrides: [Override], of base: SpecNode, _ findings: Findings) {
    checkSeeds(of: base, findings)
    let swept = axes.map { ($0.path, base.canonical($0.components)) }
    for override in overrides {
      let place = base.canonical(override.path)
      guard let axis = swept.first(where: { place.starts(with: $0.1) }) else { continue }
      findings.error(
        at: override.span(upTo: override.path.count),
        "'\(override.path.joined(separator: "."))' has no effect, since the sweep has an axis over "
          + "'\(axis.0)'; --set sweep=null runs the base alone")
    }
  }

  /// Refuses seeds that would pass the greatest there is.
  private func checkSeeds(of base: SpecNode, _ findings: Findings) {
    let count = repeats + (options.confirm?.repeats ?? 0)
    let axis = axes.first { $0.path == Self.seed }
    let seeds = axis?.options ?? [base[key: Self.seed]].compactMap(\.self)
    guard count > 1,
      seeds.contains(where: { $0.constant.map { $0 + Double(count) > 0x1p52 } ?? false })
    else { return }
    findings.error(
      at: repeatsSpan,
      "sweep: \(count) seeds from the spec's on would pass 2^52, the greatest there is")
  }

  /// The key of the seed.
  package static let seed = "seed"

  private static func wholeNumber(_ node: SpecNode) -> Int? {
    node.constant.flatMap { Int(exactly: $0) }
      .flatMap { (0..<1 << 52).contains($0) ? $0 : nil }
  }
}

extension SpecNode {
  /// A path with the numbers of items in the place of their names.
  fileprivate func canonical(_ path: [Substring]) -> [Substring] {
    var (node, result): (SpecNode?, [Substring]) = (self, [])
    for name in path {
      var name = name
      if case .sequence(let items)? = node?.kind, let index = Self.index(of: name, in: items) {
        name = Substring(String(index))
      }
      node = node?.node(at: [name])
      result.append(name)
    }
    return result
  }
}
