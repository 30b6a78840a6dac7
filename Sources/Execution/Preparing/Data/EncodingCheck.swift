internal import Experiments
internal import JSON
internal import Messages

/// Warns where samples become other numbers than those of the run whose weights are taken: categories and
/// what `normalize: auto` learns are learnt anew from the samples that are trained on.
struct EncodingCheck {
  /// The weights, where they are named.
  let weights: Located<String>
  /// The `encoding.json` of the run that they are of.
  let former: JSONValue
  /// Where suspicions go.
  let findings: Findings

  /// Compares it with the encoding of samples; nil where there is nothing to tell of it.
  func check(_ encoding: JSONValue?) {
    let encoding = encoding ?? .object([])
    let others = ["normalize", "targets"].filter { encoding[$0] != former[$0] }
    let names = columns(of: encoding) + others
    guard !names.isEmpty else { return }
    findings.warning(
      at: weights.span, "\(weights.path): \(Message.otherEncoding(names))")
  }

  /// The columns that are encoded otherwise, or that are in one of the two alone.
  private func columns(of encoding: JSONValue) -> [String] {
    // Runs of earlier versions do not tell of columns that are all numbers.
    guard encoding["columns"] != nil, former["columns"] != nil else { return [] }
    let (new, old) = (Self.byName(encoding), Self.byName(former))
    let (first, formerFirst) = (Self.firstNumbers(encoding), Self.firstNumbers(former))
    return Set(new.keys).union(old.keys).sorted()
      .filter { new[$0] != old[$0] || first[$0] != formerFirst[$0] }
      .map { "column '\(Legible.escaped($0))'" }
  }

  /// Where the numbers of each column of indices begin, which the columns before it decide.
  private static func firstNumbers(_ encoding: JSONValue) -> [String: Int] {
    var (numbers, next): ([String: Int], Int) = ([:], 0)
    for (name, column) in DataRecord.columns(encoding) {
      guard column["type"] == .string("index"), case .array(let words)? = column["categories"]
      else { continue }
      numbers[name] = next
      next += words.count + 1
    }
    return numbers
  }

  private static func byName(_ encoding: JSONValue) -> [String: JSONValue] {
    Dictionary(DataRecord.columns(encoding).map { ($0.name, $0.column) }) { first, _ in first }
  }
}
