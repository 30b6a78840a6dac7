/// Texts that Kubernetes takes in some places, by its own grammars.
package enum KubernetesText {
  /// The value of a quantity, such as `500m`, `1.5`, `4Gi` or `2e3`; nil for what is none.
  ///
  /// Digits with at most one point among them, and a suffix: a power of 1,024, one of 1,000, or an
  /// exponent. Source: Kubernetes, `apimachinery/pkg/api/resource`.
  package static func quantity(_ text: String) -> Double? {
    var rest = Substring(text)
    var sign = 1.0
    if let first = rest.first, first == "+" || first == "-" {
      sign = first == "-" ? -1 : 1
      rest.removeFirst()
    }
    let number = rest.prefix { isDigit($0) || $0 == "." }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    // Beside a point, a zero on each side says the same.
    guard parts.count <= 2, parts.contains(where: { !$0.isEmpty }),
      let value = Double(parts.count == 2 ? "0\(number)0" : number)
    else { return nil }
    return factor(rest.dropFirst(number.count)).map { sign * value * $0 }
  }

  private static func factor(_ suffix: Substring) -> Double? {
    if let factor = suffixes[String(suffix)] { return factor }
    guard let first = suffix.first, first == "e" || first == "E" else { return nil }
    let exponent = suffix.dropFirst()
    let digits = exponent.first == "+" || exponent.first == "-" ? exponent.dropFirst() : exponent
    guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
    return Double("1e\(exponent)")
  }

  private static let suffixes: [String: Double] = [
    "": 1, "n": 1e-9, "u": 1e-6, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15,
    "E": 1e18, "Ki": 0x1p10, "Mi": 0x1p20, "Gi": 0x1p30, "Ti": 0x1p40, "Pi": 0x1p50, "Ei": 0x1p60,
  ]

  /// Whether a text is the name of an object: a subdomain of RFC 1123, which has small letters, digits
  /// and hyphens in parts between points.
  package static func isName(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return text.utf8.count <= 253
      && parts.allSatisfy { part in
        let isPlain = part.unicodeScalars.allSatisfy { isSmall($0) || $0 == "-" }
        return isPlain && !part.isEmpty && !part.hasPrefix("-") && !part.hasSuffix("-")
      }
  }

  /// Whether a text may be the name of an image: `registry:5000/folder/name:tag@sha256:…`.
  package static func isImage(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isSmall(first) || ("A"..."Z").contains(first)
    else { return false }
    return text.unicodeScalars.allSatisfy {
      isSmall($0) || ("A"..."Z").contains($0) || "._-/:@+".unicodeScalars.contains($0)
    }
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
  }
}
