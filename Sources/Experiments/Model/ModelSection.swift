package import Networks

/// The layers of a network, in order.
package struct ModelSection: Sendable {
  /// One layer with the places of its arguments.
  package struct Entry: Sendable {
    /// The layer and its name.
    package var layer: NamedLayer
    /// Where it stands.
    package var span: SourceSpan
    /// Where its arguments stand, by key.
    package var arguments: [String: SourceSpan]
    /// Its place in the spec.
    package var path: SpecPath
    /// The layers within it.
    package var branches: [Branch: [Entry]] = [:]

    /// Where the number of its outputs stands, or else the layer.
    package var outputSpan: SourceSpan {
      ["out_features", "out_channels", "embedding_dim"].compactMap { arguments[$0] }.first ?? span
    }
  }

  /// The layers.
  package var entries: [Entry]
  /// Where the section stands.
  package var span: SourceSpan

  /// All layers, each before those within it.
  package var allEntries: [Entry] { Self.flattened(entries) }

  private static func flattened(_ entries: [Entry]) -> [Entry] {
    entries.flatMap { entry in
      [entry] + Branch.allCases.flatMap { flattened(entry.branches[$0] ?? []) }
    }
  }
}
