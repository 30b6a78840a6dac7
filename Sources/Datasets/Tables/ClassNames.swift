import Messages

/// The classes of a table in the order of their indices, as the table spells them.
public struct ClassNames: Sendable, Equatable {
  /// The names; a class that no cell names is named by its index.
  public let names: [String]
  private let indices: [String: Int]
  /// The classes whose names are whole numbers.
  private let numbered: [Int: Int]

  /// Orders the words of a column: whole numbers from 0 on are their own indices; other numbers stand in
  /// ascending order, and words in the order of their Unicode code points, as `numpy.unique` has them.
  ///
  /// Words that are the same number are the same class.
  init(_ words: [String]) {
    let numbers = words.compactMap(Self.wholeNumber)
    guard numbers.count == words.count, let least = numbers.min(), let greatest = numbers.max()
    else {
      self.init(ordered: words.sorted(by: Self.isBefore))
      return
    }
    let isCounted = least == 0 && greatest < Targets.classLimit
    let values = isCounted ? Array(0...greatest) : Set(numbers).sorted()
    // Where words are the same number, the first one stands for it.
    let spelled = Dictionary(zip(numbers, words)) { first, _ in first }
    let places = Dictionary(values.enumerated().map { ($1, $0) }) { first, _ in first }
    self.init(
      names: values.map { spelled[$0] ?? String($0) },
      indices: Dictionary(zip(words, numbers.map { places[$0] ?? 0 })) { first, _ in first })
  }

  private init(names: [String], indices: [String: Int]) {
    (self.names, self.indices) = (names, indices)
    numbered = Dictionary(
      names.enumerated().compactMap { place, name in Self.wholeNumber(name).map { ($0, place) } }
    ) { first, _ in first }
  }

  /// Whether a word stands before another: by their Unicode code points.
  static func isBefore(_ word: String, _ other: String) -> Bool {
    word.unicodeScalars.lexicographicallyPrecedes(other.unicodeScalars)
  }

  /// Takes names whose order is known.
  public init(ordered names: [String]) {
    self.init(
      names: names, indices: Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first })
  }

  /// The names as parts of columns' names, which stand on one line.
  package var columnNames: [String] { names.map { Legible.escaped($0) } }

  /// The first of the names, for people.
  var text: String {
    names.prefix(8).map { Legible.quotation($0.utf8) }.joined(separator: ", ")
      + (names.count > 8 ? ", …" : "")
  }

  /// The index of the class that a cell names, numbers by their value; nil if there is none.
  public func index(of word: String) -> Int? {
    indices[word] ?? Self.wholeNumber(word).flatMap { numbered[$0] }
  }

  /// The whole number that a text spells, `1.0` among them.
  static func wholeNumber(_ word: String) -> Int? {
    Int(word) ?? number(word).flatMap { Int(exactly: $0) }
  }

  /// The number that a text spells.
  static func number(_ word: String) -> Double? {
    let bytes = Array(word.utf8)
    return try? DecimalNumber.value(bytes, 0..<bytes.count)
  }
}
