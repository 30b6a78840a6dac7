extension ValueKind<Double> {
  /// A number of a range.
  public static func number(_ range: NumberRange = .any) -> ValueKind {
    ValueKind(
      .number(range), read: { $0.number(range) }, plain: { .number($0) },
      complaints: { number in range.complaint(about: number).map { [(nil, $0)] } ?? [] })
  }
}

extension ValueKind<Int> {
  /// A whole number of a range.
  public static func wholeNumber(_ range: NumberRange = .any) -> ValueKind {
    ValueKind(
      .wholeNumber(range), read: { $0.wholeNumber(range) }, plain: { .integer($0) },
      complaints: { number in range.complaint(about: number).map { [(nil, $0)] } ?? [] })
  }
}

extension ValueKind<Bool> {
  /// `true` or `false`.
  public static var boolean: ValueKind {
    ValueKind(.boolean, read: { $0.boolean() }, plain: { .boolean($0) })
  }
}

extension ValueKind<String> {
  /// Any text that is not empty.
  public static var text: ValueKind {
    ValueKind(.text, read: { $0.string() }, plain: { .text($0) })
  }

  /// A file or a folder, relative to the spec.
  public static var path: ValueKind {
    ValueKind(
      .path, read: { $0.string() }, plain: { .text($0) }, mapPaths: { $0 = $1($0) })
  }

  /// One of some names that are known only to whoever reads the spec further.
  public static func name(of noun: String, among names: [String]) -> ValueKind {
    ValueKind(
      .choice(names), read: { $0.choice(of: names, noun: noun) }, plain: { .text($0) })
  }
}

extension ValueKind where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the raw values of a type; `noun` is what messages call them.
  public static func choice(_ noun: String) -> ValueKind {
    let names = Value.allCases.map(\.rawValue)
    return ValueKind(
      .choice(names),
      read: { $0.choice(of: names, noun: noun).flatMap(Value.init(rawValue:)) },
      plain: { .text($0.rawValue) })
  }
}

extension ValueKind<Length> {
  /// A length of time, of which something is asked.
  public static func length(_ rounding: Length.Rounding) -> ValueKind {
    ValueKind(
      .length, read: { $0.length() }, plain: { $0.unit == .rest ? nil : .text($0.text) },
      complaints: { length in
        guard length.unit == .own else { return [] }
        let complaint =
          switch rounding {
          case .real, .phase: NumberRange.atLeast(0).complaint(about: length.steps)
          case .positive: NumberRange.positive.complaint(about: length.time)
          case .steps, .whole: NumberRange.atLeast(1).complaint(about: length.steps)
          }
        return complaint.map { [(nil, $0)] } ?? []
      },
      resolve: { length, resolver in
        guard let steps = resolver(length, rounding, []) else { return false }
        length = steps
        return true
      })
  }
}

extension ValueKind where Value: Declared {
  /// A mapping with arguments of its own.
  public static var mapping: ValueKind {
    ValueKind(
      .mapping(Value.facts), read: { $0.fields(of: Value.self) },
      plain: { value in
        let pairs = Value.declaration.arguments.compactMap { argument in
          argument.plain(value).map { (argument.name, $0) }
        }
        return .mapping(Dictionary(uniqueKeysWithValues: pairs))
      },
      complaints: { value in
        let own = Value.declaration.arguments.flatMap { $0.problems(value) }
        return (own + value.problems).map { (nil, "\($0.argument): \($0.message)") }
      })
  }
}
