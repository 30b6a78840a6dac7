/// A word of a source and where it stands.
struct Token {
  enum Kind: Equatable {
    case number(Double)
    case name(String)
    case symbol(Symbol)
    case end
  }

  let kind: Kind
  let range: Range<Int>
}
