internal import Declarations
internal import Networks

extension ValueReader {
  /// A loss's name alone, or its name with options: `cross_entropy: {label_smoothing: 0.1}`.
  func loss() -> Located<any Loss>? {
    let keyed = keyed(
      LossRegistry.all, expected: "one of \(LossRegistry.all.names.joined(separator: ", "))")
    guard let member = keyed?.member, var fields = keyed?.fields else { return nil }
    defer { fields.finish() }
    guard isMapping else {
      context.resolution.note(.text(text ?? ""), "choice", at: path, from: node)
      return Located(value: member.init(), span: fields.span, path: path)
    }
    func read<Member: Loss>(_ type: Member.Type) -> any Loss { fields.read(type) }
    return findings.whole { Located(value: read(member), span: fields.span, path: path) }
  }
}
