/// A value of a spec on its way into an argument.
///
/// Whoever reads specs implements it. Each function reads the value as one kind, and reports where
/// it stands what it is not; then it gives nil.
public protocol ArgumentReader {
  /// Whether the value is YAML's null.
  var isNull: Bool { get }
  /// A scalar's text, nil for null and for what is no scalar.
  var text: String? { get }
  /// Whether the value is a scalar without quotes.
  var isPlain: Bool { get }
  /// The items of a list, nil for what is none.
  var items: [any ArgumentReader]? { get }
  /// Whether the value is a mapping.
  var isMapping: Bool { get }

  /// The values of a mapping by their keys, nil for what is none.
  var pairs: [(key: String, value: any ArgumentReader)]? { get }

  /// Whether the value is a mapping with a key, or with one that is spelled almost so.
  func hasKey(_ key: String) -> Bool

  /// A finite number in any usual spelling, or a constant expression.
  func number(_ range: NumberRange) -> Double?

  /// A whole number.
  func wholeNumber(_ range: NumberRange) -> Int?

  /// `true` or `false`.
  func boolean() -> Bool?

  /// Any text that is not empty.
  func string() -> String?

  /// One of some names; `noun` is what messages call them.
  func choice(of names: [String], noun: String) -> String?

  /// A length of time such as `12ep`, `5000st` or `30%`.
  func length() -> Length?

  /// The arguments of a mapping; what is wrong with one of them leaves its stand-in.
  func fields<Subject: Declared>(of type: Subject.Type) -> Subject?

  /// The values of a mapping by the names of groups, one for each group in their order.
  func values<Value>(byGroup read: (any ArgumentReader) -> Value?) -> [Value]?

  /// Notes what the value resolves to, for values that no other function reads.
  func note(_ value: PlainValue, as type: String)

  /// Notes what the value resolves to, where that is what would hold without it.
  func noteDefault(_ value: PlainValue, as type: String)

  /// Reports that the value is not what was expected.
  func refuse(expected: String)

  /// Reports a mistake in the value, in a part of its text where that is known.
  func refuse(_ message: String, at range: Range<Int>?)
}

extension ArgumentReader {
  /// None: whoever reads knows no mappings of such keys.
  public var pairs: [(key: String, value: any ArgumentReader)]? { nil }

  /// Whether it is a mapping, of which no more is known.
  public func hasKey(_ key: String) -> Bool { isMapping }

  /// Notes the value as any other.
  public func noteDefault(_ value: PlainValue, as type: String) { note(value, as: type) }

  /// None: whoever reads knows no groups.
  public func values<Value>(byGroup read: (any ArgumentReader) -> Value?) -> [Value]? {
    refuse(expected: "one value, or a list of one a group")
    return nil
  }
}
