/// A step through a document, with its places in Unicode scalars from the start of the text.
struct Event {
  enum Kind {
    case streamStart, streamEnd
    case documentStart, documentEnd
    case alias(String)
    case scalar(Scalar, Properties)
    case sequenceStart(Properties, isFlow: Bool)
    case mappingStart(Properties, isFlow: Bool)
    case sequenceEnd, mappingEnd
  }

  /// What may stand before a node.
  struct Properties {
    let anchor: String?
    /// The tag's full name.
    let tag: String?

    /// How many there are.
    var count: Int { (anchor == nil ? 0 : 1) + (tag == nil ? 0 : 1) }
  }

  let kind: Kind
  let range: Range<Int>
}
