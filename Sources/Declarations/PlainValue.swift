/// A value as a spec can write it, without its place.
public enum PlainValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([PlainValue])
  case mapping([String: PlainValue])
}
