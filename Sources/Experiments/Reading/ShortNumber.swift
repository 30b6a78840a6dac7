#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A number in four digits, enough to recognise it by.
func short(_ value: Double) -> String {
  guard value != 0, value.isFinite else { return plain(value) }
  let scale = pow(10, 3 - log10(abs(value)).rounded(.down))
  let rounded = (value * scale).rounded() / scale
  return plain(rounded.isFinite ? rounded : value)
}
