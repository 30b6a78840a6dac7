public import Declarations

/// A value of a spec that may hold layers.
public protocol LayerReader: ArgumentReader {
  /// A list of layers.
  func layers() -> [NamedLayer]?
}

extension ValueKind<[NamedLayer]> {
  /// A list of layers.
  static var layers: ValueKind {
    ValueKind(
      .list(.named(category: "layer")), read: { ($0 as? any LayerReader)?.layers() },
      plain: { _ in nil })
  }
}
