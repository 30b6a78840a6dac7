internal import YAML

/// Writes layers as a spec would, all standing at one place of it.
struct LayerWriter {
  /// Where the layers stand.
  let span: SourceSpan

  /// A layer without arguments.
  func plain(_ name: String) -> SpecNode {
    SpecNode(.scalar(Scalar(text: name, isPlain: true)), at: span)
  }

  /// A layer with whole numbers as arguments.
  func layer(_ name: String, _ arguments: KeyValuePairs<String, Int>) -> SpecNode {
    mapping([(name, mapping(arguments.map { ($0, plain(String($1))) }))])
  }

  /// A layer with one bare value.
  func layer(_ name: String, _ value: Int) -> SpecNode {
    mapping([(name, plain(String(value)))])
  }

  /// A layer with one bare value, as it is spelled.
  func layer(_ name: String, text: String) -> SpecNode {
    mapping([(name, plain(text))])
  }

  /// A convolution without a bias, since batch normalisation follows.
  func convolution(_ channels: Int, _ kernel: Int, stride: Int = 1, padding: Int) -> SpecNode {
    let arguments = [
      ("out_channels", plain(String(channels))), ("kernel_size", plain(String(kernel))),
      ("stride", plain(String(stride))), ("padding", plain(String(padding))),
      ("bias", plain("false")),
    ]
    return mapping([("conv2d", mapping(arguments))])
  }

  /// A residual block.
  func residual(body: [SpecNode], shortcut: [SpecNode]) -> SpecNode {
    var branches = [("body", SpecNode(.sequence(body), at: span))]
    if !shortcut.isEmpty { branches.append(("shortcut", SpecNode(.sequence(shortcut), at: span))) }
    return mapping([("residual", mapping(branches))])
  }

  private func mapping(_ pairs: [(String, SpecNode)]) -> SpecNode {
    SpecNode(.mapping(pairs.map { SpecPair(key: $0, keySpan: span, value: $1) }), at: span)
  }
}
