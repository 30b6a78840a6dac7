internal import RealModule

extension Double {
  /// The number without a needless `.0`.
  package var plainText: String {
    if let whole = Int(exactly: self), abs(whole) < 1 << 53 { return String(whole) }
    return description
  }

  /// The number in four digits, enough to recognise it by.
  package var shortText: String {
    guard self != 0, isFinite else { return plainText }
    let scale = Double.pow(10, 3 - Double.log10(magnitude).rounded(.down))
    let rounded = (self * scale).rounded() / scale
    return (rounded.isFinite ? rounded : self).plainText
  }
}
