import Networks

/// How the elements of an array lie in memory.
enum Layout {
  /// Row after row, the last dimension fastest.
  case plain([Int])
  /// A weight `[columns, inner]` in panels of 16 columns, for `PanelProduct`.
  case panels(columns: Int, inner: Int)
  /// As oneDNN chose.
  case library(MemoryDescriptor)

  /// The size in bytes, with what fills up panels and blocks.
  var byteCount: Int {
    switch self {
    case .plain(let sizes): sizes.reduce(4, *)
    case .panels(let columns, let inner): PanelProduct.byteCount(columns: columns, inner: inner)
    case .library(let descriptor): descriptor.byteCount
    }
  }
}
