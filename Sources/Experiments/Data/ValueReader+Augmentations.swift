internal import Datasets
internal import Declarations

extension ValueKind<any Augmentation> {
  /// A random change to images.
  static var augmentation: ValueKind {
    ValueKind(
      .named(category: AugmentationRegistry.all.category),
      read: { ($0 as? ValueReader)?.augmentation() }, plain: { _ in nil })
  }
}

extension ValueReader {
  fileprivate func augmentation() -> (any Augmentation)? {
    let keyed = keyed(
      AugmentationRegistry.all, expected: "an augmentation such as random_crop: 4")
    guard let member = keyed?.member, var fields = keyed?.fields else { return nil }
    defer { fields.finish() }
    func read<Kind: Augmentation>(_ kind: Kind.Type) -> any Augmentation { fields.read(kind) }
    return findings.whole { read(member) }
  }
}
